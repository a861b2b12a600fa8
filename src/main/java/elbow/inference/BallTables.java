package elbow.inference;

import elbow.formula.Formula.Function;
import elbow.model.Variable;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The algebra of {@link Balls}: arithmetic in doubles at many points at once that keeps a bound on
 * its own error. Where a bound would take care (near a pole, an infinite or undefined value, a
 * function without one) it says that nothing is known.
 */
public final class BallTables implements CellAlgebra<Balls> {
    /** More than any rounding or library function here is off, relatively. */
    private static final double UNIT = 0x1p-50;

    private static final double LN2 = StrictMath.log(2);
    private static final double LN10 = StrictMath.log(10);
    private static final int LARGEST_EXPONENT = 64;

    private final int points;

    public BallTables(int points) {
        this.points = points;
    }

    /** What an operation makes of one number, written to {@code out} as midpoint and radius. */
    private interface Unary {
        void apply(double a, double ra, double[] out);
    }

    private interface Binary {
        void apply(double a, double ra, double b, double rb, double[] out);
    }

    @Override
    public List<Variable> axes(Balls f) {
        return f.axes;
    }

    @Override
    public Balls constant(BigFraction value) {
        boolean exact = Reals.isWhole(value) && value.getNumerator().bitLength() < 53;
        double mid = value.doubleValue();
        double[] mids = new double[points];
        double[] rads = new double[points];
        Arrays.fill(mids, mid);
        Arrays.fill(rads, exact ? 0 : UNIT * Math.abs(mid) + Double.MIN_NORMAL);
        return Balls.of(mids, rads);
    }

    @Override
    public Balls plus(Balls x, Balls y) {
        return combine(x, y, BallTables::plus);
    }

    private static void plus(double a, double ra, double b, double rb, double[] out) {
        if (a == 0 && ra == 0) as(out, b, rb);
        else if (b == 0 && rb == 0) as(out, a, ra);
        else set(out, a + b, ra + rb);
    }

    @Override
    public Balls minus(Balls x, Balls y) {
        return combine(x, y, (a, ra, b, rb, out) -> plus(a, ra, -b, rb, out));
    }

    @Override
    public Balls times(Balls x, Balls y) {
        return combine(x, y, BallTables::times);
    }

    private static void times(double a, double ra, double b, double rb, double[] out) {
        if ((a == 0 && ra == 0) || (b == 0 && rb == 0)) as(out, 0, 0);
        else set(out, a * b, Math.abs(a) * rb + Math.abs(b) * ra + ra * rb);
    }

    @Override
    public Balls divide(Balls x, Balls y) {
        return combine(x, y, BallTables::divide);
    }

    private static void divide(double a, double ra, double b, double rb, double[] out) {
        double least = Math.abs(b) - rb;
        if (!(least > 0)) unknown(out);
        else if (a == 0 && ra == 0) as(out, 0, 0);
        else set(out, a / b, (ra + Math.abs(a / b) * rb) / least);
    }

    /** Whole exponents, the same at all points, by repeated multiplication. */
    @Override
    public Balls power(Balls x, Balls y) {
        double exponent = y.mid[0][0];
        boolean known =
                y.size() == 1
                        && exponent == Math.rint(exponent)
                        && exponent >= 1
                        && exponent <= LARGEST_EXPONENT
                        && IntStream.range(0, points)
                                .allMatch(p -> y.mid[0][p] == exponent && y.rad[0][p] == 0);
        if (!known) return combine(x, y, (a, ra, b, rb, out) -> unknown(out));
        Balls power = x;
        for (int i = 1; i < (int) exponent; i++) power = times(power, x);
        return power;
    }

    @Override
    public Balls max(Balls x, Balls y) {
        return combine(x, y, (a, ra, b, rb, out) -> set(out, Math.max(a, b), Math.max(ra, rb)));
    }

    @Override
    public Balls negate(Balls x) {
        return map(x, (a, ra, out) -> as(out, -a, ra));
    }

    /** Twice the first-order bound of p ln(p/q) − p + q, where p and q are well away from 0. */
    @Override
    public Balls share(Balls x, Balls y) {
        return combine(
                x,
                y,
                (p, rp, q, rq, out) -> {
                    if (p == 0 && rp == 0) as(out, q, rq);
                    else if (!(p > 4 * rp && q > 4 * rq)) unknown(out);
                    else {
                        double log = StrictMath.log(p / q);
                        set(
                                out,
                                q * Reals.phi((p - q) / q),
                                2 * (Math.abs(log) + (rp + rq) / p + UNIT) * (rp + p * UNIT)
                                        + 2 * (Math.abs(1 - p / q) + (rp + rq) / q + UNIT) * rq);
                    }
                });
    }

    @Override
    public Balls map(Function function, Balls x) {
        return switch (function) {
            case LOG, LN -> map(x, (a, ra, out) -> ln(a, ra, 1, out));
            case LOG2 -> map(x, (a, ra, out) -> ln(a, ra, LN2, out));
            case LOG10 -> map(x, (a, ra, out) -> ln(a, ra, LN10, out));
            case EXP ->
                    map(
                            x,
                            (a, ra, out) -> {
                                double e = StrictMath.exp(a);
                                set(out, e, e * StrictMath.expm1(ra) * (1 + UNIT));
                            });
            case ABS -> map(x, (a, ra, out) -> as(out, Math.abs(a), ra));
            case SQRT ->
                    map(
                            x,
                            (a, ra, out) -> {
                                if (a > ra) set(out, Math.sqrt(a), ra / Math.sqrt(a));
                                else unknown(out);
                            });
            case MIN, MAX -> x;
            case SIGMOID,
                    PHI,
                    DECIMALS,
                    LGAMMA,
                    DIGAMMA,
                    LBETA,
                    CHOOSE,
                    INSIDE,
                    WHOLE,
                    TRIGAMMA,
                    FLOOR ->
                    map(x, (a, ra, out) -> unknown(out));
        };
    }

    @Override
    public Balls ordered(Balls x, Balls y) {
        return combine(
                x,
                y,
                (a, ra, b, rb, out) -> {
                    boolean exact = ra == 0 && rb == 0;
                    if (exact ? a <= b : a + ra < b - rb) as(out, 1, 0);
                    else if (exact ? a > b : a - ra > b + rb) as(out, 0, 0);
                    else unknown(out);
                });
    }

    @Override
    public Balls choose(Balls n, Balls k) {
        return combine(n, k, (a, ra, b, rb, out) -> unknown(out));
    }

    @Override
    public Balls lbeta(Balls x, Balls y) {
        return combine(x, y, (a, ra, b, rb, out) -> unknown(out));
    }

    private static void ln(double a, double ra, double base, double[] out) {
        if (!(a > ra)) unknown(out);
        else set(out, StrictMath.log(a) / base, ra / (a - ra) / base);
    }

    @Override
    public Balls sumOut(Balls f, List<Variable> variables) {
        return fold(f, variables, BallTables::plus);
    }

    @Override
    public Balls maxOut(Balls f, List<Variable> variables) {
        return fold(
                f, variables, (a, ra, b, rb, out) -> set(out, Math.max(a, b), Math.max(ra, rb)));
    }

    @Override
    public Balls at(Balls f, Variable variable, int state) {
        List<Variable> kept = Axes.without(f.axes, List.of(variable));
        int stride = 1;
        for (int k = f.axes.size() - 1; !f.axes.get(k).equals(variable); k--)
            stride *= f.axes.get(k).size();
        return f.pick(kept, Axes.indices(kept, f.axes), state * stride);
    }

    /** A number and what is known of its error, rounding added. */
    private static void set(double[] out, double mid, double rad) {
        double radius = rad * (1 + UNIT) + UNIT * Math.abs(mid) + Double.MIN_NORMAL;
        if (!Double.isFinite(mid) || !(radius < Double.POSITIVE_INFINITY)) unknown(out);
        else as(out, mid, radius);
    }

    private static void as(double[] out, double mid, double rad) {
        out[0] = mid;
        out[1] = rad;
    }

    private static void unknown(double[] out) {
        as(out, 0, Double.POSITIVE_INFINITY);
    }

    private Balls map(Balls x, Unary operation) {
        Balls made = new Balls(x.axes, x.size(), points);
        double[] out = new double[2];
        for (int cell = 0; cell < x.size(); cell++)
            for (int p = 0; p < points; p++) {
                operation.apply(x.mid[cell][p], x.rad[cell][p], out);
                made.mid[cell][p] = out[0];
                made.rad[cell][p] = out[1];
            }
        return made;
    }

    private Balls combine(Balls x, Balls y, Binary operation) {
        List<Variable> along = Axes.union(x.axes, y.axes);
        int[] left = Axes.indices(along, x.axes);
        int[] right = Axes.indices(along, y.axes);
        Balls made = new Balls(along, left.length, points);
        for (int i = 0; i < left.length; i++) into(made, i, x, left[i], y, right[i], operation);
        return made;
    }

    private Balls fold(Balls f, List<Variable> out, Binary operation) {
        List<Variable> kept = Axes.without(f.axes, out);
        int[] to = Axes.indices(f.axes, kept);
        Balls made = new Balls(kept, Axes.cells(kept), points);
        boolean[] begun = new boolean[made.size()];
        for (int i = 0; i < to.length; i++) {
            if (begun[to[i]]) into(made, to[i], made, to[i], f, i, operation);
            else {
                made.mid[to[i]] = f.mid[i].clone();
                made.rad[to[i]] = f.rad[i].clone();
                begun[to[i]] = true;
            }
        }
        return made;
    }

    private void into(Balls made, int cell, Balls x, int left, Balls y, int right, Binary op) {
        double[] out = new double[2];
        for (int p = 0; p < points; p++) {
            op.apply(x.mid[left][p], x.rad[left][p], y.mid[right][p], y.rad[right][p], out);
            made.mid[cell][p] = out[0];
            made.rad[cell][p] = out[1];
        }
    }
}
