package elbow.inference;

import elbow.formula.Formula.Function;

import org.apache.commons.numbers.fraction.BigFraction;

/** Arithmetic by cell on factors that hold numbers: all a law needs to be evaluated. */
public interface CellAlgebra<F> extends FactorAlgebra<F> {
    F constant(BigFraction value);

    F plus(F a, F b);

    F minus(F a, F b);

    F negate(F a);

    F power(F a, F b);

    /** A function of one number, by cell; {@code log} is {@code ln}. */
    F map(Function function, F a);

    F max(F a, F b);

    /** The share p ln(p/q) − p + q of a divergence, by cell: never negative, stable where p ≈ q. */
    F share(F p, F q);

    @Override
    default F one() {
        return constant(BigFraction.ONE);
    }
}
