package elbow.inference;

import elbow.model.Variable;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Tables of numbers at many points at once: of each cell a column of midpoints and one of radii,
 * with the true number within the radius of the midpoint. An infinite radius says nothing is known.
 */
public final class Balls {
    final List<Variable> axes;
    final double[][] mid;
    final double[][] rad;

    Balls(List<Variable> axes, int cells, int points) {
        this.axes = axes;
        this.mid = new double[cells][points];
        this.rad = new double[cells][points];
    }

    private Balls(List<Variable> axes, double[][] mid, double[][] rad) {
        this.axes = axes;
        this.mid = mid;
        this.rad = rad;
    }

    /** One number at each point. */
    public static Balls of(double[] mid, double[] rad) {
        return new Balls(List.of(), new double[][] {mid}, new double[][] {rad});
    }

    /** Numbers as the cells of a table. */
    public static Balls of(List<Variable> axes, List<Balls> cells) {
        return select(
                List.copyOf(axes),
                cells.size(),
                i -> cells.get(i).mid[0],
                i -> cells.get(i).rad[0]);
    }

    private static Balls select(
            List<Variable> axes, int cells, IntFunction<double[]> mid, IntFunction<double[]> rad) {
        double[][] mids = new double[cells][];
        double[][] rads = new double[cells][];
        for (int i = 0; i < cells; i++) {
            mids[i] = mid.apply(i);
            rads[i] = rad.apply(i);
        }
        return new Balls(axes, mids, rads);
    }

    /** The cells at these indices, as a table over these axes. */
    Balls pick(List<Variable> picked, int[] from, int offset) {
        return select(picked, from.length, i -> mid[offset + from[i]], i -> rad[offset + from[i]]);
    }

    /** The same table at chosen points. */
    public Balls points(int[] chosen) {
        return select(axes, mid.length, i -> gather(mid[i], chosen), i -> gather(rad[i], chosen));
    }

    private static double[] gather(double[] column, int[] chosen) {
        double[] gathered = new double[chosen.length];
        for (int p = 0; p < chosen.length; p++) gathered[p] = column[chosen[p]];
        return gathered;
    }

    public List<Variable> axes() {
        return axes;
    }

    public int size() {
        return mid.length;
    }

    /** The midpoints of a cell at every point. */
    public double[] mid(int cell) {
        return mid[cell];
    }

    public double mid(int cell, int point) {
        return mid[cell][point];
    }

    public double rad(int cell, int point) {
        return rad[cell][point];
    }

    /** The table with its axes in another order; all of them must be named. */
    public Balls ordered(List<Variable> order) {
        return order.equals(axes) ? this : pick(order, Axes.indices(order, axes), 0);
    }
}
