package elbow.working;

import elbow.formula.Formula;
import elbow.inference.Interpreter;
import elbow.inference.Scalars;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.List;

/**
 * Whether a reader who recomputes each line from its printed numbers gets the next: exactly where
 * nothing is rounded, else to what rounding the next line itself can do: half a unit of the last
 * printed digit for each of its rounded numbers.
 */
final class Truthful {
    private static final double EXACT = 1e-9;

    /** Half a unit, and a little, so that a number on the edge of rounding does not matter. */
    private static final double ROUNDING = 0.55;

    private Truthful() {}

    static boolean chain(List<Reduction.Line> lines) {
        for (int i = 1; i < lines.size(); i++)
            if (!follows(lines.get(i - 1), lines.get(i))) return false;
        return true;
    }

    private static boolean follows(Reduction.Line line, Reduction.Line next) {
        Real from = value(line.formula());
        Real to = value(next.formula());
        if (!Reals.isFinite(from) || !Reals.isFinite(to)) return from.equals(to);
        double off = Math.abs(Reals.toDouble(Reals.minus(from, to)));
        return off <= EXACT + ROUNDING * next.slack();
    }

    /** The number that a formula without names is. */
    static Real value(Formula printed) {
        return new Interpreter<Real>(
                        new Scalars(),
                        r -> {
                            throw new IllegalStateException("a name in a line of numbers: " + r);
                        },
                        List.of())
                .evaluate(printed);
    }
}
