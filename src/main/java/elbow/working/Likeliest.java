package elbow.working;

import elbow.distribution.Distribution;
import elbow.distribution.Instance;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relation;
import elbow.formula.Formula.Word;
import elbow.formula.Formulas;
import elbow.formula.TextPrinter;
import elbow.model.Conditional;
import elbow.model.Data;
import elbow.model.Density;
import elbow.model.State;
import elbow.model.Variable;
import elbow.working.Belief.Named;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The most likely values of what is unknown, from data of which every value is known. */
final class Likeliest<F> {
    private static final Num ONE = new Num(BigDecimal.ONE);
    private static final Num ZERO = new Num(BigDecimal.ZERO);

    private final Algebra<F> algebra;
    private final Scope scope;
    private final Densities<F> densities;

    Likeliest(Algebra<F> algebra, Scope scope, Densities<F> densities) {
        this.algebra = algebra;
        this.scope = scope;
        this.densities = densities;
    }

    private static boolean isUnknown(Formula f) {
        return Formulas.walk(f).anyMatch(Likeliest::isWord);
    }

    private static boolean isWord(Formula f) {
        String unknown = Word.Special.UNKNOWN.text;
        return f.equals(new Word(Word.Special.UNKNOWN)) || f.equals(new Ref(unknown));
    }

    private Data data(Measure m) {
        return scope.model()
                .data()
                .orElseThrow(() ->
                        new Refusal("MLE is found from data, and there are none: add data:", m));
    }

    /** How often each row was seen. */
    private F counts(Data data) {
        return algebra.numbers(List.of(rows(data)), data.counts(), new Ref("n"));
    }

    private static Variable rows(Data data) {
        return new Variable(
                "item",
                IntStream.rangeClosed(1, data.rows().size())
                        .mapToObj(i -> State.of(Integer.toString(i)))
                        .toList());
    }

    /** The distribution of a variable that is not discrete; empty if it is discrete. */
    Optional<Belief<F>> distribution(Measure m) {
        if (!(m.of().getFirst() instanceof Probability p)
                || p.left().size() != 1
                || p.left().getFirst().test().isPresent()) return Optional.empty();
        Variable v = scope.variable(p.left().getFirst().variable());
        Optional<Density> density = scope.model().p().densityOf(v);
        if (v.isDiscrete() || density.isEmpty()) return Optional.empty();
        if (!p.right().isEmpty() || !density.get().parents().isEmpty())
            throw new Refusal("MLE of a density is of one without parents, as MLE(p(x))", m);
        return Optional.of(Belief.named(named(m, v, density.get())));
    }

    private Named<F> named(Measure m, Variable v, Density density) {
        Instance row = Instance.of(density.rows().getFirst());
        Distribution family = row.distribution();
        Data data = data(m);
        Formula x = Law.input(0);
        Formula n = Law.input(1);
        F values = column(data, v, m);
        Map<String, F> found = new LinkedHashMap<>();
        row.parameters()
                .forEach((name, f) -> {
                    if (!isUnknown(f)) {
                        found.put(name, densities.value(f));
                        return;
                    }
                    List<F> inputs = new ArrayList<>(List.of(values, counts(data)));
                    Formula law =
                            switch (family.name() + " " + name) {
                                case "Normal mean", "Poisson rate" ->
                                        divide(sum(times(n, x)), sum(n));
                                case "Normal var" -> {
                                    inputs.add(before(found, "mean", m));
                                    Formula off = new Binary(Operator.MINUS, x, Law.input(2));
                                    Formula square = new Binary(Operator.POWER, off, num(2));
                                    yield divide(sum(times(n, square)), sum(n));
                                }
                                case "Exponential rate" -> divide(sum(n), sum(times(n, x)));
                                case "Geometric p" ->
                                        divide(
                                                sum(n),
                                                new Binary(
                                                        Operator.PLUS, sum(n), sum(times(n, x))));
                                case "NegativeBinomial p" -> {
                                    inputs.add(before(found, "r", m));
                                    Formula successes = times(Law.input(2), sum(n));
                                    yield divide(
                                            successes,
                                            new Binary(Operator.PLUS, successes, sum(times(n, x))));
                                }
                                case "Uniform low", "Pareto scale" ->
                                        Laws.fold(Fold.Folding.MIN, x);
                                case "Uniform high" -> Laws.fold(Fold.Folding.MAX, x);
                                case "Pareto shape" -> {
                                    inputs.add(scale(row, values, data));
                                    Formula share = divide(x, Law.input(2));
                                    yield divide(
                                            sum(n),
                                            sum(
                                                    times(
                                                            n,
                                                            new Formula.Call(
                                                                    Formula.Function.LN,
                                                                    List.of(share)))));
                                }
                                default ->
                                        throw new Refusal(
                                                "there is no closed form of the most likely "
                                                        + name
                                                        + " of a "
                                                        + family.name(),
                                                m);
                            };
                    F estimate = algebra.apply(new Law(law), List.of(rows(data)), inputs);
                    found.put(name, algebra.named(estimate, new Ref(name)));
                });
        return new Named<>(family, found, List.of(v));
    }

    private static <F> F before(Map<String, F> found, String name, Measure m) {
        F value = found.get(name);
        if (value == null) throw new Refusal(TextPrinter.print(m) + " needs its " + name, m);
        return value;
    }

    /** The scale of a Pareto stands after its shape. */
    private F scale(Instance row, F values, Data data) {
        Formula scale = row.parameters().getOrDefault("scale", ONE);
        return isUnknown(scale)
                ? algebra.named(
                        algebra.apply(
                                new Law(Laws.fold(Fold.Folding.MIN, Law.input(0))),
                                List.of(rows(data)),
                                List.of(values)),
                        new Ref("scale"))
                : densities.value(scale);
    }

    private F column(Data data, Variable v, Measure m) {
        int at = data.columns().indexOf(v);
        if (at < 0) throw new Refusal("the data have no column " + v, m);
        List<Formula> cells =
                data.rows().stream()
                        .map(r ->
                                v.isDiscrete()
                                        ? Resolver.number(v.states().get(scope.state(v, r.get(at))))
                                        : r.get(at))
                        .toList();
        return algebra.numbers(List.of(rows(data)), cells, v.ref());
    }

    /** p(c = 1 | a = 1) as a share of the rows in which a = 1. */
    F share(Measure m) {
        if (!(m.of().getFirst() instanceof Probability p)
                || p.left().size() != 1
                || p.left().getFirst().test().isEmpty())
            throw new Refusal("MLE is of one number, as MLE(p(c = 1 | a = 1))", m);
        Event event = p.left().getFirst();
        Variable v = scope.variable(event.variable());
        Conditional table =
                scope.model()
                        .p()
                        .tableOf(v)
                        .filter(t -> t.children().size() == 1)
                        .orElseThrow(() -> new Refusal("MLE is of a cell of a table", m));
        Map<Variable, Integer> given = new LinkedHashMap<>();
        for (Event e : p.right())
            if (e.test().isPresent()) given.put(scope.variable(e.variable()), state(e, m));
        if (!given.keySet().equals(new java.util.LinkedHashSet<>(table.parents()))
                || p.right().size() != given.size())
            throw new Refusal(
                    "MLE(p(..)) gives every parent of " + v + " a state, and nothing else", m);
        int length = table.rowLength();
        int row = Cells.index(table.parents(), given);
        List<Formula> cells = table.cells().subList(row * length, (row + 1) * length);
        F estimate = estimate(m, v, cells, given, state(event, m));
        return algebra.named(estimate, m);
    }

    private int state(Event e, Measure m) {
        Event.Test test = e.test().orElseThrow();
        if (test.relation() != Relation.EQUAL) throw new Refusal("MLE is of states, by =", m);
        return scope.state(scope.variable(e.variable()), test.value());
    }

    private F estimate(
            Measure m, Variable v, List<Formula> cells, Map<Variable, Integer> given, int state) {
        Data data = data(m);
        Variable rows = rows(data);
        List<F> inputs = new ArrayList<>(List.of(counts(data)));
        Formula base = Law.input(0);
        for (Map.Entry<Variable, Integer> e : given.entrySet()) {
            inputs.add(mark(data, e.getKey(), List.of(e.getValue()), m));
            base = times(base, Law.input(inputs.size() - 1));
        }
        Optional<Estimated.Trials> trials = Estimated.binomial(v, cells);
        if (trials.isPresent() && isUnknown(trials.get().p()))
            return binomial(m, v, base, inputs, data, trials.get().n(), state);
        if (!isUnknown(cells.get(state)))
            throw new Refusal(TextPrinter.print(m.of().getFirst()) + " is not unknown", m);
        List<Integer> free =
                IntStream.range(0, cells.size())
                        .filter(i -> isUnknown(cells.get(i)))
                        .boxed()
                        .toList();
        boolean plain = cells.stream().allMatch(c -> !isUnknown(c) || isWord(c) || isRest(c));
        if (!plain) throw new Refusal("unknown stands alone in a table, as Bernoulli(unknown)", m);
        inputs.add(mark(data, v, List.of(state), m));
        Formula above = times(base, Law.input(inputs.size() - 1));
        Formula below = base;
        if (free.size() < cells.size()) {
            inputs.add(mark(data, v, free, m));
            below = times(base, Law.input(inputs.size() - 1));
        }
        Formula law = divide(sum(above), sum(below));
        if (free.size() < cells.size()) law = times(left(cells, free, inputs), law);
        return algebra.apply(new Law(law), List.of(rows), inputs);
    }

    /** 1 less what is known. */
    private Formula left(List<Formula> cells, List<Integer> free, List<F> inputs) {
        Formula left = ONE;
        for (int i = 0; i < cells.size(); i++)
            if (!free.contains(i)) {
                inputs.add(algebra.numbers(List.of(), List.of(cells.get(i)), cells.get(i)));
                left = new Binary(Operator.MINUS, left, Law.input(inputs.size() - 1));
            }
        return left;
    }

    private static boolean isRest(Formula cell) {
        return cell instanceof Binary b
                && b.operator() == Operator.MINUS
                && b.left().equals(ONE)
                && isWord(b.right());
    }

    private F binomial(
            Measure m, Variable v, Formula base, List<F> inputs, Data data, int n, int state) {
        inputs.add(column(data, v, m));
        Formula law =
                divide(sum(times(base, Law.input(inputs.size() - 1))), times(num(n), sum(base)));
        F p = algebra.named(algebra.apply(new Law(law), List.of(rows(data)), inputs), new Ref("p"));
        Map<String, F> named = new LinkedHashMap<>();
        named.put("p", p);
        String k = v.states().get(state).text();
        return densities.apply(
                Formulas.parse(
                        "choose(" + n + ", " + k + ")*p^" + k + "*(1 - p)^(" + n + " - " + k + ")"),
                named);
    }

    /** 1 in the rows that have one of these states, else 0. */
    private F mark(Data data, Variable v, List<Integer> states, Measure m) {
        int at = data.columns().indexOf(v);
        if (at < 0) throw new Refusal("the data have no column " + v, m);
        List<Formula> cells = new ArrayList<>();
        for (List<Formula> row : data.rows())
            cells.add(states.contains(scope.state(v, row.get(at))) ? ONE : ZERO);
        Formula symbol =
                states.stream()
                        .<Formula>map(
                                s -> new Probability("1", List.of(Resolver.state(v, s)), List.of()))
                        .reduce((a, b) -> new Binary(Operator.PLUS, a, b))
                        .orElseThrow();
        return algebra.numbers(List.of(rows(data)), cells, symbol);
    }

    private static Formula sum(Formula body) {
        return Laws.fold(Fold.Folding.SUM, body);
    }

    private static Formula times(Formula a, Formula b) {
        return new Binary(Operator.TIMES, a, b);
    }

    private static Formula divide(Formula a, Formula b) {
        return new Binary(Operator.DIVIDE, a, b);
    }

    private static Num num(int n) {
        return new Num(BigDecimal.valueOf(n));
    }
}
