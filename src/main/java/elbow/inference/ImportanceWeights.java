package elbow.inference;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Means of the weights w(z) = p(x, z)/q(z) of one real z drawn from q, by quadrature of logarithms.
 */
public final class ImportanceWeights {
    /** Of the middle of q, as many places are tried for weights of 0. */
    private static final int TRIED = 200;

    /** In widths of q, where it is told whether an integral converges. */
    private static final double FAR = 1e6;

    /** How far one goes on between two such places. */
    private static final double FURTHER = 10;

    /** Of a difference of logarithms, relative to their sizes. */
    private static final double ROUNDING = 1e-14;

    private static final double STEP = LogMeanWeight.STEP;
    private static final int MOST_STEPS = 4_000;

    /** What the sum over u may leave out. */
    private static final double LEFT_OUT = 1e-14;

    /** Of each φ(u), and of 1 − φ(u). */
    private static final Accuracy ACCURACY = new Accuracy(0, 1e-12);

    private static final Accuracy SMALL = new Accuracy(1e-15, 1e-12);

    private final DoubleUnaryOperator logP;
    private final DoubleUnaryOperator logQ;
    private final double low;
    private final double high;
    private final List<Double> middle;

    /**
     * @param logP ln p(x, z), −∞ where z has no density
     * @param logQ ln q(z) on its support
     * @param low where the support of q begins
     * @param high where it ends
     */
    public ImportanceWeights(
            DoubleUnaryOperator logP, DoubleUnaryOperator logQ, double low, double high) {
        this.logP = z -> number(logP.applyAsDouble(z));
        this.logQ = z -> number(logQ.applyAsDouble(z));
        this.low = low;
        this.high = high;
        this.middle = new Peaks(this.logQ, low, high).ends();
    }

    private static double number(double log) {
        return Double.isNaN(log) ? Double.NEGATIVE_INFINITY : log;
    }

    /** ln E_q w^s = ln ∫ p(x, z)^s q(z)^(1 − s) dz; none if it can't be had to twelve digits. */
    public Optional<Double> logMoment(double s) {
        if (s == 0) return Optional.of(0.0);
        if (s < 0 && hasZeros()) return Optional.of(Double.POSITIVE_INFINITY);
        for (int side : new int[] {-1, 1})
            if (diverges(s, side)) return Optional.of(Double.POSITIVE_INFINITY);
        return new Peaks(z -> term(s, z), low, high).logMass();
    }

    private double term(double s, double z) {
        double q = logQ.applyAsDouble(z);
        return q == Double.NEGATIVE_INFINITY ? q : s * logP.applyAsDouble(z) + (1 - s) * q;
    }

    /** Whether w is 0 at places where q has mass. */
    private boolean hasZeros() {
        double from = middle.get(Math.min(1, middle.size() - 1));
        double to = middle.get(Math.max(0, middle.size() - 2));
        for (int i = 1; i < TRIED; i++) {
            double z = from + (to - from) * i / TRIED;
            if (logP.applyAsDouble(z) == Double.NEGATIVE_INFINITY
                    && logQ.applyAsDouble(z) > Double.NEGATIVE_INFINITY) return true;
        }
        return false;
    }

    /**
     * Whether the integrand, times the distance to an infinite end or to one where it is infinite,
     * does not fall on the way there. Where rounding hides whether it falls it is level.
     */
    private boolean diverges(double s, int side) {
        double end = side > 0 ? high : low;
        double width = width();
        if (Double.isInfinite(end)) {
            double centre = middle.get(middle.size() / 2);
            if (Double.isInfinite(centre)) centre = 0;
            double near = centre + side * FAR * width;
            double far = centre + side * FAR * FURTHER * width;
            return !falls(s, near, far, StrictMath.log(FURTHER));
        }
        double near = end - side * width / FAR;
        double far = end - side * width / (FAR * FURTHER);
        return term(s, far) > term(s, near) && !falls(s, near, far, -StrictMath.log(FURTHER));
    }

    private double width() {
        double width = middle.get(middle.size() - 2) - middle.get(1);
        return middle.size() > 3 && width > 0 && Double.isFinite(width) ? width : 1;
    }

    private boolean falls(double s, double near, double far, double stretch) {
        double there = term(s, far);
        if (there == Double.NEGATIVE_INFINITY) return true;
        double size =
                Math.abs(s * logP.applyAsDouble(far)) + Math.abs((1 - s) * logQ.applyAsDouble(far));
        return there + stretch < term(s, near) - ROUNDING * size;
    }

    /**
     * E ln((w₁ + ... + w_K)/K), see {@link LogMeanWeight}, with φ(u) by quadrature; −∞ where
     * weights may be 0, none if it can't be had to ten digits.
     *
     * <p>Where u ends is told by ∫_u^∞ φ^K ≤ φ(u)^(K−1) E[E₁(eᵘ w)], E₁(t) ≤ e^(−t) ln(1 + 1/t).
     */
    public Optional<Double> logMean(int samples) {
        if (hasZeros()) return Optional.of(Double.NEGATIVE_INFINITY);
        return logMoment(1).flatMap(mean -> logMean(samples, mean));
    }

    private Optional<Double> logMean(int samples, double logMean) {
        if (Double.isInfinite(logMean)) return Optional.of(logMean);
        DoubleUnaryOperator logWeight =
                z -> logP.applyAsDouble(z) - logQ.applyAsDouble(z) - logMean;
        List<Double> ends = ends();
        double shift = StrictMath.log(samples);
        double sum = 0;
        for (int k = 0; k < MOST_STEPS; k++) {
            double u = LogMeanWeight.LEFT + k * STEP;
            DoubleUnaryOperator t = z -> StrictMath.exp(u - shift + logWeight.applyAsDouble(z));
            Optional<Double> lacking = mean(z -> -StrictMath.expm1(-t.applyAsDouble(z)), ends);
            if (lacking.isEmpty()) return Optional.empty();
            double left = 0;
            if (lacking.get() >= 0.5) {
                Optional<Double> phi = mean(z -> StrictMath.exp(-t.applyAsDouble(z)), ends);
                if (phi.isEmpty()) return Optional.empty();
                left = phi.get();
            }
            sum += LogMeanWeight.integrand(samples, u, lacking.get(), left);
            if (u < LogMeanWeight.RIGHT || left > 0.5) continue;
            Optional<Double> rest = mean(z -> exponentialIntegral(t.applyAsDouble(z)), ends);
            if (rest.isPresent() && StrictMath.pow(left, samples - 1.0) * rest.get() < LEFT_OUT)
                return Optional.of(logMean + sum * STEP);
        }
        return Optional.empty();
    }

    /** An upper bound of E₁(t). */
    private static double exponentialIntegral(double t) {
        return t == 0 ? Double.MAX_VALUE : StrictMath.exp(-t) * StrictMath.log1p(1 / t);
    }

    /** Where q or p(x, z) has its peaks and flanks. */
    private List<Double> ends() {
        TreeSet<Double> ends = new TreeSet<>(middle);
        ends.addAll(new Peaks(logP, low, high).ends());
        return List.copyOf(ends);
    }

    private Optional<Double> mean(DoubleUnaryOperator g, List<Double> ends) {
        DoubleUnaryOperator integrand =
                z -> {
                    double q = StrictMath.exp(logQ.applyAsDouble(z));
                    return q == 0 ? 0 : q * g.applyAsDouble(z);
                };
        return Quadrature.integrate(integrand, ends, ACCURACY)
                .or(() -> Quadrature.integrate(integrand, ends, SMALL))
                .map(Estimate::value);
    }
}
