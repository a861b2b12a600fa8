package elbow.inference;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * A hidden chain as arrays: p(z[0]), p(z[t] | z[t−1]) for each step, and how likely what was seen
 * at each step is in each state, as a logarithm and as {@code likelihood · exp(shift)} with the
 * largest of a step at 1, so that densities of any size are held. Rows of transitions need not sum
 * to 1.
 */
final class ChainNumbers {
    private final double[] initial;
    private final List<double[]> transitions;
    private final double[] logLikelihood;
    private final double[] likelihood;
    private final double[] shift;

    /**
     * @param transitions rows from, columns to; one for each step but the first
     * @param logLikelihoods a row for each step; zeros where nothing was seen
     */
    ChainNumbers(double[] initial, List<double[][]> transitions, double[][] logLikelihoods) {
        int states = initial.length;
        check(transitions.size() == logLikelihoods.length - 1, "a transition between all steps");
        this.initial = initial.clone();
        this.transitions = each(transitions, m -> flat(m, states));
        this.shift = Arrays.stream(logLikelihoods).mapToDouble(ChainNumbers::largest).toArray();
        this.logLikelihood = new double[shift.length * states];
        this.likelihood = new double[shift.length * states];
        for (int t = 0; t < shift.length; t++) {
            check(logLikelihoods[t].length == states, "a likelihood for each state");
            for (int k = 0; k < states; k++) {
                logLikelihood[t * states + k] = logLikelihoods[t][k];
                likelihood[t * states + k] = Math.exp(logLikelihoods[t][k] - shift[t]);
            }
        }
    }

    private static double largest(double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            check(log < Double.POSITIVE_INFINITY, "finite likelihoods");
            largest = Math.max(largest, log);
        }
        return largest == Double.NEGATIVE_INFINITY ? 0 : largest;
    }

    private static double[] flat(double[][] matrix, int states) {
        check(
                matrix.length == states
                        && Arrays.stream(matrix).allMatch(row -> row.length == states),
                "square transitions");
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void check(boolean holds, String wanted) {
        if (!holds) throw new IllegalArgumentException("a chain needs " + wanted);
    }

    /** What is made of each matrix; of one that is repeated, once. */
    private static <M> List<double[]> each(List<M> matrices, Function<M, double[]> make) {
        IdentityHashMap<M, double[]> made = new IdentityHashMap<>();
        return matrices.stream().map(m -> made.computeIfAbsent(m, make)).toList();
    }

    int length() {
        return shift.length;
    }

    int states() {
        return initial.length;
    }

    double[] initial() {
        return initial;
    }

    double[] logInitial() {
        return logs(initial);
    }

    /** The matrix from z[t−1] to z[t], row after row. */
    double[] into(int t) {
        return transitions.get(t - 1);
    }

    /** The logarithms of all transitions. */
    List<double[]> logTransitions() {
        return each(transitions, ChainNumbers::logs);
    }

    private static double[] logs(double[] cells) {
        return Arrays.stream(cells).map(Math::log).toArray();
    }

    double likelihood(int t, int k) {
        return likelihood[t * states() + k];
    }

    double logLikelihood(int t, int k) {
        return logLikelihood[t * states() + k];
    }

    double shift(int t) {
        return shift[t];
    }
}
