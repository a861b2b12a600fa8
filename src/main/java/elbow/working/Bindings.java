package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.inference.Interpreter;
import elbow.inference.Scalars;
import elbow.inference.Table;
import elbow.model.Conditional;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of one variant by name, and the model's tables with these numbers put in. */
public final class Bindings {
    private static final BigFraction SLACK = BigFraction.of(1, 1_000_000).pow(2);

    private final Map<Ref, Value> values;
    private final Interpreter<Real> arithmetic =
            new Interpreter<>(new Scalars(), this::number, List.of());
    private final IdentityHashMap<Conditional, Table> tables = new IdentityHashMap<>();

    public Bindings(Map<Ref, Value> values) {
        this.values = Map.copyOf(values);
    }

    public Map<Ref, Value> values() {
        return values;
    }

    /** A parameter that is a number. */
    public Real number(Ref name) {
        if (name.name().equals("pi") && name.path().isEmpty()) return Real.of(Math.PI);
        Value value = values.get(name);
        if (value instanceof Real real) return real;
        throw new Refusal("no number is known by this name", name);
    }

    /** Arithmetic over the parameters. */
    public Real evaluate(Formula formula) {
        return arithmetic.evaluate(formula);
    }

    /** A table of the model: every cell in [0, 1], every row divided by its sum, which is 1. */
    public Table table(Conditional conditional) {
        return tables.computeIfAbsent(conditional, this::read);
    }

    private Table read(Conditional conditional) {
        List<Real> cells = new ArrayList<>();
        for (Formula cell : conditional.cells()) cells.add(evaluate(cell));
        if (!conditional.likelihood())
            for (int row = 0; row < cells.size(); row += conditional.rowLength())
                normalise(conditional, row, cells.subList(row, row + conditional.rowLength()));
        return Table.of(conditional.axes(), cells);
    }

    private static void normalise(Conditional conditional, int row, List<Real> cells) {
        Real sum = Real.ZERO;
        for (Real cell : cells) {
            if (!Reals.isFinite(cell)
                    || Reals.signum(cell) < 0
                    || Reals.compare(cell, Real.ONE) > 0)
                throw new InvalidRow(
                        conditional,
                        row,
                        "holds "
                                + Digits.plain(cell)
                                + ", which is no probability: it must lie in [0, 1]");
            sum = Reals.plus(sum, cell);
        }
        if (Reals.compare(sum, Real.ONE) == 0) return;
        if (Reals.compare(Reals.abs(Reals.minus(sum, Real.ONE)), Real.of(SLACK)) > 0)
            throw new InvalidRow(conditional, row, "sums to " + Digits.plain(sum) + ", not to 1");
        for (int i = 0; i < cells.size(); i++) cells.set(i, Reals.divide(cells.get(i), sum));
    }
}
