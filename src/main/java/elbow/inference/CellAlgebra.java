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

    /** 1 in the cells where a ≤ b, else 0. */
    F ordered(F a, F b);

    /** n!/(k! (n − k)!), by cell. */
    F choose(F n, F k);

    /** ln B(a, b), by cell. */
    F lbeta(F a, F b);

    @Override
    default F one() {
        return constant(BigFraction.ONE);
    }
}
