package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.function.ToDoubleFunction;

/** A hidden Markov model by summing over all paths: a second road for tests. */
final class HmmPaths {
    private final double[] initial;
    private final double[][] transition;
    private final double[] end;
    private final double[][] logLikelihood;

    /** The likelihood's rows are times; {@code end} is empty, or ends a path from each state. */
    HmmPaths(double[] initial, double[][] transition, double[] end, double[][] logLikelihood) {
        this.initial = initial.clone();
        this.transition = transition.clone();
        this.end = end.clone();
        this.logLikelihood = logLikelihood.clone();
    }

    static boolean few(Case given) {
        int states = given.model().get("transition").size();
        return Math.pow(states, given.observed().get("x").size()) < 100_000;
    }

    static HmmPaths of(Case given) {
        JsonNode x = given.observed().get("x");
        double[][] transition = GaussianQ.matrix(given.model().get("transition"));
        double[][] log = new double[x.size()][transition.length];
        for (int t = 0; t < x.size(); t++)
            for (int k = 0; k < transition.length; k++)
                log[t][k] = Emission.logLikelihood(given.model().get("emission"), k, x.get(t));
        return new HmmPaths(
                GaussianQ.vector(given.model().get("initial")),
                transition,
                given.model().hasNonNull("end")
                        ? GaussianQ.vector(given.model().get("end"))
                        : new double[0],
                log);
    }

    int length() {
        return logLikelihood.length;
    }

    private Enumeration all() {
        int[] sizes = new int[length()];
        java.util.Arrays.fill(sizes, initial.length);
        return new Enumeration(sizes);
    }

    /** ln p(path, the first so many observations). */
    private ToDoubleFunction<int[]> logJoint(int observed) {
        return path -> {
            double sum = Math.log(initial[path[0]]);
            for (int t = 1; t < path.length; t++) sum += Math.log(transition[path[t - 1]][path[t]]);
            for (int t = 0; t < observed; t++) sum += logLikelihood[t][path[t]];
            return end.length == 0 ? sum : sum + Math.log(end[path[path.length - 1]]);
        };
    }

    double logEvidence(int observed) {
        return all().logSum(logJoint(observed), s -> true);
    }

    double[] marginal(int time, int observed) {
        return all().marginal(time, logJoint(observed), s -> true);
    }

    int[] best() {
        return all().argmax(logJoint(length()), s -> true);
    }
}
