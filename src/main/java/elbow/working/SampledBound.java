package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.TextPrinter;
import elbow.inference.LogMeanWeight;
import elbow.model.State;
import elbow.model.Variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * ELBO(samples = K) = E[ln((w(z[1]) + ... + w(z[K]))/K)] with z[1] .. z[K] drawn from q and w =
 * p(x, z)/q(z), the importance-weighted bound of Burda, Grosse and Salakhutdinov (2016). Draws that
 * differ only in their order are one term, with their multinomial coefficient; where there are too
 * many of them the expectation is an integral.
 */
final class SampledBound<F> {
    /** How the table of weights is called. */
    static final String WEIGHT = "w";

    /** Up to this many ways to draw, each is a term of the working. */
    private static final int MOST_TERMS = 256;

    /** With more draws the expectation is not written out. */
    private static final int MOST_SHOWN = 4;

    private final Algebra<F> algebra;
    private final Queries<F> queries;
    private final List<Variable> latents;
    private final List<Variable> evidence;
    private final Scope scope;

    SampledBound(Algebra<F> algebra, Scope scope, Queries<F> queries) {
        this.algebra = algebra;
        this.scope = scope;
        this.queries = queries;
        this.latents = scope.model().latents();
        this.evidence = scope.model().evidence();
    }

    F of(int samples, Quantity symbol) {
        Optional<F> real = real(samples, symbol);
        if (real.isPresent()) return algebra.named(real.get(), symbol);
        needDiscrete(latents, symbol);
        F q = queries.probability(probability("q", List.of()));
        F weight = weight(q);
        int states = latents.stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
        List<int[]> draws = Multisets.of(states, samples, MOST_TERMS);
        F bound =
                draws.isEmpty()
                        ? integral(samples, q, weight, symbol)
                        : sum(samples, draws, q, weight);
        return algebra.named(bound, symbol);
    }

    /** Weights are tables so far. */
    static void needDiscrete(List<Variable> latents, Formula of) {
        for (Variable v : latents)
            if (!v.isDiscrete())
                throw new Refusal(
                        TextPrinter.print(of) + " is not supported where " + v + " is not discrete",
                        of);
    }

    /** The bound where z is one real number. */
    private Optional<F> real(int samples, Quantity symbol) {
        if (latents.stream().allMatch(Variable::isDiscrete)) return Optional.empty();
        return new RealWeights<>(algebra, scope, queries)
                .logMean(
                        samples,
                        probability("p", seen()),
                        probability("q", List.of()),
                        law(samples, symbol));
    }

    private List<Event> seen() {
        return evidence.stream().map(this::seen).toList();
    }

    private Event seen(Variable v) {
        Formula value = scope.model().observed().get(v);
        return v.isDiscrete() || value == null
                ? Resolver.state(v, scope.observed().getOrDefault(v, 0))
                : new Event(v.ref(), Formula.Relation.EQUAL, value);
    }

    /** w(z) = p(x, z)/q(z) */
    private F weight(F q) {
        F joint = queries.probability(probability("p", seen()));
        return algebra.named(algebra.divide(joint, q), probability(WEIGHT, List.of()));
    }

    private Probability probability(String name, List<Event> before) {
        List<Event> events = new ArrayList<>(before);
        latents.forEach(v -> events.add(Resolver.bare(v)));
        return new Probability(name, events, List.of());
    }

    private F integral(int samples, F q, F weight, Quantity symbol) {
        return algebra.compute(
                new LogMeanWeight(samples, law(samples, symbol)), List.of(q, weight), List.of());
    }

    private Formula law(int samples, Quantity symbol) {
        if (samples > MOST_SHOWN) return symbol;
        List<Event> drawn = new ArrayList<>();
        for (int k = 1; k <= samples; k++) drawn.addAll(draw("q", k).left());
        return new Expectation(new Probability("q", drawn, List.of()), logMean(samples, WEIGHT));
    }

    /** Σ ways·q(z[1])···q(z[K])·ln((w(z[1]) + ... + w(z[K]))/K) over the ways to draw. */
    private F sum(int samples, List<int[]> draws, F q, F weight) {
        Variable outcome = outcome(samples, draws);
        List<F> inputs = new ArrayList<>();
        inputs.add(algebra.column(outcome, Multisets.orders(draws), new Ref("ways")));
        for (int k = 1; k <= samples; k++) inputs.add(drawn("q", k, q, draws, outcome));
        for (int k = 1; k <= samples; k++) inputs.add(drawn(WEIGHT, k, weight, draws, outcome));
        Formula term = Law.input(0);
        for (int k = 1; k <= samples; k++) term = times(term, Law.input(k));
        Formula mean = Law.input(samples + 1);
        for (int k = 2; k <= samples; k++)
            mean = new Binary(Operator.PLUS, mean, Law.input(samples + k));
        term = times(term, log(mean, samples));
        return algebra.apply(new Law(Laws.fold(Folding.SUM, term)), List.of(outcome), inputs);
    }

    /** A table over z as a table over the ways to draw: its value at the k-th draw. */
    private F drawn(String name, int k, F table, List<int[]> draws, Variable outcome) {
        List<F> cells = draws.stream().map(d -> at(table, d[k - 1])).toList();
        return algebra.named(algebra.stack(cells, List.of(outcome)), draw(name, k));
    }

    private F at(F table, int state) {
        F cell = table;
        for (var e : Cells.at(latents, state).entrySet())
            cell = algebra.at(cell, e.getKey(), e.getValue());
        return cell;
    }

    /** The ways to draw as the states of one variable: (z[1], z[2]) = (0, 1). */
    private Variable outcome(int samples, List<int[]> draws) {
        List<String> names = new ArrayList<>();
        for (int k = 1; k <= samples; k++)
            draw("q", k).left().forEach(e -> names.add(TextPrinter.print(e.variable())));
        return new Variable(
                listed(names), draws.stream().map(d -> State.of(listed(states(d)))).toList());
    }

    private List<String> states(int[] draw) {
        return Arrays.stream(draw).boxed().flatMap(i -> Cells.states(latents, i).stream()).toList();
    }

    private static String listed(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }

    /** q(z[k]) */
    private Probability draw(String name, int k) {
        Selector index = new Selector.Index(new Num(BigDecimal.valueOf(k)));
        List<Event> events = latents.stream().map(v -> new Event(indexed(v.ref(), index))).toList();
        return new Probability(name, events, List.of());
    }

    private static Ref indexed(Ref name, Selector index) {
        List<Selector> path = new ArrayList<>(name.path());
        path.add(index);
        return new Ref(name.name(), path);
    }

    private Formula logMean(int samples, String name) {
        Formula sum = draw(name, 1);
        for (int k = 2; k <= samples; k++) sum = new Binary(Operator.PLUS, sum, draw(name, k));
        return log(sum, samples);
    }

    private static Formula log(Formula sum, int samples) {
        Formula mean = new Binary(Operator.DIVIDE, sum, new Num(BigDecimal.valueOf(samples)));
        return new Call(Function.LN, List.of(mean));
    }

    private static Formula times(Formula a, Formula b) {
        return new Binary(Operator.TIMES, a, b);
    }
}
