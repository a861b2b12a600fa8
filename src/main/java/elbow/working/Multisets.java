package elbow.working;

import elbow.value.Real;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws with replacement whose order does not count, each listed from its first state up. */
final class Multisets {
    private Multisets() {}

    /** All C(states + size − 1, size) of them; none where there are more than this many. */
    static List<int[]> of(int states, int size, int most) {
        if (count(states, size, most) > most) return List.of();
        List<int[]> all = new ArrayList<>();
        int[] next = new int[size];
        while (true) {
            all.add(next.clone());
            int k = size - 1;
            while (k >= 0 && next[k] == states - 1) k--;
            if (k < 0) return all;
            Arrays.fill(next, k, size, next[k] + 1);
        }
    }

    /** How many there are, or some number beyond {@code most}. */
    private static long count(int states, int size, int most) {
        long count = 1;
        for (int k = 1; k <= size && count <= most; k++) count = count * (states + k - 1L) / k;
        return count;
    }

    /** In how many orders each can be drawn: K!/(n₁! n₂! ...). */
    static List<Real> orders(List<int[]> draws) {
        return draws.stream().<Real>map(Multisets::orders).toList();
    }

    private static Real orders(int[] draw) {
        BigFraction orders = BigFraction.ONE;
        int same = 0;
        for (int k = 0; k < draw.length; k++) {
            same = k > 0 && draw[k] == draw[k - 1] ? same + 1 : 1;
            orders = orders.multiply(k + 1).divide(same);
        }
        return Real.of(orders);
    }
}
