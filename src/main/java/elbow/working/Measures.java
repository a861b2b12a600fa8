package elbow.working;

import elbow.distribution.Instance;
import elbow.distribution.Statistic;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Relate.Relating;
import elbow.formula.TextPrinter;
import elbow.model.Conditional;
import elbow.model.Families;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is measured of whole distributions: divergences, entropies, moments, information. */
final class Measures<F> {
    /** The variable of a distribution that is written out. */
    private static final Variable OUTCOME = Variable.real("outcome");

    private final Algebra<F> algebra;
    private final Scope scope;
    private final Queries<F> queries;
    private final NamedMeasures<F> named;
    private final FamilyDivergences<F> families;
    private final BiFunction<Formula, Formula, F> lower;
    private final ChainRule<F> rule;
    private final Termwise<F> termwise;

    /**
     * @param lower how a formula is lowered, and the symbol it is known by
     */
    Measures(
            Algebra<F> algebra,
            Scope scope,
            Queries<F> queries,
            BiFunction<Formula, Formula, F> lower) {
        this.algebra = algebra;
        this.scope = scope;
        this.queries = queries;
        this.named = new NamedMeasures<>(algebra, queries.densities());
        this.families = new FamilyDivergences<>(algebra, queries.densities());
        this.lower = lower;
        this.rule = new ChainRule<>(scope, queries);
        this.termwise = new Termwise<>(algebra, rule, lower);
    }

    /** A distribution as a table, and the variables it is a distribution of. */
    private record Distribution<F>(F table, List<Variable> own, Formula symbol) {}

    F measure(Measure m) {
        return termwise.divergence(whole(m), m);
    }

    private F whole(Measure m) {
        if (m.kind() == Measure.Functional.MAXIMUM)
            return maximum(m, (Probability) m.of().getFirst());
        List<Optional<Belief<F>>> beliefs = m.of().stream().map(this::real).toList();
        if (beliefs.stream().anyMatch(Optional::isPresent)) return ofReals(m, beliefs);
        return switch (m.kind()) {
            case KL -> divergence(m);
            case CE -> crossEntropy(m);
            case RENYI -> renyi(m);
            case JS -> jensenShannon(m);
            case H -> entropy(m);
            case MEAN -> mean(single(m.of().getFirst(), m));
            case VAR -> variance(single(m.of().getFirst(), m));
            case SD ->
                    algebra.named(
                            algebra.apply(
                                    Laws.ROOT,
                                    List.of(),
                                    List.of(variance(single(m.of().getFirst(), m)))),
                            m);
            case MAXIMUM -> maximum(m, (Probability) m.of().getFirst());
            case ARGMAX, MODE ->
                    throw new Refusal(
                            m.kind().text
                                    + " names states; it can be asked, or compared with a state",
                            m);
            case MLE -> new Likeliest<>(algebra, scope, queries.densities()).share(m);
            case COV -> throw new Refusal(m.kind().text + " is not supported", m);
        };
    }

    /** What is not a table: a belief of variables that are not all discrete, or one written out. */
    private Optional<Belief<F>> real(Formula f) {
        if (f instanceof Probability p) {
            boolean table = queries.isTable(p);
            return table ? Optional.empty() : Optional.of(queries.belief(p));
        }
        return f instanceof Family family && !isListed(family)
                ? Optional.of(Belief.named(written(family)))
                : Optional.empty();
    }

    /** Whether a distribution written out is over states that are known. */
    private static boolean isListed(Family family) {
        if (!Families.isDiscrete(family)) return false;
        try {
            return !Families.discrete(family).masses().isEmpty();
        } catch (IllegalArgumentException e) {
            return isFaulty(family);
        }
    }

    private static boolean isFaulty(Family family) {
        try {
            return Instance.of(family).parameters().isEmpty();
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private Belief.Named<F> written(Family family) {
        try {
            Optional<Belief.Named<F>> vector = new VectorNormals<>(algebra).written(family);
            if (vector.isPresent()) return vector.get();
            Instance instance = Instance.of(family);
            Map<String, F> parameters = new LinkedHashMap<>();
            instance.parameters()
                    .forEach((name, f) -> parameters.put(name, queries.densities().value(f)));
            return new Belief.Named<>(instance.distribution(), parameters, List.of(OUTCOME));
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), family);
        }
    }

    /** Whether a mode is a number, and no state. */
    boolean isNumber(Measure mode) {
        return real(mode.of().getFirst()).isPresent();
    }

    /** A distribution written out over states. */
    Optional<Questions.Table<F>> states(Formula f) {
        if (!(f instanceof Family)) return Optional.empty();
        Distribution<F> d = distribution(f);
        return Optional.of(new Questions.Table<>(d.table, d.own.getFirst()));
    }

    private F ofReals(Measure m, List<Optional<Belief<F>>> beliefs) {
        return algebra.named(
                switch (m.kind()) {
                    case KL, CE, JS, RENYI -> contrast(m, beliefs);
                    case H -> entropy(m, beliefs.getFirst());
                    case MEAN -> statistic(Statistic.MEAN, m, beliefs);
                    case VAR -> statistic(Statistic.VAR, m, beliefs);
                    case SD -> statistic(Statistic.SD, m, beliefs);
                    case MODE -> statistic(Statistic.MODE, m, beliefs);
                    case COV -> matrix(m);
                    case ARGMAX, MAXIMUM, MLE ->
                            throw new Refusal(
                                    m.kind().text
                                            + " of variables that are not discrete is not"
                                            + " supported",
                                    m);
                },
                m);
    }

    /** A measure of two distributions of which one is no table. */
    private F contrast(Measure m, List<Optional<Belief<F>>> beliefs) {
        Optional<Belief.Named<F>> a = beliefs.get(0).flatMap(Belief::single);
        Optional<Belief.Named<F>> b = beliefs.get(1).flatMap(Belief::single);
        if (m.kind() == Functional.RENYI && order(m).equals(Real.ONE))
            return contrast(new Measure(Functional.KL, m.of().subList(0, 2)), beliefs);
        if (a.isPresent() && b.isPresent()) return ofFamilies(m, a.get(), b.get());
        StatesDivergences<F> states = new StatesDivergences<>(algebra, queries, m);
        if (b.isPresent() && beliefs.get(0).isEmpty())
            return againstTable(m, states, tabled(m.of().get(0), m), b.get(), true);
        if (a.isPresent() && beliefs.get(1).isEmpty())
            return againstTable(m, states, tabled(m.of().get(1), m), a.get(), false);
        boolean written = m.of().stream().anyMatch(Family.class::isInstance);
        if (written || m.kind() == Functional.JS || m.kind() == Functional.RENYI)
            throw new Refusal(
                    m.kind().text + " of mixtures and of several variables is not supported", m);
        if (m.kind() == Functional.CE)
            return lower.apply(new Negate(expectedLog(m.of().get(0), m.of().get(1))), m);
        return lower.apply(
                new Binary(
                        Operator.MINUS,
                        expectedLog(m.of().get(0), m.of().get(0)),
                        expectedLog(m.of().get(0), m.of().get(1))),
                m);
    }

    private F ofFamilies(Measure m, Belief.Named<F> a, Belief.Named<F> b) {
        return switch (m.kind()) {
            case KL -> families.kl(a, b, m);
            case CE -> families.crossEntropy(a, b, m);
            case JS -> families.jensenShannon(a, b, m);
            case RENYI -> families.renyi(a, b, order(m), m);
            case H, MEAN, VAR, SD, COV, MODE, ARGMAX, MAXIMUM, MLE ->
                    throw new IllegalStateException(m.kind().text);
        };
    }

    /**
     * @param first whether the table is the first of the two
     */
    private F againstTable(
            Measure m,
            StatesDivergences<F> states,
            StatesDivergences.Tabled<F> table,
            Belief.Named<F> family,
            boolean first) {
        return switch (m.kind()) {
            case KL -> first ? states.toFamily(table, family) : states.fromFamily(family, table);
            case CE ->
                    first ? states.crossEntropy(table, family) : states.fromFamily(family, table);
            case JS -> states.jensenShannon(table, family);
            case RENYI -> states.renyi(table, family, order(m), first);
            case H, MEAN, VAR, SD, COV, MODE, ARGMAX, MAXIMUM, MLE ->
                    throw new IllegalStateException(m.kind().text);
        };
    }

    private StatesDivergences.Tabled<F> tabled(Formula f, Measure m) {
        Distribution<F> d = distribution(f);
        return new StatesDivergences.Tabled<>(d.table, only(d, m));
    }

    private Real order(Measure m) {
        Real order = scope.bindings().evaluate(m.of().get(2));
        if (Reals.compare(order, Real.ZERO) < 0)
            throw new Refusal("the order of a Rényi divergence is at least 0", m);
        return order;
    }

    private F statistic(Statistic statistic, Measure m, List<Optional<Belief<F>>> beliefs) {
        return beliefs.getFirst()
                .flatMap(Belief::single)
                .map(n -> named.statistic(statistic, n, m))
                .or(() -> beliefs.getFirst().flatMap(b -> ofMixture(statistic, b, m)))
                .orElseThrow(() -> new Refusal(m.kind().text + " is of one variable", m));
    }

    /** Of a mixture of one variable: Σ w m, and Σ w (v + (m − mean)²). */
    private Optional<F> ofMixture(Statistic statistic, Belief<F> of, Measure m) {
        if (of.weights().isEmpty()
                || of.parts().size() != 1
                || !of.of().equals(of.parts().getFirst().of())) return Optional.empty();
        return switch (statistic) {
            case MEAN -> Optional.of(mixtureMean(of, m));
            case VAR -> Optional.of(mixtureVariance(of, m));
            case SD -> {
                F variance = mixtureVariance(of, m);
                yield Optional.of(algebra.apply(Laws.ROOT, List.of(), List.of(variance)));
            }
            default -> Optional.empty();
        };
    }

    private F mixtureMean(Belief<F> mixture, Measure m) {
        F means = part(Statistic.MEAN, mixture, m);
        return algebra.named(
                algebra.apply(
                        Laws.MEAN,
                        mixture.states(),
                        List.of(mixture.weights().orElseThrow(), means)),
                new Measure(Functional.MEAN, m.of()));
    }

    private F mixtureVariance(Belief<F> mixture, Measure m) {
        return algebra.named(
                algebra.apply(
                        Laws.VARIANCE_OF_MIXTURE,
                        mixture.states(),
                        List.of(
                                mixture.weights().orElseThrow(),
                                part(Statistic.VAR, mixture, m),
                                part(Statistic.MEAN, mixture, m),
                                mixtureMean(mixture, m))),
                new Measure(Functional.VAR, m.of()));
    }

    /** The mean or the variance of x given the states it is mixed over. */
    private F part(Statistic statistic, Belief<F> mixture, Measure m) {
        Functional functional = statistic == Statistic.MEAN ? Functional.MEAN : Functional.VAR;
        Probability given =
                new Probability(
                        "p",
                        mixture.of().stream().map(Resolver::bare).toList(),
                        mixture.states().stream().map(Resolver::bare).toList());
        return algebra.named(
                named.statistic(statistic, mixture.parts().getFirst(), m),
                new Measure(functional, List.of(given)));
    }

    /** The covariance matrix of what stands left of the bar. */
    private F matrix(Measure m) {
        if (m.of().getFirst() instanceof Probability p) {
            Optional<F> found = queries.gaussian().matrix(p);
            if (found.isPresent()) return found.get();
        }
        throw new Refusal("a covariance matrix is of variables that are jointly Normal", m);
    }

    private F entropy(Measure m, Optional<Belief<F>> of) {
        Optional<Belief.Named<F>> single = of.flatMap(Belief::single);
        if (single.isPresent()) return families.entropy(single.get(), m);
        return lower.apply(new Negate(expectedLog(m.of().getFirst(), m.of().getFirst())), m);
    }

    /** E_a[ log b ] */
    private static Formula expectedLog(Formula a, Formula b) {
        return new Expectation(a, new Call(Formula.Function.LOG, List.of(b)));
    }

    F relate(Relate r) {
        if (r.kind() == Relating.COVARIANCE) {
            Optional<F> found = queries.gaussian().covariance(r);
            if (found.isPresent()) return algebra.named(found.get(), r);
        }
        List<Variable> first = r.first().stream().map(scope::variable).toList();
        List<Variable> second = r.second().stream().map(scope::variable).toList();
        return r.kind() == Relating.COVARIANCE
                ? covariance(r, first, second)
                : information(r, first, second);
    }

    private F crossEntropy(Measure m) {
        if (!(m.of().getFirst() instanceof Probability a)) return divergence(m, Laws.CROSS_ENTROPY);
        Formula log = new Call(Formula.Function.LOG, List.of(m.of().getLast()));
        return rule.expectation(a, log)
                .map(f -> lower.apply(new Negate(f), m))
                .orElseGet(() -> divergence(m, Laws.CROSS_ENTROPY));
    }

    private F entropy(Measure m) {
        Optional<Formula> split = rule.entropy(m);
        if (split.isPresent()) return lower.apply(split.get(), m);
        Distribution<F> a = distribution(m.of().getFirst());
        return algebra.named(algebra.apply(Laws.ENTROPY, a.own, List.of(a.table)), m);
    }

    private F divergence(Measure m) {
        Optional<Formula> split = rule.divergence(m);
        return split.isPresent() ? lower.apply(split.get(), m) : divergence(m, Laws.KL);
    }

    private F divergence(Measure m, Law law) {
        Pair<F> pair = pair(m);
        return algebra.named(
                algebra.apply(law, pair.first.own, List.of(pair.first.table, pair.second.table)),
                m);
    }

    private F renyi(Measure m) {
        Real order = order(m);
        if (order.equals(Real.ONE))
            return measure(new Measure(Functional.KL, m.of().subList(0, 2)));
        Pair<F> pair = pair(m);
        return new RenyiDivergence<>(algebra)
                .of(m, order, pair.first.own, side(pair.first), side(pair.second));
    }

    private static <F> RenyiDivergence.Side<F> side(Distribution<F> d) {
        return new RenyiDivergence.Side<>(d.table, d.symbol);
    }

    private F jensenShannon(Measure m) {
        Pair<F> pair = pair(m);
        List<F> both = List.of(pair.first.table, pair.second.table);
        List<Variable> own = pair.first.own;
        Probability mixture =
                new Probability("m", own.stream().map(Resolver::bare).toList(), List.of());
        F middle = algebra.named(algebra.apply(Laws.MIXTURE, List.of(), both), mixture);
        F left = toMixture(pair.first, middle, mixture);
        F right = toMixture(pair.second, middle, mixture);
        return algebra.named(
                algebra.apply(Laws.JENSEN_SHANNON, List.of(), List.of(left, right)), m);
    }

    private F toMixture(Distribution<F> from, F middle, Formula mixture) {
        return algebra.named(
                algebra.apply(Laws.KL, from.own, List.of(from.table, middle)),
                new Measure(Functional.KL, List.of(from.symbol, mixture)));
    }

    private record Pair<F>(Distribution<F> first, Distribution<F> second) {}

    /** Two distributions of the same variables; one written out takes the other's variable. */
    private Pair<F> pair(Measure m) {
        Formula a = m.of().get(0);
        Formula b = m.of().get(1);
        if (a instanceof Family x && b instanceof Family y) {
            Variable outcome = Families.union(states(x), states(y));
            return new Pair<>(tabled(x, outcome), tabled(y, outcome));
        }
        if (a instanceof Family x) {
            Distribution<F> second = distribution(b);
            return new Pair<>(tabled(x, only(second, m)), second);
        }
        Distribution<F> first = distribution(a);
        if (b instanceof Family y) return new Pair<>(first, tabled(y, only(first, m)));
        Distribution<F> second = distribution(b);
        if (!new HashSet<>(first.own).equals(new HashSet<>(second.own)))
            throw new Refusal(
                    TextPrinter.print(a)
                            + " and "
                            + TextPrinter.print(b)
                            + " are not distributions of the same variables: "
                            + first.own
                            + " and "
                            + second.own,
                    m);
        return new Pair<>(first, second);
    }

    private Distribution<F> distribution(Formula f) {
        if (f instanceof Family family)
            return tabled(family, Families.union(states(family), List.of()));
        Probability p = (Probability) f;
        List<Variable> own = p.left().stream().map(e -> scope.variable(e.variable())).toList();
        return new Distribution<>(queries.probability(p), own, p);
    }

    private Distribution<F> tabled(Family family, Variable outcome) {
        Families.Discrete discrete = discrete(family);
        for (Families.Mass mass : discrete.masses())
            if (outcome.indexOf(mass.state()) < 0)
                throw new Refusal(outcome + " has no state " + mass.state(), family);
        Conditional table = new Conditional(List.of(outcome), List.of(), discrete.over(outcome));
        return new Distribution<>(
                algebra.table(TextPrinter.print(family), table), List.of(outcome), family);
    }

    private List<String> states(Family family) {
        return discrete(family).masses().stream().map(Families.Mass::state).toList();
    }

    private Families.Discrete discrete(Family family) {
        try {
            return Families.discrete(family);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), family);
        }
    }

    private Variable only(Distribution<F> of, Measure m) {
        if (of.own.size() == 1) return of.own.getFirst();
        throw new Refusal(TextPrinter.print(of.symbol) + " is of several variables", m);
    }

    private Distribution<F> single(Formula f, Formula in) {
        Distribution<F> d = distribution(f);
        if (d.own.size() != 1)
            throw new Refusal("a moment of several variables is not supported", in);
        if (!d.own.getFirst().numeric())
            throw new Refusal(d.own.getFirst() + " has states that are no numbers", in);
        return d;
    }

    private F mean(Distribution<F> d) {
        F values = queries.values(d.own.getFirst());
        return algebra.named(
                algebra.apply(Laws.MEAN, d.own, List.of(d.table, values)),
                new Measure(Functional.MEAN, List.of(d.symbol)));
    }

    private F variance(Distribution<F> d) {
        F values = queries.values(d.own.getFirst());
        return algebra.named(
                algebra.apply(Laws.VARIANCE, d.own, List.of(d.table, values, mean(d))),
                new Measure(Functional.VAR, List.of(d.symbol)));
    }

    /** The largest cell over all states of what is bare left of the bar. */
    private F maximum(Measure m, Probability p) {
        Optional<F> best = queries.best(p);
        if (best.isPresent()) return algebra.named(best.get(), m);
        List<Variable> over =
                p.left().stream()
                        .filter(e -> e.test().isEmpty())
                        .map(e -> scope.variable(e.variable()))
                        .toList();
        long joint = 1;
        for (Variable v : over) joint = Math.min(joint * v.size(), Integer.MAX_VALUE);
        boolean large =
                joint > Questions.TABLE && p.right().stream().allMatch(e -> e.test().isPresent());
        return algebra.named(
                large ? queries.maximum(p) : algebra.maxOut(queries.probability(p), over), m);
    }

    private F covariance(Relate r, List<Variable> first, List<Variable> second) {
        if (first.size() != 1 || second.size() != 1)
            throw new Refusal("a covariance of vectors is not supported", r);
        Distribution<F> a = single(of(first, r.given()), r);
        Distribution<F> b = single(of(second, r.given()), r);
        if (first.equals(second)) return algebra.named(variance(a), r);
        List<Variable> both = List.of(first.getFirst(), second.getFirst());
        return algebra.named(
                algebra.apply(
                        Laws.COVARIANCE,
                        both,
                        List.of(
                                queries.probability(of(both, r.given())),
                                queries.values(both.get(0)),
                                queries.values(both.get(1)),
                                mean(a),
                                mean(b))),
                r);
    }

    /** Of jointly Normal variables. */
    private F normalInformation(Relate r) {
        List<Event> both = new ArrayList<>();
        r.first().forEach(v -> both.add(new Event(v)));
        r.second().forEach(v -> both.add(new Event(v)));
        if (both.stream().distinct().count() < both.size())
            throw new Refusal("a variable stands in two places", r);
        Probability joint = new Probability("p", both, r.given());
        return algebra.named(
                queries.gaussian()
                        .information(joint, r.first().size())
                        .orElseThrow(() -> queries.inexact(joint)),
                r);
    }

    private F information(Relate r, List<Variable> first, List<Variable> second) {
        List<Event> fixed = new ArrayList<>();
        List<Variable> averaged = new ArrayList<>();
        for (Event e : r.given()) {
            Variable v = scope.variable(e.variable());
            if (e.test().isPresent() || scope.bound().contains(v)) fixed.add(e);
            else averaged.add(v);
        }
        List<Variable> over = join(first, second, averaged);
        if (!over.stream().allMatch(Variable::isDiscrete)) return normalInformation(r);
        if (over.stream().distinct().count() < over.size())
            throw new Refusal("a variable stands in two places", r);
        List<F> inputs = new ArrayList<>();
        inputs.add(queries.probability(of(over, fixed)));
        inputs.add(queries.probability(of(join(first, averaged), fixed)));
        inputs.add(queries.probability(of(join(second, averaged), fixed)));
        if (!averaged.isEmpty()) inputs.add(queries.probability(of(averaged, fixed)));
        Law law = averaged.isEmpty() ? Laws.INFORMATION : Laws.CONDITIONAL_INFORMATION;
        return algebra.named(algebra.apply(law, over, inputs), r);
    }

    @SafeVarargs
    private static List<Variable> join(List<Variable>... groups) {
        List<Variable> all = new ArrayList<>();
        for (List<Variable> group : groups) all.addAll(group);
        return all;
    }

    private static Probability of(List<Variable> left, List<Event> right) {
        return new Probability("p", left.stream().map(v -> new Event(v.ref())).toList(), right);
    }
}
