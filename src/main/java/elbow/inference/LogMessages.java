package elbow.inference;

import java.util.List;

/** The same messages as logarithms: slower, and no number is too small. */
final class LogMessages implements Messages {
    private static final double NONE = Double.NEGATIVE_INFINITY;

    private final ChainNumbers chain;
    private final int states;
    private final List<double[]> transitions;
    private final double[] predicted;
    private final double[] alpha;
    private final double[] beta;
    private final double[] scale;
    private final double logEvidence;

    LogMessages(ChainNumbers chain) {
        this.chain = chain;
        this.states = chain.states();
        this.transitions = chain.logTransitions();
        this.predicted = new double[chain.length() * states];
        this.alpha = new double[predicted.length];
        this.beta = new double[predicted.length];
        this.scale = new double[chain.length()];
        this.logEvidence = forward();
        if (logEvidence > NONE) backward();
    }

    private double forward() {
        double[] terms = new double[states];
        double sum = 0;
        System.arraycopy(chain.logInitial(), 0, predicted, 0, states);
        for (int t = 0; t < chain.length(); t++) {
            int here = t * states;
            for (int j = 0; t > 0 && j < states; j++) {
                for (int i = 0; i < states; i++)
                    terms[i] = plus(alpha[here - states + i], into(t, i, j));
                predicted[here + j] = logSum(terms);
            }
            for (int k = 0; k < states; k++)
                terms[k] = plus(predicted[here + k], chain.logLikelihood(t, k));
            scale[t] = logSum(terms);
            for (int k = 0; k < states; k++)
                alpha[here + k] = scale[t] == NONE ? NONE : terms[k] - scale[t];
            sum = plus(sum, scale[t]);
        }
        return sum;
    }

    private void backward() {
        double[] terms = new double[states];
        for (int t = chain.length() - 2; t >= 0; t--)
            for (int i = 0; i < states; i++) {
                for (int j = 0; j < states; j++)
                    terms[j] = plus(into(t + 1, i, j), ahead(t + 1, j));
                beta[t * states + i] = logSum(terms);
            }
    }

    private double into(int t, int i, int j) {
        return transitions.get(t - 1)[i * states + j];
    }

    private double ahead(int t, int j) {
        return plus(chain.logLikelihood(t, j), beta[t * states + j]) - scale[t];
    }

    private static double plus(double a, double b) {
        return a == NONE || b == NONE ? NONE : a + b;
    }

    private static double logSum(double[] logs) {
        double largest = NONE;
        for (double log : logs) largest = Math.max(largest, log);
        if (largest == NONE) return NONE;
        double sum = 0;
        for (double log : logs) sum += Math.exp(log - largest);
        return largest + Math.log(sum);
    }

    @Override
    public double logEvidence() {
        return logEvidence;
    }

    @Override
    public double predicted(int t, int k) {
        return t > 0 && impossibleBy(t - 1) ? Double.NaN : Math.exp(predicted[t * states + k]);
    }

    @Override
    public double filtered(int t, int k) {
        return impossibleBy(t) ? Double.NaN : Math.exp(alpha[t * states + k]);
    }

    private boolean impossibleBy(int t) {
        return scale[t] == NONE;
    }

    @Override
    public double smoothed(int t, int k) {
        if (logEvidence == NONE) return Double.NaN;
        return Math.exp(plus(alpha[t * states + k], beta[t * states + k]));
    }

    @Override
    public double pair(int t, int i, int j) {
        if (logEvidence == NONE) return Double.NaN;
        double step = plus(into(t + 1, i, j), ahead(t + 1, j));
        return Math.exp(plus(alpha[t * states + i], step));
    }
}
