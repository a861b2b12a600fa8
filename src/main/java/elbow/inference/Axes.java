package elbow.inference;

import elbow.model.Variable;

import java.util.ArrayList;
import java.util.List;

/**
 * How the cells of a table lie in memory: the last axis fastest. An operand over some of the axes
 * is read along them by its own strides, 0 where it does not depend on an axis.
 */
final class Axes {
    private Axes() {}

    static int cells(List<Variable> axes) {
        int cells = 1;
        for (Variable v : axes) cells = Math.multiplyExact(cells, v.size());
        return cells;
    }

    static List<Variable> union(List<Variable> a, List<Variable> b) {
        if (a.containsAll(b)) return a;
        if (a.isEmpty()) return b;
        List<Variable> union = new ArrayList<>(a);
        for (Variable v : b) if (!union.contains(v)) union.add(v);
        return List.copyOf(union);
    }

    static List<Variable> without(List<Variable> axes, List<Variable> out) {
        return axes.stream().filter(v -> !out.contains(v)).toList();
    }

    /** For each cell of a table over {@code along}, the index of the operand's cell there. */
    static int[] indices(List<Variable> along, List<Variable> operand) {
        int[] strides = new int[along.size()];
        int stride = 1;
        for (int k = operand.size() - 1; k >= 0; k--) {
            int at = along.indexOf(operand.get(k));
            if (at >= 0) strides[at] = stride;
            stride *= operand.get(k).size();
        }
        int[] index = new int[cells(along)];
        int filled = 1;
        for (int k = along.size() - 1; k >= 0; k--) {
            for (int s = 1; s < along.get(k).size(); s++)
                for (int i = 0; i < filled; i++) index[s * filled + i] = index[i] + s * strides[k];
            filled *= along.get(k).size();
        }
        return index;
    }
}
