package elbow.model;

import elbow.formula.Formula;

import java.util.ArrayList;
import java.util.List;

/**
 * p(children | parents) as a table. Its cells are formulas over the parameters, in the order of the
 * axes: parents first, the last child fastest. A single child is a node's own table; several are a
 * joint table, which has no parents. The rows of a {@code likelihood} (soft evidence) need not sum
 * to 1.
 */
public record Conditional(
        List<Variable> children, List<Variable> parents, List<Formula> cells, boolean likelihood) {
    public Conditional {
        children = List.copyOf(children);
        parents = List.copyOf(parents);
        cells = List.copyOf(cells);
    }

    public Conditional(List<Variable> children, List<Variable> parents, List<Formula> cells) {
        this(children, parents, cells, false);
    }

    /** Parents, then children. */
    public List<Variable> axes() {
        List<Variable> axes = new ArrayList<>(parents);
        axes.addAll(children);
        return axes;
    }

    /** How many consecutive cells make one distribution. */
    public int rowLength() {
        return children.stream().mapToInt(Variable::size).reduce(1, Math::multiplyExact);
    }
}
