package elbow.exercise;

/**
 * SplitMix64 of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA
 * 2014), with the mixing constants of its reference implementation: the state grows by the golden
 * gamma, and each number is a hash of the state.
 */
public final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SplitMix64(long seed) {
        state = seed;
    }

    /** The next 64 bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * A number from 0 to {@code bound} − 1, each equally likely: the upper 63 bits modulo the
     * bound, drawn again while they fall into the last, incomplete run of remainders.
     */
    public long below(long bound) {
        if (bound < 1) throw new IllegalArgumentException("nothing to draw from");
        while (true) {
            long bits = next() >>> 1;
            long drawn = bits % bound;
            if (bits - drawn + (bound - 1) >= 0) return drawn;
        }
    }
}
