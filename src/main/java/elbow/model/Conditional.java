package elbow.model;

import elbow.formula.Formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * p(children | parents) as a table. Its cells are formulas over the parameters, in the order of the
 * axes: parents first, the last child fastest. A single child is a node's own table; several are a
 * joint table, which has no parents. The rows of a {@code likelihood} (soft evidence) need not sum
 * to 1, nor those of a {@code factor}: a table of an undirected model, known by its name, whose
 * variables all stand as children.
 */
public record Conditional(
        List<Variable> children,
        List<Variable> parents,
        List<Formula> cells,
        boolean likelihood,
        Optional<String> factor) {
    public Conditional {
        children = List.copyOf(children);
        parents = List.copyOf(parents);
        cells = List.copyOf(cells);
    }

    public Conditional(List<Variable> children, List<Variable> parents, List<Formula> cells) {
        this(children, parents, cells, false);
    }

    public Conditional(
            List<Variable> children,
            List<Variable> parents,
            List<Formula> cells,
            boolean likelihood) {
        this(children, parents, cells, likelihood, Optional.empty());
    }

    /** f(a, b, ...) of an undirected model, finite and at least 0. */
    public static Conditional factor(String name, List<Variable> scope, List<Formula> cells) {
        return new Conditional(scope, List.of(), cells, true, Optional.of(name));
    }

    public boolean isFactor() {
        return factor.isPresent();
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
