package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Variable;
import elbow.value.Real;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.List;
import java.util.Optional;

/**
 * D_α(a ‖ b) = ln Σ a^α b^(1−α)/(α − 1), the Rényi divergence of order α ≥ 0, in nats (van Erven
 * and Harremoës 2014). Its limits: −ln b(a &gt; 0) at 0, the KL divergence at 1, ln max a/b over a
 * &gt; 0 at ∞. Infinite where the supports do not meet, and for α ≥ 1 where b is 0 and a is not.
 */
final class RenyiDivergence<F> {
    private static final Formula A = Law.input(0);
    private static final Formula B = Law.input(1);

    /** max ln(a/b) over the states to which a gives mass. */
    private static final Law LARGEST =
            new Law(
                    Laws.fold(Folding.MAX, ln(binary(Operator.DIVIDE, A, B))),
                    Optional.of(Law.Stable.SUPPORT));

    /** Σ a over the states to which b gives mass. */
    private static final Law COVERED =
            new Law(Laws.fold(Folding.SUM, A), Optional.of(Law.Stable.SUPPORT));

    private final Algebra<F> algebra;

    RenyiDivergence(Algebra<F> algebra) {
        this.algebra = algebra;
    }

    /** A distribution as a table, and the formula it is known by. */
    record Side<F>(F table, Formula symbol) {}

    /**
     * @param order any number but 1
     */
    F of(Measure symbol, Real order, List<Variable> over, Side<F> a, Side<F> b) {
        if (!(order instanceof Real.Exact exact))
            return algebra.named(
                    algebra.apply(LARGEST, over, List.of(a.table, b.table, a.table)), symbol);
        BigFraction alpha = exact.value();
        F sum =
                alpha.signum() == 0
                        ? sum(COVERED, over, List.of(b, a))
                        : sum(powers(alpha), over, List.of(a, b));
        return algebra.named(algebra.apply(logarithm(alpha), List.of(), List.of(sum)), symbol);
    }

    private F sum(Law law, List<Variable> over, List<Side<F>> sides) {
        Formula symbol =
                Formulas.rewrite(
                        law.formula(),
                        f ->
                                switch (f) {
                                    case Ref r when r.equals(A) -> sides.get(0).symbol;
                                    case Ref r when r.equals(B) -> sides.get(1).symbol;
                                    case Fold fold ->
                                            new Fold(
                                                    fold.kind(),
                                                    over.stream().map(Variable::ref).toList(),
                                                    fold.body());
                                    default -> f;
                                });
        List<F> tables = sides.stream().map(Side::table).toList();
        return algebra.named(algebra.apply(law, over, tables), symbol);
    }

    /** Σ a^α b^(1−α), for α above 1 written Σ a (a/b)^(α−1). */
    private static Law powers(BigFraction alpha) {
        BigFraction rest = BigFraction.ONE.subtract(alpha);
        Formula term =
                rest.signum() > 0
                        ? binary(Operator.TIMES, power(A, alpha), power(B, rest))
                        : binary(
                                Operator.TIMES,
                                A,
                                power(binary(Operator.DIVIDE, A, B), rest.negate()));
        return new Law(Laws.fold(Folding.SUM, term));
    }

    /** ln S/(α − 1) */
    private static Law logarithm(BigFraction alpha) {
        BigFraction by = alpha.subtract(BigFraction.ONE);
        Formula log = by.signum() < 0 ? new Negate(ln(A)) : ln(A);
        BigFraction size = by.abs();
        return new Law(
                size.equals(BigFraction.ONE)
                        ? log
                        : binary(Operator.DIVIDE, log, Orders.number(size)));
    }

    private static Formula power(Formula base, BigFraction exponent) {
        return exponent.equals(BigFraction.ONE)
                ? base
                : binary(Operator.POWER, base, Orders.number(exponent));
    }

    private static Formula binary(Operator operator, Formula a, Formula b) {
        return new Binary(operator, a, b);
    }

    private static Formula ln(Formula a) {
        return new Call(Function.LN, List.of(a));
    }
}
