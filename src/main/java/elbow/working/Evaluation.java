package elbow.working;

import elbow.inference.CellAlgebra;
import elbow.inference.NotComputed;
import elbow.inference.Table;
import elbow.model.Variable;
import elbow.value.Real;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The value of every step of a graph, for one variant and perhaps with some steps replaced. */
final class Evaluation<F> {
    private final List<Step> steps;
    private final CellAlgebra<F> cells;
    private final Function<Table, F> given;
    private final Function<F, Table> read;
    private final Bindings bindings;
    private final List<F> values;

    /** The steps that were replaced, and those that follow them. */
    private final BitSet changed;

    private Evaluation(Evaluation<F> other, List<F> values, BitSet changed) {
        this.steps = other.steps;
        this.cells = other.cells;
        this.given = other.given;
        this.read = other.read;
        this.bindings = other.bindings;
        this.values = values;
        this.changed = changed;
    }

    Evaluation(
            List<Step> steps,
            CellAlgebra<F> cells,
            Function<Table, F> given,
            Function<F, Table> read,
            Bindings bindings) {
        this.steps = steps;
        this.cells = cells;
        this.given = given;
        this.read = read;
        this.bindings = bindings;
        this.values = new ArrayList<>(steps.size());
        this.changed = new BitSet();
        for (Step step : steps) values.add(evaluate(step));
    }

    /**
     * The same with these values in the place of what their steps compute. What does not follow
     * from them is as it was.
     */
    Evaluation<F> replacing(Map<Step, Replacement> replaced) {
        BitSet again = new BitSet();
        replaced.keySet().forEach(step -> again.set(step.id()));
        Evaluation<F> other = new Evaluation<>(this, new ArrayList<>(values), again);
        for (int id = Math.max(0, again.nextSetBit(0)); id < steps.size(); id++) {
            Step step = steps.get(id);
            Replacement instead = replaced.get(step);
            if (follows(step, again) && (instead == null || !instead.isWhole())) {
                again.set(id);
                other.values.set(id, other.evaluate(step));
            }
            if (instead != null) other.values.set(id, given.apply(instead.in(other.of(step))));
        }
        return other;
    }

    private static boolean follows(Step step, BitSet changed) {
        for (Step input : step.inputs()) if (changed.get(input.id())) return true;
        return false;
    }

    /** Whether a step was replaced, or follows one that was. */
    boolean isChanged(Step step) {
        return changed.get(step.id());
    }

    Table of(Step step) {
        return read.apply(values.get(step.id()));
    }

    private F evaluate(Step step) {
        return switch (step) {
            case Step.Parameter p -> given.apply(Table.of(bindings.number(p.name())));
            case Step.Given g -> given.apply(bindings.table(g.conditional()));
            case Step.Column c -> given.apply(Table.of(c.axes(), c.cells()));
            case Step.One one -> cells.one();
            case Step.Slice s -> cells.at(value(s.of()), s.variable(), s.state());
            case Step.Applied a ->
                    a.law()
                            .evaluate(
                                    cells, a.over(), a.inputs().stream().map(this::value).toList());
            case Step.Computed c -> given.apply(computed(c));
            case Step.Routes r -> value(best(r));
        };
    }

    /** What can't be computed of numbers that stand in place of others is undefined. */
    private Table computed(Step.Computed c) {
        List<Table> inputs = c.inputs().stream().map(this::of).toList();
        if (changed.isEmpty()) return c.operation().apply(inputs, c.axes());
        try {
            return c.operation().apply(inputs, c.axes());
        } catch (NotComputed e) {
            int cells = c.axes().stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
            return Table.of(c.axes(), Collections.nCopies(cells, Real.UNDEFINED));
        }
    }

    /**
     * The last route that is defined everywhere, or the first if none is; where steps were replaced
     * the first route that follows them.
     */
    Step best(Step.Routes routes) {
        for (Step route : routes.inputs()) if (isChanged(route) && isDefined(route)) return route;
        for (Step route : routes.inputs().reversed()) if (isDefined(route)) return route;
        return routes.inputs().getFirst();
    }

    private boolean isDefined(Step step) {
        return of(step).cells().stream().noneMatch(Real.Undefined.class::isInstance);
    }

    private F value(Step step) {
        return values.get(step.id());
    }
}
