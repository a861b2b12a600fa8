package elbow.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The E step of Baum and Welch: how often, given all that was seen, each state is expected to
 * start, each transition to be taken, and each state to have shown what was seen.
 */
public final class ExpectedCounts {
    private final double[] starts;
    private final double[][] transitions;
    private final List<Double> values = new ArrayList<>();
    private final List<List<Double>> weights = new ArrayList<>();
    private double logEvidence;

    ExpectedCounts(HiddenMarkov model, List<double[]> sequences) {
        starts = new double[model.states()];
        transitions = new double[model.states()][model.states()];
        for (double[] sequence : sequences) add(model.chain(sequence), sequence);
    }

    private void add(ScaledChain chain, double[] sequence) {
        logEvidence += chain.logEvidence();
        add(chain.smoothed(0), starts);
        double[][] steps = chain.transitions();
        for (int i = 0; i < steps.length; i++) add(steps[i], transitions[i]);
        for (int t = 0; t < sequence.length; t++)
            if (!Double.isNaN(sequence[t])) {
                values.add(sequence[t]);
                weights.add(Arrays.stream(chain.smoothed(t)).boxed().toList());
            }
    }

    private static void add(double[] from, double[] to) {
        for (int k = 0; k < to.length; k++) to[k] += from[k];
    }

    /** How many sequences are expected to start in each state. */
    public double starts(int k) {
        return starts[k];
    }

    /** How many steps are expected to go from one state to another. */
    public double transitions(int from, int to) {
        return transitions[from][to];
    }

    /** What was seen, with the probability of each state given all that was seen. */
    public Emission.Weighted emissions() {
        return new Emission.Weighted(values, weights);
    }

    /** ln p(u) of all sequences, under the model that was asked. */
    public double logEvidence() {
        return logEvidence;
    }
}
