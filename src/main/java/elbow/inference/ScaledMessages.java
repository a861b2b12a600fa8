package elbow.inference;

import java.util.Optional;

/**
 * α[t](j) = Σ_i α[t−1](i) a(i, j) l[t](j)/c[t] with c[t] such that Σ α[t] = 1, and β[t](i) = Σ_j
 * a(i, j) l[t+1](j) β[t+1](j)/c[t+1], so that α β is the smoothed distribution and ln p(u) = Σ ln
 * c[t] (Rabiner, Proc. IEEE 77, 1989). β is only held where α is not 0: elsewhere it is not needed,
 * and might be too large for a double.
 */
final class ScaledMessages implements Messages {
    /**
     * A state that can be reached but has less than this is too near the end of the doubles: what
     * is seen later may leave no other.
     */
    private static final double LOST = 1e-250;

    private final ChainNumbers chain;
    private final int states;
    private final double[] predicted;
    private final double[] alpha;
    private final double[] scale;
    private final double[] beta;
    private final double logEvidence;
    private boolean lost;

    private ScaledMessages(ChainNumbers chain) {
        this.chain = chain;
        this.states = chain.states();
        this.predicted = new double[chain.length() * states];
        this.alpha = new double[predicted.length];
        this.scale = new double[chain.length()];
        this.beta = new double[predicted.length];
        this.logEvidence = forward();
        if (!lost && logEvidence > Double.NEGATIVE_INFINITY) backward();
    }

    /** None where a double would lose a state that can be reached. */
    static Optional<Messages> of(ChainNumbers chain) {
        ScaledMessages messages = new ScaledMessages(chain);
        return messages.lost ? Optional.empty() : Optional.of(messages);
    }

    private double forward() {
        double log = 0;
        for (int t = 0; t < chain.length(); t++) {
            predict(t);
            scale[t] = update(t);
            if (lost) return log;
            if (scale[t] == 0) return Double.NEGATIVE_INFINITY;
            log += Math.log(scale[t]) + chain.shift(t);
        }
        return log;
    }

    private void predict(int t) {
        if (t == 0) {
            System.arraycopy(chain.initial(), 0, predicted, 0, states);
            return;
        }
        double[] a = chain.into(t);
        int here = t * states;
        for (int i = 0; i < states; i++) {
            double from = alpha[here - states + i];
            if (from == 0) continue;
            for (int j = 0; j < states; j++) {
                double step = from * a[i * states + j];
                predicted[here + j] += step;
                lost |= step < LOST && a[i * states + j] > 0;
            }
        }
    }

    /** Multiplies with the likelihood and normalises; the normaliser. */
    private double update(int t) {
        int here = t * states;
        double sum = 0;
        for (int k = 0; k < states; k++) {
            alpha[here + k] = predicted[here + k] * chain.likelihood(t, k);
            sum += alpha[here + k];
        }
        for (int k = 0; k < states; k++) {
            if (sum > 0) alpha[here + k] /= sum;
            lost |= alpha[here + k] < LOST && predicted[here + k] > 0 && isPossible(t, k);
        }
        return sum;
    }

    /** A likelihood of 0 may be one below the doubles; its logarithm tells. */
    private boolean isPossible(int t, int k) {
        return chain.logLikelihood(t, k) > Double.NEGATIVE_INFINITY;
    }

    private void backward() {
        int last = (chain.length() - 1) * states;
        for (int k = last; k < last + states; k++) beta[k] = alpha[k] == 0 ? 0 : 1;
        double[] weighted = new double[states];
        for (int t = chain.length() - 2; t >= 0; t--) {
            double[] a = chain.into(t + 1);
            int here = t * states;
            for (int j = 0; j < states; j++) weighted[j] = ahead(t + 1, j);
            for (int i = 0; i < states; i++) {
                if (alpha[here + i] == 0) continue;
                double sum = 0;
                for (int j = 0; j < states; j++) sum += a[i * states + j] * weighted[j];
                beta[here + i] = sum;
            }
        }
    }

    /** l[t](j) β[t](j)/c[t] */
    private double ahead(int t, int j) {
        return chain.likelihood(t, j) * beta[t * states + j] / scale[t];
    }

    @Override
    public double logEvidence() {
        return logEvidence;
    }

    @Override
    public double predicted(int t, int k) {
        return t > 0 && scale[t - 1] == 0 ? Double.NaN : predicted[t * states + k];
    }

    @Override
    public double filtered(int t, int k) {
        return scale[t] == 0 ? Double.NaN : alpha[t * states + k];
    }

    @Override
    public double smoothed(int t, int k) {
        return possible() ? alpha[t * states + k] * beta[t * states + k] : Double.NaN;
    }

    @Override
    public double pair(int t, int i, int j) {
        if (!possible()) return Double.NaN;
        return alpha[t * states + i] * chain.into(t + 1)[i * states + j] * ahead(t + 1, j);
    }

    private boolean possible() {
        return logEvidence > Double.NEGATIVE_INFINITY;
    }
}
