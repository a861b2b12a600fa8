package elbow.reference;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Sums over every joint state of a few discrete variables: a second road for tests. */
final class Enumeration {
    private final int[] sizes;

    Enumeration(int... sizes) {
        this.sizes = sizes.clone();
    }

    int[] sizes() {
        return sizes.clone();
    }

    /** Every joint state, the last variable's states running fastest; the array is used again. */
    void forEach(Consumer<int[]> action) {
        int[] state = new int[sizes.length];
        do action.accept(state);
        while (next(state));
    }

    private boolean next(int[] state) {
        for (int v = state.length - 1; v >= 0; v--) {
            if (++state[v] < sizes[v]) return true;
            state[v] = 0;
        }
        return false;
    }

    /** ln Σ e^f over the states that are meant; −∞ where there are none. */
    double logSum(ToDoubleFunction<int[]> f, Predicate<int[]> meant) {
        double largest = max(f, meant);
        if (largest == Double.NEGATIVE_INFINITY) return largest;
        double[] sum = new double[1];
        forEach(s -> {
            if (meant.test(s)) sum[0] += Math.exp(f.applyAsDouble(s) - largest);
        });
        return largest + Math.log(sum[0]);
    }

    double max(ToDoubleFunction<int[]> f, Predicate<int[]> meant) {
        double[] largest = {Double.NEGATIVE_INFINITY};
        forEach(s -> {
            if (meant.test(s)) largest[0] = Math.max(largest[0], f.applyAsDouble(s));
        });
        return largest[0];
    }

    /** The first joint state at which f is largest. */
    int[] argmax(ToDoubleFunction<int[]> f, Predicate<int[]> meant) {
        double largest = max(f, meant);
        int[][] best = new int[1][];
        forEach(s -> {
            if (best[0] == null && meant.test(s) && f.applyAsDouble(s) == largest)
                best[0] = s.clone();
        });
        return best[0] == null ? new int[0] : best[0];
    }

    /** Σ e^logQ f, where terms of no mass count nothing. */
    double expect(ToDoubleFunction<int[]> logQ, ToDoubleFunction<int[]> f) {
        double[] sum = new double[1];
        forEach(s -> {
            double mass = Math.exp(logQ.applyAsDouble(s));
            if (mass > 0) sum[0] += mass * f.applyAsDouble(s);
        });
        return sum[0];
    }

    /** The distribution of one variable under weights e^f. */
    double[] marginal(int variable, ToDoubleFunction<int[]> f, Predicate<int[]> meant) {
        double all = logSum(f, meant);
        double[] row = new double[sizes[variable]];
        Arrays.setAll(row, k -> Math.exp(logSum(f, s -> s[variable] == k && meant.test(s)) - all));
        return row;
    }
}
