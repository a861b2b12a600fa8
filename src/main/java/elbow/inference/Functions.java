package elbow.inference;

import elbow.formula.Formula.Function;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.numbers.gamma.Erfc;

import java.math.BigInteger;

/** The language's functions of one number. */
public final class Functions {
    private static final double LN2 = StrictMath.log(2);
    private static final double LN10 = StrictMath.log(10);
    private static final double SQRT2 = StrictMath.sqrt(2);

    /** Up to here e^l is a double; up to the next a fraction. */
    private static final double LARGEST_EXP = 700;

    private static final double LARGEST_LOG = 1e6;

    /** Up to 2^12 factors are multiplied out. */
    private static final int EXACT_BITS = 12;

    private Functions() {}

    public static Real of(Function function, Real a) {
        return switch (function) {
            case LOG, LN -> Reals.ln(a);
            case LOG2 -> scaled(a, LN2);
            case LOG10 -> scaled(a, LN10);
            case EXP -> Reals.exp(a);
            case SQRT -> Reals.sqrt(a);
            case ABS -> Reals.abs(a);
            case MIN, MAX -> a;
            case SIGMOID -> Reals.map(a, x -> 1 / (1 + StrictMath.exp(-x)));
            case PHI -> Reals.map(a, x -> Erfc.value(-x / SQRT2) / 2);
            case DECIMALS -> Reals.decimals(a);
            case LGAMMA ->
                    isOne(a) || isOne(Reals.minus(a, Real.ONE))
                            ? Real.ZERO
                            : Reals.map(a, Gammas::lgamma);
            case DIGAMMA -> Reals.map(a, Gammas::digamma);
            case TRIGAMMA -> Reals.map(a, Gammas::trigamma);
            case WHOLE -> whole(a);
            case FLOOR -> floor(a);
            case LBETA, CHOOSE, INSIDE -> throw new IllegalArgumentException(function.text);
        };
    }

    private static boolean isOne(Real a) {
        return a instanceof Real.Exact x && x.value().equals(BigFraction.ONE);
    }

    private static Real whole(Real a) {
        return switch (a) {
            case Real.Exact x -> Reals.isWhole(x.value()) ? Real.ONE : Real.ZERO;
            case Real.Approx x ->
                    x.value() == Math.rint(x.value()) && Double.isFinite(x.value())
                            ? Real.ONE
                            : Real.ZERO;
            case Real.Undefined u -> u;
        };
    }

    private static Real floor(Real a) {
        if (!(a instanceof Real.Exact x)) return Reals.map(a, Math::floor);
        BigInteger[] parts =
                x.value().getNumerator().divideAndRemainder(x.value().getDenominator());
        boolean below = parts[1].signum() < 0;
        return Real.of(BigFraction.of(below ? parts[0].subtract(BigInteger.ONE) : parts[0]));
    }

    /** 1 where a ≤ b, else 0. */
    public static Real ordered(Real a, Real b) {
        if (a instanceof Real.Undefined || b instanceof Real.Undefined) return Real.UNDEFINED;
        return Reals.compare(a, b) <= 0 ? Real.ONE : Real.ZERO;
    }

    /** ln B(a, b); 0 exactly at B(1, 1). */
    public static Real lbeta(Real a, Real b) {
        if (a instanceof Real.Undefined || b instanceof Real.Undefined) return Real.UNDEFINED;
        if (isOne(a) && isOne(b)) return Real.ZERO;
        return Real.of(Gammas.lbeta(Reals.toDouble(a), Reals.toDouble(b)));
    }

    /** Γ(n + 1)/(k! Γ(n − k + 1)), exact for whole n of at least 0, where it is 0 for k above n. */
    public static Real choose(Real n, Real k) {
        if (n instanceof Real.Undefined || k instanceof Real.Undefined) return Real.UNDEFINED;
        if (Reals.signum(k) < 0) return Real.ZERO;
        Real rest = Reals.minus(n, k);
        if (Gammas.isCount(n) && Gammas.isCount(k)) {
            if (Reals.signum(rest) < 0) return Real.ZERO;
            BigInteger fewer = Gammas.count(Reals.compare(k, rest) <= 0 ? k : rest);
            if (fewer.bitLength() <= EXACT_BITS)
                return Real.of(
                        BigFraction.of(Gammas.choose(Gammas.count(n), fewer.intValueExact())));
        }
        return exponential(Gammas.lchoose(Reals.toDouble(n), Reals.toDouble(k)));
    }

    /** e^l, beyond the doubles as a fraction of their precision; undefined far beyond. */
    private static Real exponential(double l) {
        if (l > LARGEST_LOG) return Real.UNDEFINED;
        if (!(l > LARGEST_EXP)) return Real.of(StrictMath.exp(l));
        int twos = (int) Math.floor(l / LN2);
        BigFraction near = BigFraction.from(StrictMath.exp(l - twos * LN2));
        return Real.of(near.multiply(BigFraction.of(2).pow(twos)));
    }

    private static Real scaled(Real a, double base) {
        Real ln = Reals.ln(a);
        return Reals.isZero(ln) ? Real.ZERO : Reals.map(ln, x -> x / base);
    }
}
