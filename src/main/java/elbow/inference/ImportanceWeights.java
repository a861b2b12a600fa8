package elbow.inference;

import java.util.ArrayList;
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

    /** Where pieces of the integral over u end; further up each is as long as all before it. */
    private static final List<Double> TURNS =
            List.of(LogMeanWeight.LEFT, -16.0, -8.0, -4.0, -2.0, 0.0, 2.0, 4.0);

    private static final double FURTHEST = 1e6;

    /** What the integral over u may leave out. */
    private static final double LEFT_OUT = 1e-13;

    /** After as many weights an integral that is not yet near enough is given up. */
    private static final long MOST_WEIGHED = 20_000_000;

    private static final Accuracy OUTER = new Accuracy(1e-11, 0);

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
        boolean uncovered = q == Double.NEGATIVE_INFINITY && z != low && z != high;
        return uncovered ? q : s * logP.applyAsDouble(z) + (1 - s) * q;
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
     * <p>How far u goes is told by ∫_u^∞ φ^K ≤ φ(u)^(K−1) E[E₁(eᵘ w)], E₁(t) ≤ e^(−t) ln(1 + 1/t).
     */
    public Optional<Double> logMean(int samples) {
        if (hasZeros()) return Optional.of(Double.NEGATIVE_INFINITY);
        return logMoment(1).flatMap(mean -> logMean(samples, mean));
    }

    private Optional<Double> logMean(int samples, double logMean) {
        if (Double.isInfinite(logMean)) return Optional.of(logMean);
        Accuracy inner = new Accuracy(1e-15 / samples, 1e-12);
        Draws draws = new Draws(samples, logMean + StrictMath.log(samples), ends(), inner);
        List<Double> ends = new ArrayList<>(TURNS);
        while (!draws.isNegligible(ends.getLast())) {
            if (ends.getLast() > FURTHEST) return Optional.empty();
            ends.add(2 * ends.getLast());
        }
        return Quadrature.integrate(draws::integrand, ends, OUTER).map(e -> logMean + e.value());
    }

    /** φ(u) = E exp(−eᵘ w/c), its quadrature over pieces of z with these ends. */
    private final class Draws {
        private final int samples;
        private final double log;
        private final List<Double> ends;
        private final Accuracy accuracy;
        private long weighed;

        /**
         * @param log ln c
         */
        Draws(int samples, double log, List<Double> ends, Accuracy accuracy) {
            this.samples = samples;
            this.log = log;
            this.ends = ends;
            this.accuracy = accuracy;
        }

        /** NaN where it can't be had. */
        double integrand(double u) {
            double lacking = mean(u, t -> -StrictMath.expm1(-t));
            double left = lacking < 0.5 ? 1 - lacking : phi(u);
            return LogMeanWeight.integrand(samples, u, lacking, left);
        }

        boolean isNegligible(double u) {
            double rest = mean(u, t -> t == 0 ? Double.MAX_VALUE : tail(t));
            return StrictMath.pow(phi(u), samples - 1.0) * rest < LEFT_OUT;
        }

        private double phi(double u) {
            return mean(u, t -> StrictMath.exp(-t));
        }

        /** E f(eᵘ w/c) */
        private double mean(double u, DoubleUnaryOperator f) {
            return Quadrature.integrate(z -> term(z, u, f), ends, accuracy)
                    .map(Estimate::value)
                    .orElse(Double.NaN);
        }

        private double term(double z, double u, DoubleUnaryOperator f) {
            if (++weighed > MOST_WEIGHED) return Double.NaN;
            double logDensity = logQ.applyAsDouble(z);
            double q = StrictMath.exp(logDensity);
            if (q == 0) return 0;
            double logWeight = logP.applyAsDouble(z) - logDensity - log;
            return q * f.applyAsDouble(StrictMath.exp(u + logWeight));
        }

        /** Above E₁(t). */
        private double tail(double t) {
            return StrictMath.exp(-t) * StrictMath.log1p(1 / t);
        }
    }

    /** Where q or p(x, z) has its peaks and flanks. */
    private List<Double> ends() {
        TreeSet<Double> ends = new TreeSet<>(middle);
        ends.addAll(new Peaks(logP, low, high).ends());
        return List.copyOf(ends);
    }
}
