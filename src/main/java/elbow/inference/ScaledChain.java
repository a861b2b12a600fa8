package elbow.inference;

import java.util.Arrays;
import java.util.List;

/**
 * Exact inference on a first-order hidden chain in doubles, in time linear in its length: filter,
 * predict, smooth, joint of neighbours, evidence, best path. Steps are counted from 0.
 *
 * <p>Nothing underflows: messages are normalised at each step, and where even then a number would
 * be too small for a double, they are computed as logarithms. Zeros are legal; given what is
 * impossible a distribution is undefined (NaN) and the log evidence −∞.
 */
public final class ScaledChain {
    private final ChainNumbers chain;
    private final Messages messages;

    /**
     * @param transitions rows from, columns to; one for each step but the first
     * @param logLikelihoods a row for each step with ln p(u[t] | z[t] = k), up to a common addend
     *     densities of any size; zeros where nothing was seen
     */
    public ScaledChain(double[] initial, List<double[][]> transitions, double[][] logLikelihoods) {
        this.chain = new ChainNumbers(initial, transitions, logLikelihoods);
        this.messages = ScaledMessages.of(chain).orElseGet(() -> new LogMessages(chain));
    }

    public int length() {
        return chain.length();
    }

    public int states() {
        return chain.states();
    }

    /** ln p(u), the sum over the steps of ln p(u[t] | u[0 .. t−1]). */
    public double logEvidence() {
        return messages.logEvidence();
    }

    /** p(z[t] | u[0 .. t−1]) */
    public double[] predicted(int t) {
        double[] cells = new double[states()];
        Arrays.setAll(cells, k -> messages.predicted(t, k));
        return cells;
    }

    /** p(z[t] | u[0 .. t]) */
    public double[] filtered(int t) {
        double[] cells = new double[states()];
        Arrays.setAll(cells, k -> messages.filtered(t, k));
        return cells;
    }

    /** p(z[t] | u) */
    public double[] smoothed(int t) {
        double[] cells = new double[states()];
        Arrays.setAll(cells, k -> messages.smoothed(t, k));
        return cells;
    }

    /** p(z[t], z[t+1] | u), rows for z[t] */
    public double[][] pair(int t) {
        double[][] cells = new double[states()][states()];
        addPair(t, cells);
        return cells;
    }

    /** Σ_t p(z[t], z[t+1] | u), the expected number of steps from each state to each. */
    public double[][] transitions() {
        double[][] counts = new double[states()][states()];
        for (int t = 0; t + 1 < length(); t++) addPair(t, counts);
        return counts;
    }

    private void addPair(int t, double[][] to) {
        for (int i = 0; i < states(); i++)
            for (int j = 0; j < states(); j++) to[i][j] += messages.pair(t, i, j);
    }

    /** The most probable path given what was seen; the first of several that tie. */
    public BestPath path() {
        return BestPath.of(chain);
    }
}
