package elbow.value;

import elbow.value.Real.Approx;
import elbow.value.Real.Exact;
import elbow.value.Real.Undefined;

import org.apache.commons.numbers.fraction.BigFraction;

import java.math.BigInteger;
import java.util.function.DoubleUnaryOperator;

/**
 * Arithmetic on {@link Real}: exact on fractions, correctly signed on infinities, and with the
 * conventions of measure theory at zero: 0 times anything is 0 (so 0 ln 0 = 0), a/0 is infinite for
 * a &gt; 0, and 0/0 and ∞ − ∞ are undefined.
 */
public final class Reals {
    /** From here on (p − q)/q is not multiplied by q again. */
    private static final double LARGE_EXCESS = 1e100;

    private static final int LARGEST_EXPONENT = 400;
    private static final int LARGEST_BITS = 20_000;

    /** Up to e to this power, numbers beyond the doubles are held as fractions. */
    private static final int LARGEST_POWER = 200_000;

    private static final double LN2 = StrictMath.log(2);
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    private Reals() {}

    public static Real plus(Real a, Real b) {
        if (a instanceof Exact x && b instanceof Exact y) return Real.of(x.value().add(y.value()));
        if (a instanceof Undefined || b instanceof Undefined) return Real.UNDEFINED;
        double sum = toDouble(a) + toDouble(b);
        return !Double.isFinite(sum) && isFinite(a) && isFinite(b)
                ? rounded(fraction(a).add(fraction(b)))
                : Real.of(sum);
    }

    public static Real minus(Real a, Real b) {
        return plus(a, negate(b));
    }

    public static Real negate(Real a) {
        return switch (a) {
            case Exact x -> Real.of(x.value().negate());
            case Approx x -> Real.of(-x.value());
            case Undefined u -> u;
        };
    }

    public static Real times(Real a, Real b) {
        if (isZero(a) || isZero(b)) return Real.ZERO;
        if (a instanceof Exact x && b instanceof Exact y)
            return Real.of(x.value().multiply(y.value()));
        if (a instanceof Undefined || b instanceof Undefined) return Real.UNDEFINED;
        double product = toDouble(a) * toDouble(b);
        return isBeyond(product) && isFinite(a) && isFinite(b)
                ? rounded(fraction(a).multiply(fraction(b)))
                : Real.of(product);
    }

    public static Real divide(Real a, Real b) {
        if (a instanceof Undefined || b instanceof Undefined) return Real.UNDEFINED;
        if (isZero(b)) return isZero(a) ? Real.UNDEFINED : infinite(signum(a));
        if (a instanceof Exact x && b instanceof Exact y)
            return Real.of(x.value().divide(y.value()));
        if (isZero(a)) return Real.ZERO;
        double ratio = toDouble(a) / toDouble(b);
        return isBeyond(ratio) && isFinite(a) && isFinite(b)
                ? rounded(fraction(a).divide(fraction(b)))
                : Real.of(ratio);
    }

    /** a^b; exact where a is exact and b a whole number of at most 400. */
    public static Real power(Real a, Real b) {
        if (a instanceof Undefined || b instanceof Undefined) return Real.UNDEFINED;
        if (a instanceof Exact x && b instanceof Exact y && isWhole(y.value())) {
            BigInteger n = y.value().getNumerator();
            if (isZero(a) && n.signum() < 0) return Real.UNDEFINED;
            if (n.abs().bitLength() < 31
                    && Math.abs(n.intValue()) <= LARGEST_EXPONENT
                    && (long) bits(x.value()) * Math.abs(n.intValue()) <= LARGEST_BITS)
                return Real.of(x.value().pow(n.intValue()));
        }
        return Real.of(StrictMath.pow(toDouble(a), toDouble(b)));
    }

    /** ln a; −∞ at 0, undefined below. Exact at 1. */
    public static Real ln(Real a) {
        return switch (a) {
            case Exact x when x.value().signum() < 0 -> Real.UNDEFINED;
            case Exact x when x.value().equals(BigFraction.ONE) -> Real.ZERO;
            case Exact x -> Real.of(ln(x.value()));
            case Approx x -> Real.of(StrictMath.log(x.value()));
            case Undefined u -> u;
        };
    }

    /** A function that is exact only where its value at an exact argument is given as such. */
    public static Real map(Real a, DoubleUnaryOperator function) {
        return a instanceof Undefined ? a : Real.of(function.applyAsDouble(toDouble(a)));
    }

    /** e^a; exact at 0, and a fraction to the precision of a double where it is beyond them. */
    public static Real exp(Real a) {
        if (isZero(a)) return Real.ONE;
        double exponent = toDouble(a);
        double power = StrictMath.exp(exponent);
        if (!isBeyond(power) || Math.abs(exponent) > LARGEST_POWER) return map(a, StrictMath::exp);
        int twos = (int) Math.floor(exponent / LN2);
        BigFraction near = BigFraction.from(StrictMath.exp(exponent - twos * LN2));
        return Real.of(near.multiply(BigFraction.of(2).pow(twos)));
    }

    /** Whether doubles can't hold a result that is finite and not 0 to their full precision. */
    private static boolean isBeyond(double result) {
        return Math.abs(result) < Double.MIN_NORMAL || Double.isInfinite(result);
    }

    private static BigFraction fraction(Real a) {
        return a instanceof Exact x ? x.value() : BigFraction.from(toDouble(a));
    }

    /** The fraction to the precision of a double, m·2^k. */
    private static Real rounded(BigFraction value) {
        int twos = value.getNumerator().bitLength() - value.getDenominator().bitLength();
        if (Math.abs((long) twos) > LARGEST_POWER) return Real.of(value.doubleValue());
        BigFraction scale = BigFraction.of(2).pow(twos);
        return Real.of(BigFraction.from(value.divide(scale).doubleValue()).multiply(scale));
    }

    /** √a; exact where the fraction is a square, undefined below 0. */
    public static Real sqrt(Real a) {
        if (a instanceof Exact x && x.value().signum() >= 0) {
            BigInteger n = x.value().getNumerator().sqrt();
            BigInteger d = x.value().getDenominator().sqrt();
            BigFraction root = BigFraction.of(n, d);
            if (root.multiply(root).equals(x.value())) return Real.of(root);
        }
        return map(a, StrictMath::sqrt);
    }

    public static Real abs(Real a) {
        return a instanceof Undefined || signum(a) >= 0 ? a : negate(a);
    }

    /** The larger; undefined if either is. */
    public static Real max(Real a, Real b) {
        if (a instanceof Undefined || b instanceof Undefined) return Real.UNDEFINED;
        return compare(a, b) >= 0 ? a : b;
    }

    /**
     * One state's share of KL(p ‖ q): p ln(p/q) − p + q, which is q·φ(p/q) with φ(r) = r ln r − r +
     * 1. Never negative, so a sum of shares loses nothing by cancellation; the shares of two
     * normalised distributions sum to their KL. 0 where p = q, q where p = 0, infinite where only q
     * = 0.
     */
    public static Real share(Real p, Real q) {
        if (p instanceof Undefined || q instanceof Undefined) return Real.UNDEFINED;
        if (isZero(p)) return q;
        if (isZero(q)) return Real.INFINITE;
        if (p.equals(q)) return Real.ZERO;
        double excess = toDouble(divide(minus(p, q), q));
        if (excess < LARGE_EXCESS) return Real.of(toDouble(q) * phi(excess));
        return Real.of(far(toDouble(p), toDouble(ln(p)) - toDouble(ln(q)), toDouble(q)));
    }

    /** p ln(p/q) − p + q where p/q may lie beyond the doubles. */
    private static double far(double p, double log, double q) {
        return p * log - p + q;
    }

    /** The same of two doubles; NaN where undefined. */
    public static double share(double p, double q) {
        if (p == 0) return q;
        if (q == 0) return Double.isNaN(p) ? p : Double.POSITIVE_INFINITY;
        double excess = (p - q) / q;
        if (!(excess >= LARGE_EXCESS)) return q * phi(excess);
        return far(p, StrictMath.log(p) - StrictMath.log(q), q);
    }

    /** (1 + d) ln(1 + d) − d, by its series Σ (−1)^k d^k/(k(k − 1)) near 0; 1 at −1. */
    public static double phi(double d) {
        if (d == -1) return 1;
        if (Math.abs(d) > 0.05) return (1 + d) * StrictMath.log1p(d) - d;
        double sum = 0;
        double power = d;
        for (int k = 2; k < 16; k++) {
            power *= -d;
            sum -= power / (k * (k - 1.0));
        }
        return sum;
    }

    /** ln of a fraction that may lie beyond the doubles, or very near 1. */
    public static double ln(BigFraction value) {
        if (value.signum() == 0) return Double.NEGATIVE_INFINITY;
        double ratio = value.doubleValue();
        if (Math.abs(ratio - 1) < 0.1)
            return StrictMath.log1p(value.subtract(BigFraction.ONE).doubleValue());
        if (ratio > 1e-300 && ratio < 1e300) return StrictMath.log(ratio);
        return ln(value.getNumerator().abs()) - ln(value.getDenominator().abs());
    }

    private static double ln(BigInteger value) {
        int shift = Math.max(0, value.bitLength() - 1000);
        return StrictMath.log(value.shiftRight(shift).doubleValue()) + shift * StrictMath.log(2);
    }

    /** The order of two defined numbers, exact where both are. */
    public static int compare(Real a, Real b) {
        if (a instanceof Exact x && b instanceof Exact y) return x.value().compareTo(y.value());
        return Double.compare(toDouble(a) + 0.0, toDouble(b) + 0.0);
    }

    public static boolean isZero(Real a) {
        return switch (a) {
            case Exact x -> x.value().signum() == 0;
            case Approx x -> x.value() == 0;
            case Undefined u -> false;
        };
    }

    public static boolean isFinite(Real a) {
        return switch (a) {
            case Exact x -> true;
            case Approx x -> Double.isFinite(x.value());
            case Undefined u -> false;
        };
    }

    public static int signum(Real a) {
        return switch (a) {
            case Exact x -> x.value().signum();
            case Approx x -> (int) Math.signum(x.value());
            case Undefined u -> 0;
        };
    }

    /** The nearest double; NaN where undefined. */
    public static double toDouble(Real a) {
        return switch (a) {
            case Exact x -> toDouble(x.value());
            case Approx x -> x.value();
            case Undefined u -> Double.NaN;
        };
    }

    /** Of two whole numbers that are doubles the quotient is rounded once. */
    private static double toDouble(BigFraction x) {
        BigInteger above = x.getNumerator();
        BigInteger below = x.getDenominator();
        return above.bitLength() <= 53 && below.bitLength() <= 53
                ? (double) above.longValue() / below.longValue()
                : x.doubleValue();
    }

    public static boolean isWhole(BigFraction value) {
        return value.getDenominator().equals(BigInteger.ONE);
    }

    /** How many decimals the number has when written out; infinite where it does not end. */
    public static Real decimals(Real a) {
        if (!(a instanceof Exact x)) return a instanceof Undefined ? a : Real.INFINITE;
        BigInteger rest = x.value().getDenominator();
        int twos = rest.getLowestSetBit();
        rest = rest.shiftRight(twos);
        int fives = 0;
        for (BigInteger[] by = rest.divideAndRemainder(FIVE);
                by[1].signum() == 0;
                by = rest.divideAndRemainder(FIVE)) {
            rest = by[0];
            fives++;
        }
        return rest.equals(BigInteger.ONE) ? Real.of(Math.max(twos, fives)) : Real.INFINITE;
    }

    private static int bits(BigFraction value) {
        return Math.max(value.getNumerator().bitLength(), value.getDenominator().bitLength());
    }

    private static Real infinite(int sign) {
        return Real.of(sign * Double.POSITIVE_INFINITY);
    }
}
