package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.model.State;
import elbow.model.Variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Observations of one kind, as inputs of laws: x over an index i, and what is known of each. A law
 * is summed over i.
 */
final class Seen<F> {
    private static final Formula ONE = new Num(BigDecimal.ONE);
    private static final Ref X = new Ref("x");

    private final Algebra<F> algebra;
    private final Densities<F> densities;
    private final int count;
    private final Optional<Variable> index;
    private final Map<String, F> inputs = new LinkedHashMap<>();
    private final Map<Ref, Formula> constants = new LinkedHashMap<>();
    private final Map<Ref, Formula> symbols = new LinkedHashMap<>();

    /**
     * @param names of the observations
     * @param letter of the plate they are of
     * @param values of x, numbers or vectors
     * @param known the known parameters of each
     */
    Seen(
            Algebra<F> algebra,
            Densities<F> densities,
            List<Variable> names,
            String letter,
            List<Formula> values,
            List<Map<String, Formula>> known) {
        this.algebra = algebra;
        this.densities = densities;
        this.count = names.size();
        this.index = count == 1 ? Optional.empty() : Optional.of(index(letter, names));
        Ref first = names.getFirst().ref();
        put(X, values, count == 1 ? first : element(first.name(), letter));
        for (String name : known.getFirst().keySet()) known(name, letter, known);
    }

    private void known(String name, String letter, List<Map<String, Formula>> known) {
        List<Formula> all = new ArrayList<>();
        for (Map<String, Formula> k : known)
            all.add(java.util.Objects.requireNonNull(k.get(name), name));
        Ref ref = new Ref("x", List.of(new Selector.Component(name)));
        if (all.stream().distinct().count() > 1) put(ref, all, element(name, letter));
        else if (all.getFirst() instanceof Num || all.getFirst() instanceof Vector)
            constants.put(ref, all.getFirst());
        else {
            inputs.put(
                    Formulas.text(ref),
                    algebra.numbers(List.of(), List.of(all.getFirst()), all.getFirst()));
            symbols.put(ref, all.getFirst());
        }
    }

    private static Ref element(String name, String letter) {
        return new Ref(name, List.of(new Selector.Index(new Ref(letter))));
    }

    private static Variable index(String letter, List<Variable> names) {
        List<State> states = new ArrayList<>();
        for (int i = 1; i <= names.size(); i++) states.add(State.of(Integer.toString(i)));
        return new Variable(letter, states);
    }

    private void put(Ref name, List<Formula> values, Formula symbol) {
        List<Variable> axes = new ArrayList<>();
        index.ifPresent(axes::add);
        List<Formula> cells = new ArrayList<>();
        if (values.getFirst() instanceof Vector v) axes.add(Components.rows(v.elements().size()));
        for (Formula f : values)
            if (f instanceof Vector v) cells.addAll(v.elements());
            else cells.add(f);
        inputs.put(Formulas.text(name), algebra.numbers(axes, cells, symbol));
        symbols.put(name, symbol);
    }

    int count() {
        return count;
    }

    /** Whether θ stands without a factor in each. */
    boolean isPlain() {
        return ONE.equals(constants.get(new Ref("x", List.of(new Selector.Component("c")))));
    }

    /** The input x, as it stands. */
    F x() {
        return java.util.Objects.requireNonNull(inputs.get("x"));
    }

    Map<String, F> inputs() {
        return inputs;
    }

    /** Constants put into a law. */
    Formula with(Formula law) {
        return Trivial.out(
                Formulas.rewrite(law, f -> f instanceof Ref r ? constants.getOrDefault(r, f) : f));
    }

    /** Σ of the law over the observations. */
    F sum(Formula law) {
        return fold(Folding.SUM, law);
    }

    F largest(Formula law) {
        return fold(Folding.MAX, law);
    }

    private F fold(Folding kind, Formula law) {
        Formula one = with(law);
        F only = inputs.get(Formulas.text(one));
        if (only != null && index.isEmpty()) return only;
        Formula symbol =
                Formulas.rewrite(one, f -> f instanceof Ref r ? symbols.getOrDefault(r, f) : f);
        boolean folds = Formulas.walk(one).anyMatch(Fold.class::isInstance);
        if (index.isEmpty() || folds) {
            F each = densities.apply(one, inputs);
            if (index.isEmpty()) return named(each, one, symbol);
            algebra.named(each, symbol);
            return algebra.apply(
                    new Law(Laws.fold(kind, Law.input(0))),
                    List.of(index.orElseThrow()),
                    List.of(each));
        }
        boolean varies =
                Formulas.walk(one)
                        .anyMatch(f -> f instanceof Ref r && isOverIndex(Formulas.text(r)));
        if (!varies) {
            Formula times = kind == Folding.SUM ? times(one) : one;
            return named(densities.apply(times, inputs), times, kind == Folding.SUM ? times : one);
        }
        F folded = densities.apply(Laws.fold(kind, one), inputs, List.of(index.orElseThrow()));
        return algebra.named(
                folded, new Fold(kind, List.of(new Ref(index.orElseThrow().name())), symbol));
    }

    private boolean isOverIndex(String name) {
        F input = inputs.get(name);
        return input != null && algebra.axes(input).contains(index.orElseThrow());
    }

    private F named(F f, Formula law, Formula symbol) {
        return law instanceof Ref ? f : algebra.named(f, symbol);
    }

    private Formula times(Formula one) {
        Formula n = new Num(BigDecimal.valueOf(count));
        if (ONE.equals(one)) return n;
        if (one instanceof Binary b && b.operator() == Operator.DIVIDE && ONE.equals(b.left()))
            return new Binary(Operator.DIVIDE, n, b.right());
        return new Binary(Operator.TIMES, n, one);
    }
}
