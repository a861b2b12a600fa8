package elbow.learners;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How a learner writes a number down: to four decimals, or three digits where it is small. */
enum Rounding {
    FULL(null),
    HALF_UP(RoundingMode.HALF_UP),
    HALF_EVEN(RoundingMode.HALF_EVEN),
    CUT_OFF(RoundingMode.DOWN);

    private static final int DECIMALS = 4;
    private static final int SIGNIFICANT = 3;
    private static final double SMALL = 0.01;

    /** What a double is good for: the noise of its last bits is no digit. */
    private static final MathContext CLEAN = new MathContext(13);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    double of(double x) {
        return mode == null || !Double.isFinite(x) ? x : decimal(x).doubleValue();
    }

    private BigDecimal decimal(double x) {
        BigDecimal clean = new BigDecimal(x).round(CLEAN);
        if (mode == null) return clean;
        boolean small = x != 0 && Math.abs(x) < SMALL;
        if (!small) return clean.setScale(DECIMALS, mode);
        int places = clean.scale() - clean.precision() + SIGNIFICANT;
        return clean.setScale(Math.max(DECIMALS, places), mode);
    }

    /** The number as it is typed. */
    String text(double x) {
        if (Double.isNaN(x)) return "undefined";
        if (Double.isInfinite(x)) return x > 0 ? "infinite" : "-infinite";
        BigDecimal d = decimal(x);
        if (d.signum() == 0) return mode == null ? "0" : d.abs().toPlainString();
        boolean whole = d.stripTrailingZeros().scale() <= 0;
        return whole || mode == null ? d.stripTrailingZeros().toPlainString() : d.toPlainString();
    }
}
