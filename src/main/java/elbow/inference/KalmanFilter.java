package elbow.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * z₁ ~ N(m, P), z_t = A z_{t−1} + b + N(0, Q), x_t = C z_t + d + N(0, R) in doubles: Kalman's
 * filter in Joseph's form, which keeps covariances symmetric and positive, and the smoother of
 * Rauch, Tung and Striebel (Särkkä, Bayesian Filtering and Smoothing, 2013, theorems 4.2 and 8.2).
 */
public final class KalmanFilter {
    private static final double LN_2_PI = StrictMath.log(2 * Math.PI);

    private final State first;
    private final IntFunction<Linear> moves;
    private final IntFunction<Linear> sights;

    /** The same at every step: how z moves, how x is seen, and where z starts; rows of matrices. */
    public KalmanFilter(
            double[][] a,
            double[] b,
            double[][] q,
            double[][] c,
            double[] d,
            double[][] r,
            State first) {
        this(first, always(new Linear(a, b, q)), always(new Linear(c, d, r)));
    }

    /** How z comes to each step, and how x is seen there, where it is seen. */
    public KalmanFilter(State first, IntFunction<Linear> moves, IntFunction<Linear> sights) {
        this.first = first;
        this.moves = moves;
        this.sights = sights;
    }

    private static IntFunction<Linear> always(Linear same) {
        return t -> same;
    }

    /** w z + b + N(0, s) */
    public static final class Linear {
        private final double[][] w;
        private final double[] b;
        private final double[][] s;

        /** Of these numbers, which are not copied. */
        public Linear(double[][] w, double[] b, double[][] s) {
            this.w = w;
            this.b = b;
            this.s = s;
        }

        public double variance(int i) {
            return s[i][i];
        }

        public int size() {
            return b.length;
        }

        /** Several seen of the same z at once. */
        public static Linear stacked(List<Linear> parts) {
            if (parts.size() == 1) return parts.getFirst();
            int size = parts.stream().mapToInt(Linear::size).sum();
            double[][] w = new double[size][];
            double[] b = new double[size];
            double[][] s = new double[size][size];
            int at = 0;
            for (Linear part : parts) {
                for (int i = 0; i < part.size(); i++) {
                    w[at + i] = part.w[i];
                    b[at + i] = part.b[i];
                    System.arraycopy(part.s[i], 0, s[at + i], at, part.size());
                }
                at += part.size();
            }
            return new Linear(w, b, s);
        }

        /** N(b, s) */
        public State noise() {
            return new State(b, s);
        }

        /** What follows from z. */
        public State of(State z) {
            return new State(
                    Doubles.plus(Doubles.times(w, z.mean), 1, b),
                    Doubles.plus(Doubles.congruence(w, z.covariance), 1, s));
        }
    }

    /** Mean and covariance of one z_t. */
    public static final class State {
        private final double[] mean;
        private final double[][] covariance;

        /** Of these numbers, which are not copied. */
        public State(double[] mean, double[][] covariance) {
            this.mean = mean;
            this.covariance = covariance;
        }

        public double mean(int i) {
            return mean[i];
        }

        public double covariance(int i, int j) {
            return covariance[i][j];
        }
    }

    /**
     * What is known of each z_t.
     *
     * @param predicted given x before t
     * @param filtered given x up to t
     * @param logEvidences ln p of x up to t
     */
    public record Filtered(List<State> predicted, List<State> filtered, List<Double> logEvidences) {
        public Filtered {
            predicted = List.copyOf(predicted);
            filtered = List.copyOf(filtered);
            logEvidences = List.copyOf(logEvidences);
        }

        /** ln p of all x. */
        public double logEvidence() {
            return logEvidences.getLast();
        }
    }

    /**
     * What is known of each z_t given all x.
     *
     * @param lagOne cov(z_t, z_{t+1}), one fewer
     */
    public record Smoothed(List<State> states, List<double[][]> lagOne) {
        public Smoothed {
            states = List.copyOf(states);
            lagOne = List.copyOf(lagOne);
        }
    }

    /**
     * Forward through the observations.
     *
     * @param observations x_t, none where it is missing
     */
    public Filtered filter(List<Optional<double[]>> observations) {
        List<State> predicted = new ArrayList<>();
        List<State> filtered = new ArrayList<>();
        List<Double> logEvidences = new ArrayList<>();
        double logEvidence = 0;
        State state = first;
        for (int t = 0; t < observations.size(); t++) {
            if (t > 0) state = moves.apply(t).of(state);
            predicted.add(state);
            if (observations.get(t).isPresent()) {
                Linear sight = sights.apply(t);
                State seen = sight.of(state);
                double[] surprise = Doubles.plus(observations.get(t).get(), -1, seen.mean);
                double[][] lower = Doubles.cholesky(seen.covariance);
                logEvidence += logDensity(surprise, lower);
                state = update(state, sight, surprise, lower);
            }
            filtered.add(state);
            logEvidences.add(logEvidence);
        }
        return new Filtered(predicted, filtered, logEvidences);
    }

    private static double logDensity(double[] surprise, double[][] lower) {
        double sum =
                surprise.length * LN_2_PI + Doubles.dot(surprise, Doubles.solve(lower, surprise));
        for (int i = 0; i < lower.length; i++) sum += 2 * StrictMath.log(lower[i][i]);
        return -sum / 2;
    }

    /** (I − K C) P (I − K C)ᵀ + K R Kᵀ with the gain K = P Cᵀ S⁻¹ */
    private static State update(State state, Linear sight, double[] surprise, double[][] lower) {
        double[][] gain =
                Doubles.divided(Doubles.timesTransposed(state.covariance, sight.w), lower);
        double[][] kept = Doubles.times(gain, sight.w);
        for (int i = 0; i < kept.length; i++)
            for (int j = 0; j < kept.length; j++) kept[i][j] = (i == j ? 1 : 0) - kept[i][j];
        return new State(
                Doubles.plus(state.mean, 1, Doubles.times(gain, surprise)),
                Doubles.plus(
                        Doubles.congruence(kept, state.covariance),
                        1,
                        Doubles.congruence(gain, sight.s)));
    }

    /** The mean moves by G (m' − predicted), with G = P Aᵀ predicted⁻¹; the covariance likewise. */
    public Smoothed smooth(Filtered filtered) {
        int last = filtered.filtered.size() - 1;
        List<State> states = new ArrayList<>();
        List<double[][]> lagOne = new ArrayList<>();
        State after = filtered.filtered.get(last);
        states.add(after);
        for (int t = last - 1; t >= 0; t--) {
            State here = filtered.filtered.get(t);
            State predicted = filtered.predicted.get(t + 1);
            double[][] gain =
                    Doubles.divided(
                            Doubles.timesTransposed(here.covariance, moves.apply(t + 1).w),
                            Doubles.cholesky(predicted.covariance));
            lagOne.add(Doubles.timesTransposed(gain, after.covariance));
            double[] moved = Doubles.plus(after.mean, -1, predicted.mean);
            double[][] spread = Doubles.plus(after.covariance, -1, predicted.covariance);
            after =
                    new State(
                            Doubles.plus(here.mean, 1, Doubles.times(gain, moved)),
                            Doubles.plus(here.covariance, 1, Doubles.congruence(gain, spread)));
            states.add(after);
        }
        return new Smoothed(states.reversed(), lagOne.reversed());
    }
}
