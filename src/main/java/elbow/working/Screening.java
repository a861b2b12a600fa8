package elbow.working;

import elbow.formula.Formula.Relation;
import elbow.model.Variable;
import elbow.working.Question.Condition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Conditions decided in doubles, where the two sides are too far apart for rounding to matter. */
final class Screening {
    private static final double DOUBT = 1e-9;

    private final Compiled compiled;

    Screening(Compiled compiled) {
        this.compiled = compiled;
    }

    /** Whether the condition holds after a run; nothing if doubles can't tell. */
    Optional<Boolean> holds(Condition<Step> condition) {
        return switch (condition) {
            case Condition.Both<Step> b -> both(holds(b.first()), holds(b.second()));
            case Condition.Either<Step> e ->
                    both(not(holds(e.first())), not(holds(e.second()))).map(x -> !x);
            case Condition.Not<Step> n -> not(holds(n.condition()));
            case Condition.Same<Step> s -> Optional.empty();
            case Condition.Independent<Step> i -> Optional.empty();
            case Condition.Compare<Step> c -> compare(c);
        };
    }

    private static Optional<Boolean> not(Optional<Boolean> truth) {
        return truth.map(x -> !x);
    }

    private static Optional<Boolean> both(Optional<Boolean> a, Optional<Boolean> b) {
        Optional<Boolean> no = Optional.of(false);
        if (a.equals(no) || b.equals(no)) return no;
        return a.isPresent() && b.isPresent() ? a : Optional.empty();
    }

    private Optional<Boolean> compare(Condition.Compare<Step> c) {
        Optional<Boolean> all = Optional.of(true);
        for (int i = 0; i < c.relations().size(); i++)
            all = both(all, compare(c.sides().get(i), c.relations().get(i), c.sides().get(i + 1)));
        return all;
    }

    private Optional<Boolean> compare(Step left, Relation relation, Step right) {
        Set<Variable> union = new LinkedHashSet<>(left.axes());
        union.addAll(right.axes());
        List<Variable> axes = new ArrayList<>(union);
        int cells = axes.stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
        Optional<Boolean> all = Optional.of(true);
        for (int i = 0; i < cells; i++) {
            Map<Variable, Integer> at =
                    axes.isEmpty() ? Map.of() : new LinkedHashMap<>(Cells.at(axes, i));
            double a = compiled.of(left)[Cells.index(left.axes(), at)];
            double b = compiled.of(right)[Cells.index(right.axes(), at)];
            all = both(all, compare(a, relation, b));
        }
        return all;
    }

    private static Optional<Boolean> compare(double a, Relation relation, double b) {
        double doubt = DOUBT * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
        boolean clear = a < b - doubt || a > b + doubt;
        if (!clear) return Optional.empty();
        return Optional.of(
                switch (relation) {
                    case EQUAL -> false;
                    case NOT_EQUAL -> true;
                    case LESS, AT_MOST -> a < b;
                    case GREATER, AT_LEAST -> a > b;
                });
    }
}
