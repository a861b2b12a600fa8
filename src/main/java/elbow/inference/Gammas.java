package elbow.inference;

import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;

import java.math.BigInteger;

/** Γ and its kin on doubles, for arguments of at least 0, with their limits at 0 and ∞. */
final class Gammas {
    private Gammas() {}

    /** ln Γ(x); ∞ at 0 and ∞, NaN below 0. */
    static double lgamma(double x) {
        if (x == 0 || x == Double.POSITIVE_INFINITY) return Double.POSITIVE_INFINITY;
        return x > 0 ? LogGamma.value(x) : Double.NaN;
    }

    /** ψ(x); −∞ at 0, ∞ at ∞, NaN below 0. */
    static double digamma(double x) {
        if (x == 0) return Double.NEGATIVE_INFINITY;
        if (x == Double.POSITIVE_INFINITY) return x;
        return x > 0 ? Digamma.value(x) : Double.NaN;
    }

    /** ψ′(x); ∞ at 0, 0 at ∞, NaN below 0. */
    static double trigamma(double x) {
        if (x == 0) return Double.POSITIVE_INFINITY;
        if (x == Double.POSITIVE_INFINITY) return 0;
        return x > 0 ? Trigamma.value(x) : Double.NaN;
    }

    /** ln B(a, b) without the cancellation of ln Γ(a) + ln Γ(b) − ln Γ(a + b); ∞ where one is 0. */
    static double lbeta(double a, double b) {
        if (!(a >= 0 && b >= 0)) return Double.NaN;
        return a == 0 || b == 0 ? Double.POSITIVE_INFINITY : LogBeta.value(a, b);
    }

    /** ln (n choose k) = −ln(n + 1) − ln B(k + 1, n − k + 1). */
    static double lchoose(double n, double k) {
        if (k < 0 || (k > n && n == Math.rint(n) && n >= 0)) return Double.NEGATIVE_INFINITY;
        return k == 0 || k == n ? 0 : -StrictMath.log1p(n) - lbeta(k + 1, n - k + 1);
    }

    static boolean isCount(Real a) {
        return switch (a) {
            case Real.Exact x -> Reals.isWhole(x.value()) && x.value().signum() >= 0;
            case Real.Approx x ->
                    x.value() >= 0 && x.value() < 0x1p53 && x.value() == Math.rint(x.value());
            case Real.Undefined u -> false;
        };
    }

    static BigInteger count(Real a) {
        return a instanceof Real.Exact x
                ? x.value().getNumerator()
                : BigInteger.valueOf((long) Reals.toDouble(a));
    }

    static BigInteger choose(BigInteger n, int k) {
        BigInteger product = BigInteger.ONE;
        for (int i = 0; i < k; i++)
            product =
                    product.multiply(n.subtract(BigInteger.valueOf(i)))
                            .divide(BigInteger.valueOf(i + 1L));
        return product;
    }
}
