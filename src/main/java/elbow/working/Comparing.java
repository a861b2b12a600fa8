package elbow.working;

import elbow.formula.Formula.Relation;
import elbow.inference.Table;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Comparisons of numbers: exact where both are exact; else equality holds within 1e-9. */
public final class Comparing {
    private static final double SLACK = 1e-9;

    private Comparing() {}

    public static boolean holds(Real a, Relation relation, Real b) {
        if (a instanceof Real.Undefined || b instanceof Real.Undefined) return false;
        return switch (relation) {
            case EQUAL -> equal(a, b);
            case NOT_EQUAL -> !equal(a, b);
            case LESS -> Reals.compare(a, b) < 0;
            case AT_MOST -> Reals.compare(a, b) <= 0;
            case GREATER -> Reals.compare(a, b) > 0;
            case AT_LEAST -> Reals.compare(a, b) >= 0;
        };
    }

    /** Whether two tables compare so at every state. */
    static boolean hold(Table a, Relation relation, Table b) {
        return everywhere(a, b, (x, y) -> holds(x, relation, y));
    }

    /** Whether two tables are equal at every state at which they are defined. */
    static boolean agree(Table a, Table b) {
        return everywhere(
                a, b, (x, y) -> x instanceof Real.Undefined || holds(x, Relation.EQUAL, y));
    }

    private static boolean everywhere(Table a, Table b, BiPredicate<Real, Real> rule) {
        List<Variable> axes = new ArrayList<>(a.axes());
        for (Variable v : b.axes()) if (!axes.contains(v)) axes.add(v);
        int cells = axes.stream().mapToInt(Variable::size).reduce(1, (x, y) -> x * y);
        for (int i = 0; i < cells; i++) {
            Map<Variable, Integer> at = Cells.at(axes, i);
            Real left = a.cell(Cells.index(a.axes(), at));
            Real right = b.cell(Cells.index(b.axes(), at));
            if (!rule.test(left, right)) return false;
        }
        return true;
    }

    private static boolean equal(Real a, Real b) {
        boolean exact = a instanceof Real.Exact && b instanceof Real.Exact;
        if (exact || !Reals.isFinite(a) || !Reals.isFinite(b)) return Reals.compare(a, b) == 0;
        return Math.abs(Reals.toDouble(a) - Reals.toDouble(b)) <= SLACK;
    }
}
