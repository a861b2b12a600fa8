package elbow.inference;

import java.util.List;

/**
 * The states z that maximise p(z, u), by δ[t](j) = max_i δ[t−1](i) a(i, j) · l[t](j) in logarithms
 * (Viterbi, IEEE Trans. Inf. Theory 13, 1967), and ln p(z, u); −∞ if what was seen is impossible.
 */
public record BestPath(List<Integer> states, double logJoint) {
    public BestPath {
        states = List.copyOf(states);
    }

    static BestPath of(ChainNumbers chain) {
        int length = chain.length();
        int states = chain.states();
        List<double[]> transitions = chain.logTransitions();
        int[] from = new int[length * states];
        double[] delta = chain.logInitial();
        see(delta, chain, 0);
        for (int t = 1; t < length; t++) {
            delta = step(delta, transitions.get(t - 1), from, t * states);
            see(delta, chain, t);
        }
        int best = largest(delta);
        Integer[] path = new Integer[length];
        path[length - 1] = best;
        for (int t = length - 1; t > 0; t--) path[t - 1] = from[t * states + path[t]];
        return new BestPath(List.of(path), delta[best]);
    }

    private static void see(double[] delta, ChainNumbers chain, int t) {
        for (int k = 0; k < delta.length; k++) delta[k] += chain.logLikelihood(t, k);
    }

    private static double[] step(double[] delta, double[] a, int[] from, int here) {
        double[] next = new double[delta.length];
        for (int j = 0; j < next.length; j++) {
            int best = 0;
            double most = delta[0] + a[j];
            for (int i = 1; i < delta.length; i++) {
                double along = delta[i] + a[i * next.length + j];
                if (along > most) {
                    most = along;
                    best = i;
                }
            }
            next[j] = most;
            from[here + j] = best;
        }
        return next;
    }

    private static int largest(double[] delta) {
        int best = 0;
        for (int k = 1; k < delta.length; k++) if (delta[k] > delta[best]) best = k;
        return best;
    }
}
