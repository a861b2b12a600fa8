package elbow.inference;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Sums of e^L(k) g(k) over whole numbers, L the logarithm of probabilities with one peak. */
public final class Counts {
    private static final long FAR = 1L << 30;
    private static final Accuracy ENOUGH = new Accuracy(1e-15, 1e-14);

    private final DoubleUnaryOperator log;
    private final long low;
    private final long high;
    private final long peak;
    private final double top;
    private final double limit;

    /**
     * @param high may be infinite
     */
    public Counts(DoubleUnaryOperator log, double low, double high) {
        this.log = log;
        this.low = (long) low;
        this.high = Double.isInfinite(high) ? Long.MAX_VALUE : (long) high;
        this.peak = climb();
        this.top = value(peak);
        double ratio = StrictMath.exp(value(FAR + 1) - value(FAR));
        this.limit =
                this.high < Long.MAX_VALUE || Double.isNaN(ratio) ? 0 : Math.min(ratio, 1 - 1e-9);
    }

    private double value(long k) {
        return log.applyAsDouble((double) k);
    }

    /** The whole number of the largest L, by halving the steps. */
    private long climb() {
        long at = low;
        for (long step = FAR; step > 0; step /= 2)
            while (at + step <= high && value(at + step) >= value(at) && at < FAR) at += step;
        for (long step = FAR; step > 0; step /= 2)
            while (at + step <= high && value(at + step) > value(at + step - 1) && at < FAR)
                at += step;
        return at;
    }

    /** Σ g e^L/Σ e^L; none if it can't be had. */
    public Optional<Double> mean(DoubleUnaryOperator g) {
        return sum(k -> 1).flatMap(mass -> sum(g).map(s -> s / mass));
    }

    private Optional<Double> sum(DoubleUnaryOperator g) {
        return new Series(
                        k -> weight(k) == 0 ? 0 : weight(k) * g.applyAsDouble((double) k),
                        k ->
                                weight(k)
                                        * (1
                                                + Math.abs(
                                                        weight(k) == 0
                                                                ? 0
                                                                : g.applyAsDouble((double) k))),
                        limit,
                        ENOUGH)
                .sum(low, high, peak)
                .map(Estimate::value);
    }

    private double weight(long k) {
        return StrictMath.exp(value(k) - top);
    }

    public double mode() {
        return peak;
    }
}
