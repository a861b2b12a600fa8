package elbow.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * z₁ ~ N(m, P), z_t = A z_{t−1} + b + N(0, Q), x_t = C z_t + d + N(0, R) in doubles: Kalman's
 * filter in Joseph's form, which keeps covariances symmetric and positive, and the smoother of
 * Rauch, Tung and Striebel (Särkkä, Bayesian Filtering and Smoothing, 2013, theorems 4.2 and 8.2).
 */
public final class KalmanFilter {
    private static final double LN_2_PI = StrictMath.log(2 * Math.PI);

    private final double[][] a;
    private final double[] b;
    private final double[][] q;
    private final double[][] c;
    private final double[] d;
    private final double[][] r;
    private final State first;

    /** How z moves, how x is seen, and where z starts; matrices by their rows. */
    public KalmanFilter(
            double[][] a,
            double[] b,
            double[][] q,
            double[][] c,
            double[] d,
            double[][] r,
            State first) {
        this.a = a;
        this.b = b;
        this.q = q;
        this.c = c;
        this.d = d;
        this.r = r;
        this.first = first;
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
     */
    public record Filtered(List<State> predicted, List<State> filtered, double logEvidence) {
        public Filtered {
            predicted = List.copyOf(predicted);
            filtered = List.copyOf(filtered);
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
        double logEvidence = 0;
        State state = first;
        for (int t = 0; t < observations.size(); t++) {
            if (t > 0) state = next(state);
            predicted.add(state);
            if (observations.get(t).isPresent()) {
                double[] surprise = surprise(state, observations.get(t).get());
                double[][] lower = Doubles.cholesky(innovation(state));
                logEvidence += logDensity(surprise, lower);
                state = update(state, surprise, lower);
            }
            filtered.add(state);
        }
        return new Filtered(predicted, filtered, logEvidence);
    }

    private State next(State state) {
        return new State(
                Doubles.plus(Doubles.times(a, state.mean), 1, b),
                Doubles.plus(Doubles.congruence(a, state.covariance), 1, q));
    }

    private double[] surprise(State state, double[] x) {
        return Doubles.plus(Doubles.plus(x, -1, Doubles.times(c, state.mean)), -1, d);
    }

    private double[][] innovation(State state) {
        return Doubles.plus(Doubles.congruence(c, state.covariance), 1, r);
    }

    private static double logDensity(double[] surprise, double[][] lower) {
        double sum =
                surprise.length * LN_2_PI + Doubles.dot(surprise, Doubles.solve(lower, surprise));
        for (int i = 0; i < lower.length; i++) sum += 2 * StrictMath.log(lower[i][i]);
        return -sum / 2;
    }

    /** (I − K C) P (I − K C)ᵀ + K R Kᵀ with the gain K = P Cᵀ S⁻¹ */
    private State update(State state, double[] surprise, double[][] lower) {
        double[][] gain = Doubles.divided(Doubles.timesTransposed(state.covariance, c), lower);
        double[][] kept = Doubles.times(gain, c);
        for (int i = 0; i < kept.length; i++)
            for (int j = 0; j < kept.length; j++) kept[i][j] = (i == j ? 1 : 0) - kept[i][j];
        return new State(
                Doubles.plus(state.mean, 1, Doubles.times(gain, surprise)),
                Doubles.plus(
                        Doubles.congruence(kept, state.covariance),
                        1,
                        Doubles.congruence(gain, r)));
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
                            Doubles.timesTransposed(here.covariance, a),
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
