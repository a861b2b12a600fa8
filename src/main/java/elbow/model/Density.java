package elbow.model;

import elbow.formula.Formula;
import elbow.formula.Formula.Family;

import java.util.List;

/**
 * p(child | parents) as a distribution written out: one for each joint state of the discrete
 * parents, the last parent fastest. The arguments are formulas over the parameters and the other
 * parents; the states of discrete parents that are numbers have been put in.
 */
public record Density(Variable child, List<Variable> parents, List<Family> rows) {
    public Density {
        parents = List.copyOf(parents);
        rows = List.copyOf(rows);
    }

    /** The parents whose states choose the row. */
    public List<Variable> discreteParents() {
        return parents.stream().filter(Variable::isDiscrete).toList();
    }

    /** The parents whose values stand in the arguments. */
    public List<Variable> realParents() {
        return parents.stream().filter(v -> !v.isDiscrete()).toList();
    }

    /** The arguments of all rows. */
    public List<Formula> arguments() {
        return rows.stream()
                .flatMap(r -> r.arguments().stream())
                .map(Formula.Argument::value)
                .toList();
    }
}
