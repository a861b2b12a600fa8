package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.inference.Table;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.working.Bindings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A factor as a reader is told it: {@code f(x1, x2) = exp(0.5*x1*x2)} if it was written as one
 * formula, else a number for each combination of states.
 */
final class FactorLines {
    private static final int MOST = 64;

    private final ModelTable factor;
    private final Bindings bindings;

    FactorLines(ModelTable factor, Bindings bindings) {
        this.factor = factor;
        this.bindings = bindings;
    }

    String line() {
        String head =
                factor.network()
                        + "("
                        + factor.conditional().children().stream()
                                .map(Variable::name)
                                .collect(Collectors.joining(", "))
                        + ") = ";
        return head + formula().orElseGet(this::numbers);
    }

    private Optional<String> formula() {
        String text = factor.sources().getFirst().scalar().text();
        boolean one =
                !text.isEmpty()
                        && factor.sources().stream()
                                .allMatch(w ->
                                        w.scalar().equals(factor.sources().getFirst().scalar()));
        if (!one) return Optional.empty();
        try {
            return Optional.of(Formulas.text(Formulas.rewrite(Formulas.parse(text), this::put)));
        } catch (FormulaException e) {
            throw new IllegalStateException("it was read before", e);
        }
    }

    /** A parameter's number in its place. */
    private Formula put(Formula f) {
        if (!(f instanceof Ref r) || !(bindings.values().get(r) instanceof Real.Exact x)) return f;
        BigDecimal decimal =
                Reals.decimals(x) instanceof Real.Exact
                        ? new BigDecimal(x.value().getNumerator())
                                .divide(new BigDecimal(x.value().getDenominator()))
                        : BigDecimal.valueOf(x.value().doubleValue());
        return decimal.signum() < 0
                ? new Formula.Negate(new Num(decimal.negate()))
                : new Num(decimal);
    }

    private String numbers() {
        Table table = bindings.table(factor.conditional());
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, table.size()); i++)
            cells.add(
                    Shown.of(table.cell(i))
                            + " for "
                            + ModelTable.given(factor.conditional().children(), i));
        return String.join("; ", cells) + (table.size() > MOST ? "; ..." : "");
    }
}
