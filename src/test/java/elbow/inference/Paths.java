package elbow.inference;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToIntFunction;

/** A small chain by the enumeration of all its paths. */
final class Paths {
    final double[] initial;
    final double[][][] transitions;
    final double[][] likelihoods;

    Paths(double[] initial, double[][][] transitions, double[][] likelihoods) {
        this.initial = initial;
        this.transitions = transitions;
        this.likelihoods = likelihoods;
    }

    /** Random numbers, some of them 0, and some steps at which nothing was seen. */
    static Paths random(Random random, int states, int length) {
        double[][][] transitions = new double[length - 1][states][];
        for (double[][] step : transitions) Arrays.setAll(step, k -> row(random, states));
        double[][] likelihoods = new double[length][];
        Arrays.setAll(
                likelihoods, t -> random.nextInt(4) == 0 ? ones(states) : row(random, states));
        return new Paths(row(random, states), transitions, likelihoods);
    }

    private static double[] ones(int states) {
        double[] ones = new double[states];
        Arrays.fill(ones, 1);
        return ones;
    }

    static double[] row(Random random, int states) {
        double[] row = new double[states];
        Arrays.setAll(row, k -> random.nextInt(4) == 0 ? 0 : random.nextDouble());
        row[random.nextInt(states)] = random.nextDouble();
        double sum = Arrays.stream(row).sum();
        return Arrays.stream(row).map(x -> x / sum).toArray();
    }

    int length() {
        return likelihoods.length;
    }

    int states() {
        return initial.length;
    }

    ScaledChain scaled() {
        return new ScaledChain(initial, Arrays.asList(transitions), logs());
    }

    double[][] logs() {
        return Arrays.stream(likelihoods)
                .map(row -> Arrays.stream(row).map(Math::log).toArray())
                .toArray(double[][]::new);
    }

    /** p(z, u[0 .. last]) of one path, numbered with the last state fastest. */
    double joint(int[] path, int last) {
        double p = initial[path[0]];
        for (int t = 0; t < length(); t++) {
            if (t > 0) p *= transitions[t - 1][path[t - 1]][path[t]];
            if (t <= last) p *= likelihoods[t][path[t]];
        }
        return p;
    }

    int[] path(int number) {
        int[] path = new int[length()];
        for (int t = length() - 1, rest = number; t >= 0; t--, rest /= states())
            path[t] = rest % states();
        return path;
    }

    int paths() {
        return (int) Math.pow(states(), length());
    }

    /** p(class, u[0 .. last]) of each class that paths fall into. */
    double[] sums(int last, int classes, ToIntFunction<int[]> of) {
        double[] sums = new double[classes];
        for (int n = 0; n < paths(); n++) {
            int[] path = path(n);
            sums[of.applyAsInt(path)] += joint(path, last);
        }
        return sums;
    }

    /** p(class | u[0 .. last]) */
    double[] given(int last, int classes, ToIntFunction<int[]> of) {
        double[] sums = sums(last, classes, of);
        double sum = Arrays.stream(sums).sum();
        return Arrays.stream(sums).map(x -> x / sum).toArray();
    }

    double evidence(int last) {
        return Arrays.stream(sums(last, 1, z -> 0)).sum();
    }

    double best() {
        double best = 0;
        for (int n = 0; n < paths(); n++) best = Math.max(best, joint(path(n), length() - 1));
        return best;
    }
}
