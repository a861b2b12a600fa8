package elbow.inference;

import elbow.model.Variable;
import elbow.value.Real;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Numbers over the states of variables, exact while they can be; over no variable, one number. */
public final class Table {
    private final List<Variable> axes;
    private final Real[] cells;

    private Table(List<Variable> axes, Real[] cells) {
        this.axes = axes;
        this.cells = cells;
    }

    public static Table of(List<Variable> axes, List<Real> cells) {
        if (cells.size() != Axes.cells(axes))
            throw new IllegalArgumentException(cells.size() + " cells over " + axes);
        return new Table(List.copyOf(axes), cells.toArray(Real[]::new));
    }

    public static Table of(Real number) {
        return new Table(List.of(), new Real[] {number});
    }

    public List<Variable> axes() {
        return axes;
    }

    public int size() {
        return cells.length;
    }

    public Real cell(int index) {
        return cells[index];
    }

    public List<Real> cells() {
        return List.of(cells);
    }

    /** The one number of a table over nothing. */
    public Real number() {
        if (!axes.isEmpty()) throw new IllegalStateException("a table over " + axes);
        return cells[0];
    }

    /** The same table with its axes in another order; all of them must be named. */
    public Table ordered(List<Variable> order) {
        if (order.equals(axes)) return this;
        int[] from = Axes.indices(order, axes);
        return fill(List.copyOf(order), i -> cells[from[i]]);
    }

    /** The cell at these states, a state for each axis. */
    public Real at(int... states) {
        int index = 0;
        for (int k = 0; k < states.length; k++) index = index * axes.get(k).size() + states[k];
        return cells[index];
    }

    Table map(UnaryOperator<Real> function) {
        return fill(axes, i -> function.apply(cells[i]));
    }

    Table combine(Table other, BinaryOperator<Real> operation) {
        List<Variable> along = Axes.union(axes, other.axes);
        int[] left = Axes.indices(along, axes);
        int[] right = Axes.indices(along, other.axes);
        return fill(along, i -> operation.apply(cells[left[i]], other.cells[right[i]]));
    }

    Table fold(List<Variable> out, Real start, BinaryOperator<Real> operation) {
        List<Variable> kept = Axes.without(axes, out);
        int[] to = Axes.indices(axes, kept);
        Real[] folded = new Real[Axes.cells(kept)];
        Arrays.fill(folded, start);
        for (int i = 0; i < cells.length; i++)
            folded[to[i]] = operation.apply(folded[to[i]], cells[i]);
        return new Table(kept, folded);
    }

    Table slice(Variable variable, int state) {
        List<Variable> kept = Axes.without(axes, List.of(variable));
        int[] from = Axes.indices(kept, axes);
        int stride = 1;
        for (int k = axes.size() - 1; !axes.get(k).equals(variable); k--)
            stride *= axes.get(k).size();
        int offset = state * stride;
        return fill(kept, i -> cells[offset + from[i]]);
    }

    private static Table fill(List<Variable> axes, java.util.function.IntFunction<Real> cell) {
        Real[] cells = new Real[Axes.cells(axes)];
        Arrays.setAll(cells, cell);
        return new Table(axes, cells);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table t && axes.equals(t.axes) && Arrays.equals(cells, t.cells);
    }

    @Override
    public int hashCode() {
        return 31 * axes.hashCode() + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return axes + Arrays.toString(cells);
    }
}
