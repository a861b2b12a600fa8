package elbow.inference;

import java.util.Optional;
import java.util.function.LongToDoubleFunction;

/**
 * Σ f(k) over whole numbers, from a peak outwards on both sides, until what is left is small. What
 * is left is bounded by a geometric series: beyond k, each size is at most √r times the one before
 * it, with r the last ratio of sizes or what the ratios tend to, whichever is larger.
 */
public final class Series {
    private static final long MOST_TERMS = 20_000_000;

    /** How far rounding may put off a sum, relative to the sum of its sizes. */
    private static final double ROUNDING = 0x1p-50;

    private final LongToDoubleFunction term;
    private final LongToDoubleFunction size;
    private final double limit;
    private final Accuracy accuracy;

    /**
     * @param size at least |f(k)|, positive, and falling away from the peak at a ratio that falls
     *     or tends to {@code limit}; squared it must cover slowly growing factors
     * @param limit what the ratio of neighbouring sizes tends to, below 1
     */
    public Series(
            LongToDoubleFunction term, LongToDoubleFunction size, double limit, Accuracy accuracy) {
        this.term = term;
        this.size = size;
        this.limit = limit;
        this.accuracy = accuracy;
    }

    /** The sum from {@code low} to {@code high}; Long.MAX_VALUE is ∞. None if it can't be met. */
    public Optional<Estimate> sum(long low, long high, long peak) {
        long start = Math.clamp(peak, low, high);
        return walk(start, high, 1)
                .flatMap(up ->
                        start == low ? Optional.of(up) : walk(start - 1, low, -1).map(up::plus));
    }

    private Optional<Estimate> walk(long from, long to, int step) {
        double sum = 0;
        double lost = 0;
        double sizes = 0;
        double before = Double.NaN;
        long k = from;
        for (long n = 0; n < MOST_TERMS; n++, k += step) {
            double value = term.applyAsDouble(k);
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
            sum = next;
            double now = size.applyAsDouble(k);
            sizes += now;
            if (!Double.isFinite(sum)) return Optional.empty();
            double error = sizes * ROUNDING;
            if (k == to) return Optional.of(new Estimate(sum + lost, error));
            double tail = tail(before, now);
            if (accuracy.isMet(sum, 4 * tail))
                return Optional.of(new Estimate(sum + lost, error + tail));
            before = now;
        }
        return Optional.empty();
    }

    /** A bound on all sizes to come. */
    private double tail(double before, double now) {
        if (now == 0 && before == 0) return 0;
        double ratio = StrictMath.sqrt(Math.max(now / before, limit));
        return ratio < 1 ? now * ratio / (1 - ratio) : Double.POSITIVE_INFINITY;
    }
}
