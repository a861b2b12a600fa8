package elbow.inference;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A hidden Markov model whose transitions and emissions are the same at each step. */
public final class HiddenMarkov {
    private final double[] initial;
    private final double[][] transition;
    private final Emission emission;

    public HiddenMarkov(double[] initial, double[][] transition, Emission emission) {
        this.initial = initial.clone();
        this.transition = Arrays.stream(transition).map(double[]::clone).toArray(double[][]::new);
        this.emission = emission;
    }

    public int states() {
        return initial.length;
    }

    public double initial(int k) {
        return initial[k];
    }

    public double transition(int from, int to) {
        return transition[from][to];
    }

    public Emission emission() {
        return emission;
    }

    /** The chain behind one sequence; what is missing of it is NaN. */
    public ScaledChain chain(double[] sequence) {
        double[][] logs = new double[sequence.length][states()];
        for (int t = 0; t < logs.length; t++)
            for (int k = 0; k < states(); k++) logs[t][k] = emission.log(k, sequence[t]);
        return new ScaledChain(initial, Collections.nCopies(sequence.length - 1, transition), logs);
    }

    /** ln p(u), the sum over independent sequences. */
    public double logEvidence(List<double[]> sequences) {
        return sequences.stream().mapToDouble(s -> chain(s).logEvidence()).sum();
    }

    public ExpectedCounts expected(List<double[]> sequences) {
        return new ExpectedCounts(this, sequences);
    }

    /**
     * One round of Baum and Welch: each row becomes its expected counts, divided by their sum. The
     * log evidence does not fall. A row that nothing is expected to use stays as it is, and given
     * what is impossible all is undefined (NaN).
     */
    public HiddenMarkov round(List<double[]> sequences) {
        ExpectedCounts counts = expected(sequences);
        double[] start = new double[states()];
        Arrays.setAll(start, counts::starts);
        double[][] steps = new double[states()][states()];
        for (int i = 0; i < states(); i++) {
            int from = i;
            Arrays.setAll(steps[i], j -> counts.transitions(from, j));
            steps[i] = normalised(steps[i], transition[i]);
        }
        return new HiddenMarkov(
                normalised(start, initial), steps, emission.fitted(counts.emissions()));
    }

    private static double[] normalised(double[] counts, double[] old) {
        double sum = Arrays.stream(counts).sum();
        return sum == 0 ? old : Arrays.stream(counts).map(c -> c / sum).toArray();
    }
}
