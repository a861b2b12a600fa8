package elbow.exercise;

import java.math.BigInteger;
import java.util.List;

/** The points of a grid as seen on some of its axes. */
final class Projection {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final long[] stride;
    private final long[] sizes;
    private final long size;

    Projection(List<Axis> grid, List<Integer> kept) {
        stride = new long[kept.size()];
        sizes = new long[kept.size()];
        BigInteger product = BigInteger.ONE;
        for (int k = 0; k < stride.length; k++) {
            sizes[k] = grid.get(kept.get(k)).size();
            product = product.multiply(BigInteger.valueOf(sizes[k]));
            BigInteger below = BigInteger.ONE;
            for (Axis axis : grid.subList(kept.get(k) + 1, grid.size()))
                below = below.multiply(BigInteger.valueOf(axis.size()));
            stride[k] = below.min(MOST).longValueExact();
        }
        size = product.min(MOST).longValueExact();
    }

    /** How many points there are on these axes. */
    long size() {
        return size;
    }

    /** The number of a point of the grid on these axes. */
    int of(long number) {
        long index = 0;
        for (int k = 0; k < sizes.length; k++)
            index = index * sizes[k] + number / stride[k] % sizes[k];
        return (int) index;
    }
}
