package elbow.working;

import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Word;
import elbow.formula.Formula.Word.Special;
import elbow.formula.Formulas;
import elbow.formula.TextPrinter;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.working.Belief.Named;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divergences between a table over states that are numbers and a distribution of a family: sums
 * over the states, at which a density of whole numbers has its mass. A density of all numbers
 * shares no mass with a table.
 */
final class StatesDivergences<F> {
    private static final Formula INFINITE = new Word(Special.INFINITE);

    /** (a + b + (1 − c) ln 2)/2 */
    private static final Law HALVES =
            new Law(
                    Formulas.rewrite(
                            Formulas.parse("(a + b + (1 - c)*ln(2))/2"),
                            f ->
                                    f instanceof Formula.Ref r
                                            ? Law.input("abc".indexOf(r.name()))
                                            : f));

    private final Algebra<F> algebra;
    private final Queries<F> queries;
    private final Measure asked;

    StatesDivergences(Algebra<F> algebra, Queries<F> queries, Measure asked) {
        this.algebra = algebra;
        this.queries = queries;
        this.asked = asked;
    }

    /** A table over one variable. */
    record Tabled<F>(F table, Variable over) {}

    /** KL(a ‖ b), b of a family. */
    F toFamily(Tabled<F> a, Named<F> b) {
        check(a, b);
        if (!isWhole(b)) return constant(INFINITE);
        return algebra.apply(logRatio(), List.of(a.over), List.of(a.table, masses(b, a.over)));
    }

    /** −E_a ln b, b of a family. */
    F crossEntropy(Tabled<F> a, Named<F> b) {
        check(a, b);
        if (!isWhole(b)) return constant(INFINITE);
        return algebra.apply(
                Laws.CROSS_ENTROPY, List.of(a.over), List.of(a.table, masses(b, a.over)));
    }

    /** KL(a ‖ b) or the cross-entropy, a of a family: it has numbers that no table has. */
    F fromFamily(Named<F> a, Tabled<F> b) {
        check(b, a);
        if (isWhole(a) && !isUnbounded(a))
            throw new Refusal(
                    TextPrinter.print(asked)
                            + " needs the states of both distributions: write their number as a"
                            + " number",
                    asked);
        return constant(INFINITE);
    }

    /**
     * (Σ a ln(2a/(a + b)) + Σ b ln(2b/(a + b)) + (1 − Σ b) ln 2)/2, the sums over the states of a;
     * without common mass ln 2.
     */
    F jensenShannon(Tabled<F> a, Named<F> b) {
        check(a, b);
        if (!isWhole(b)) return constant(new Call(Function.LN, List.of(num(2))));
        F masses = masses(b, a.over);
        List<Variable> over = List.of(a.over);
        Formula mixture = new Formula.Probability("m", List.of(Resolver.bare(a.over)), List.of());
        F middle =
                algebra.named(
                        algebra.apply(Laws.MIXTURE, List.of(), List.of(a.table, masses)), mixture);
        F left = algebra.apply(logRatio(), over, List.of(a.table, middle));
        F right = algebra.apply(logRatio(), over, List.of(masses, middle));
        F inside = algebra.sumOut(masses, over);
        return algebra.apply(HALVES, List.of(), List.of(left, right, inside));
    }

    /** Σ a ln(a/b), where b need not sum to 1 over the states of a. */
    private static Law logRatio() {
        Formula ratio = new Binary(Operator.DIVIDE, Law.input(0), Law.input(1));
        Formula term =
                new Binary(Operator.TIMES, Law.input(0), new Call(Function.LN, List.of(ratio)));
        return new Law(Laws.fold(Formula.Fold.Folding.SUM, term));
    }

    /** The Rényi divergence, {@code first} telling whether a stands first. */
    F renyi(Tabled<F> a, Named<F> b, Real order, boolean first) {
        check(a, b);
        boolean covered = Reals.compare(order, Real.ONE) < 0;
        if (!isWhole(b) || (!first && !covered)) return constant(INFINITE);
        Formula one = first ? asked.of().get(0) : asked.of().get(1);
        Formula other = first ? asked.of().get(1) : asked.of().get(0);
        var table = new RenyiDivergence.Side<>(a.table, one);
        var masses = new RenyiDivergence.Side<>(masses(b, a.over), other);
        return new RenyiDivergence<>(algebra)
                .of(asked, order, List.of(a.over), first ? table : masses, first ? masses : table);
    }

    /** The mass of a distribution of whole numbers at each state. */
    private F masses(Named<F> b, Variable over) {
        Formula density = b.family().density();
        if (!(isUnbounded(b) && isCount(over)))
            density =
                    new Binary(
                            Operator.TIMES,
                            b.family().support().indicator().orElseThrow(),
                            density);
        Map<String, F> inputs = new LinkedHashMap<>(b.parameters());
        inputs.put("x", queries.values(over));
        Formula mass =
                new Formula.Probability(b.family().name(), List.of(Resolver.bare(over)), List.of());
        return algebra.named(queries.densities().apply(density, inputs), mass);
    }

    /** Whether all states are 0, 1, 2, ... */
    private static boolean isCount(Variable over) {
        return over.states().stream().allMatch(s -> s.text().matches("\\d+"));
    }

    private void check(Tabled<F> a, Named<F> b) {
        boolean numbers =
                switch (b.family().support()) {
                    case Support.Interval i -> true;
                    case Support.Whole w -> true;
                    case Support.Single s -> true;
                    case Support.States s -> false;
                    case Support.Simplex s -> false;
                    case Support.Counts c -> false;
                    case Support.Vectors v -> false;
                };
        if (numbers && a.over.numeric() && !VectorNormals.isOne(b)) return;
        throw new Refusal(
                "these are not distributions of the same variables: "
                        + TextPrinter.print(asked.of().get(0))
                        + " and "
                        + TextPrinter.print(asked.of().get(1)),
                asked);
    }

    private static <F> boolean isWhole(Named<F> of) {
        return !(of.family().support() instanceof Support.Interval);
    }

    private static <F> boolean isUnbounded(Named<F> of) {
        return of.family().support() instanceof Support.Whole w && w.high().equals(INFINITE);
    }

    private F constant(Formula value) {
        return algebra.apply(new Law(value), List.of(), List.of());
    }

    private static Formula num(int n) {
        return new Num(BigDecimal.valueOf(n));
    }
}
