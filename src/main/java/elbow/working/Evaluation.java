package elbow.working;

import elbow.inference.CellAlgebra;
import elbow.inference.NotComputed;
import elbow.inference.Table;
import elbow.model.Variable;
import elbow.value.Real;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The value of every step of a graph, for one variant and perhaps with some steps replaced. */
final class Evaluation<F> {
    private final CellAlgebra<F> cells;
    private final Function<Table, F> given;
    private final Function<F, Table> read;
    private final boolean isReplaced;
    private final List<F> values = new ArrayList<>();

    /**
     * @param replaced values that stand in place of what their step would compute
     */
    Evaluation(
            List<Step> steps,
            CellAlgebra<F> cells,
            Function<Table, F> given,
            Function<F, Table> read,
            Bindings bindings,
            Map<Step, Table> replaced) {
        this.cells = cells;
        this.given = given;
        this.read = read;
        this.isReplaced = !replaced.isEmpty();
        for (Step step : steps) {
            Table instead = replaced.get(step);
            values.add(instead != null ? given.apply(instead) : evaluate(step, bindings));
        }
    }

    Table of(Step step) {
        return read.apply(values.get(step.id()));
    }

    private F evaluate(Step step, Bindings bindings) {
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
        if (!isReplaced) return c.operation().apply(inputs, c.axes());
        try {
            return c.operation().apply(inputs, c.axes());
        } catch (NotComputed e) {
            int cells = c.axes().stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
            return Table.of(c.axes(), Collections.nCopies(cells, Real.UNDEFINED));
        }
    }

    /** The last route that is defined everywhere, or the first if none is. */
    Step best(Step.Routes routes) {
        for (Step route : routes.inputs().reversed())
            if (of(route).cells().stream().noneMatch(Real.Undefined.class::isInstance))
                return route;
        return routes.inputs().getFirst();
    }

    private F value(Step step) {
        return values.get(step.id());
    }
}
