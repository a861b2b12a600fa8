package elbow.working;

import elbow.formula.Formula;
import elbow.inference.CellAlgebra;
import elbow.inference.NotComputed;
import elbow.inference.Operation;
import elbow.inference.Table;
import elbow.model.Conditional;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.List;
import java.util.function.Function;

/** Lowering straight to numbers: every law is evaluated at once and no graph is built. */
final class Numbers<F> implements Algebra<F> {
    private final CellAlgebra<F> cells;
    private final Function<Table, F> given;
    private final Function<F, Table> read;
    private final Bindings bindings;

    /**
     * @param given how a table of given numbers is held
     * @param read how it is read back
     */
    Numbers(
            CellAlgebra<F> cells,
            Function<Table, F> given,
            Function<F, Table> read,
            Bindings bindings) {
        this.cells = cells;
        this.given = given;
        this.read = read;
        this.bindings = bindings;
    }

    F of(Table numbers) {
        return given.apply(numbers);
    }

    Table read(F f) {
        return read.apply(f);
    }

    @Override
    public F table(String network, Conditional conditional) {
        return given.apply(bindings.table(conditional));
    }

    @Override
    public F column(Variable variable, List<Real> numbers, Formula symbol) {
        return given.apply(Table.of(List.of(variable), numbers));
    }

    @Override
    public F parameter(Formula.Ref name) {
        return given.apply(Table.of(bindings.number(name)));
    }

    @Override
    public F numbers(List<Variable> axes, List<Formula> formulas, Formula symbol) {
        List<Real> numbers = formulas.stream().map(bindings::evaluate).toList();
        return given.apply(Table.of(axes, numbers));
    }

    @Override
    public F apply(Law law, List<Variable> over, List<F> inputs) {
        return law.evaluate(cells, over, inputs);
    }

    @Override
    public F compute(Operation operation, List<F> inputs, List<Variable> axes) {
        return given.apply(operation.apply(inputs.stream().map(read).toList(), axes));
    }

    @Override
    public F nonzero(F f, String otherwise) {
        checkNonzero(read.apply(f), otherwise);
        return f;
    }

    static void checkNonzero(Table table, String otherwise) {
        if (table.cells().stream().anyMatch(Reals::isZero)) throw new NotComputed(otherwise);
    }

    @Override
    public F named(F f, Formula symbol) {
        return f;
    }

    @Override
    public F routes(List<F> routes, Formula symbol) {
        for (F route : routes.reversed())
            if (read.apply(route).cells().stream().noneMatch(Real.Undefined.class::isInstance))
                return route;
        return routes.getFirst();
    }

    @Override
    public List<Variable> axes(F f) {
        return cells.axes(f);
    }

    @Override
    public F one() {
        return cells.one();
    }

    @Override
    public F times(F a, F b) {
        return cells.times(a, b);
    }

    @Override
    public F divide(F a, F b) {
        return cells.divide(a, b);
    }

    @Override
    public F sumOut(F f, List<Variable> variables) {
        return cells.sumOut(f, variables);
    }

    @Override
    public F maxOut(F f, List<Variable> variables) {
        return cells.maxOut(f, variables);
    }

    @Override
    public F at(F f, Variable variable, int state) {
        return cells.at(f, variable, state);
    }
}
