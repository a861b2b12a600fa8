package elbow.inference;

import elbow.model.Variable;
import elbow.value.Real;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers over the states of variables as doubles with a common scale: the cell is {@code
 * cells[i]·exp(logScale)}. A chain of thousands of factors neither underflows nor overflows. NaN
 * marks an undefined cell.
 */
public final class LogTable {
    private static final double LARGE = 1e100;
    private static final double LN2 = StrictMath.log(2);

    /** Numbers of this many powers of e are not held as fractions, which would fill the memory. */
    private static final double LARGEST_SCALE = 1e7;

    private final List<Variable> axes;
    private final double[] cells;
    private final double logScale;

    LogTable(List<Variable> axes, double[] cells, double logScale) {
        this.axes = axes;
        this.cells = cells;
        this.logScale = logScale;
    }

    List<Variable> axes() {
        return axes;
    }

    double[] cells() {
        return cells;
    }

    double logScale() {
        return logScale;
    }

    LogTable(List<Variable> axes, double[] cells) {
        this(axes, cells, 0);
    }

    /** The same numbers, their largest brought near 1 if it is far from it. */
    LogTable rescaled() {
        double largest = 0;
        for (double c : cells) largest = Math.max(largest, Math.abs(c));
        if (!(largest > 0)
                || Double.isInfinite(largest)
                || (largest < LARGE && largest > 1 / LARGE)) return this;
        double[] scaled = new double[cells.length];
        for (int i = 0; i < scaled.length; i++) scaled[i] = cells[i] / largest;
        return new LogTable(axes, scaled, logScale + StrictMath.log(largest));
    }

    /** The same numbers on scale 1; those below the doubles become 0. */
    LogTable plain() {
        if (logScale == 0) return this;
        double scale = StrictMath.exp(logScale);
        double[] plain = new double[cells.length];
        for (int i = 0; i < plain.length; i++) plain[i] = cells[i] == 0 ? 0 : cells[i] * scale;
        return new LogTable(axes, plain, 0);
    }

    private static boolean isBeyondDoubles(double plain, double cell) {
        return cell != 0
                && Double.isFinite(cell)
                && (Math.abs(plain) < Double.MIN_NORMAL || Double.isInfinite(plain));
    }

    /** {@code cell·exp(logScale)} to the precision of a double, as cell·r·2^k with r in [1, 2). */
    private Real fraction(double cell) {
        int twos = (int) Math.floor(logScale / LN2);
        BigFraction near = BigFraction.from(cell * StrictMath.exp(logScale - twos * LN2));
        return Real.of(near.multiply(BigFraction.of(2).pow(twos)));
    }

    /** The same numbers as doubles and undefined; those beyond the doubles as fractions. */
    public Table toTable() {
        double[] plain = plain().cells;
        List<Real> reals = new ArrayList<>(plain.length);
        for (int i = 0; i < plain.length; i++)
            reals.add(
                    isBeyondDoubles(plain[i], cells[i]) && Math.abs(logScale) < LARGEST_SCALE
                            ? fraction(cells[i])
                            : Real.of(plain[i]));
        return Table.of(axes, reals);
    }
}
