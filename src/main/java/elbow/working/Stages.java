package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Probability;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values met on the way to what a part asks: what is given, and what each step comes to. */
public final class Stages {
    /** The cells of a larger table are no steps of their own. */
    private static final int MOST_CELLS = 64;

    private final Working.Shape shape;
    private final Evaluation<?> evaluation;
    private final Runs runs;
    private final Map<Formula, Stage> found = new LinkedHashMap<>();

    Stages(Working.Shape shape, Evaluation<?> evaluation, Runs runs) {
        this.shape = shape;
        this.evaluation = evaluation;
        this.runs = runs;
    }

    /**
     * A value on the way.
     *
     * @param given whether nothing had to be computed for it
     */
    public record Stage(Formula symbol, Value value, boolean given) {}

    /**
     * @param before the steps that are asked for and all they follow from
     */
    List<Stage> of(Question<Step> question, BitSet before) {
        if (!(question instanceof Question.Quantity<Step> asked)) return List.of();
        List<Step> steps = shape.graph().steps();
        Set<Step> same = new HashSet<>(List.of(asked.value()));
        before.stream()
                .mapToObj(steps::get)
                .filter(Step.Routes.class::isInstance)
                .forEach(r -> same.addAll(r.inputs()));
        before.stream()
                .mapToObj(steps::get)
                .filter(s -> !same.contains(s) && !(s instanceof Step.One) && isNamed(s))
                .forEach(s -> add(s, asked.order()));
        return List.copyOf(found.values());
    }

    /** Whether it has a name of its own, and is no table that elimination leaves behind. */
    private boolean isNamed(Step step) {
        Graph graph = shape.graph();
        return graph.isNamed(step)
                && !(graph.symbol(step) instanceof Probability p && p.network().matches("m\\d+"));
    }

    private void add(Step step, List<Variable> order) {
        if (order.isEmpty()) {
            List<Variable> axes = step.axes();
            int cells = axes.stream().mapToInt(Variable::size).reduce(1, Math::multiplyExact);
            for (int i = 0; i < cells && cells <= MOST_CELLS; i++)
                number(step, Cells.at(axes, i), evaluation.of(step).cell(i));
        } else if (Set.copyOf(order).equals(Set.copyOf(step.axes()))) {
            Value table =
                    new Answers<Step>(evaluation::of).of(new Question.Quantity<>(step, order));
            keep(shape.graph().symbol(step), table, isGiven(step));
        }
    }

    private void number(Step step, Map<Variable, Integer> at, Real number) {
        boolean telling =
                Reals.isFinite(number) && !Reals.isZero(number) && !number.equals(Real.ONE);
        if (!telling) return;
        Formula symbol = shape.graph().symbol(step);
        for (Map.Entry<Variable, Integer> e : at.entrySet())
            symbol = Symbols.at(symbol, e.getKey(), e.getValue());
        keep(symbol, number, isGiven(step));
    }

    private void keep(Formula symbol, Value value, boolean given) {
        found.putIfAbsent(symbol, new Stage(runs.in(symbol), value, given));
    }

    private static boolean isGiven(Step step) {
        return switch (step) {
            case Step.Parameter p -> true;
            case Step.Given g -> true;
            case Step.Column c -> true;
            case Step.One one -> true;
            case Step.Slice s -> isGiven(s.of());
            case Step.Applied a -> false;
            case Step.Computed c -> false;
            case Step.Routes r -> false;
        };
    }
}
