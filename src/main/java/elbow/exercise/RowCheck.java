package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formulas;
import elbow.source.Fault;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Bindings;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the rows of a table are distributions: every cell in [0, 1], every sum 1. */
final class RowCheck {
    private static final BigFraction SLACK = BigFraction.of(1, 1_000_000).pow(2);
    private static final int[] DENOMINATORS = {3, 6, 7, 9, 11, 12};

    private final ModelTable table;
    private final Bindings bindings;

    RowCheck(ModelTable table, Bindings bindings) {
        this.table = table;
        this.bindings = bindings;
    }

    /** What is wrong with a row, and where. */
    Optional<Fault> fault(int row) {
        List<Real> values = new ArrayList<>();
        for (Formula cell : table.row(row)) values.add(bindings.evaluate(cell));
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) if (!fits(values.get(i))) wrong.add(i);
        if (!wrong.isEmpty()) return Optional.of(outside(row, values, wrong));
        if (table.conditional().likelihood()) return Optional.empty();
        Real sum = values.stream().reduce(Real.ZERO, Reals::plus);
        Real off = Reals.abs(Reals.minus(sum, Real.ONE));
        if (Reals.compare(off, Real.of(SLACK)) <= 0) return Optional.empty();
        return Optional.of(
                new Fault(
                        table.sources(row).getFirst().place(),
                        table.name(row)
                                + " sums to "
                                + Shown.of(sum)
                                + at(table.row(row))
                                + ", not to 1"
                                + fractions(values)));
    }

    private boolean fits(Real value) {
        return Reals.isFinite(value)
                && Reals.signum(value) >= 0
                && (table.conditional().likelihood() || Reals.compare(value, Real.ONE) <= 0);
    }

    /** Of several cells outside [0, 1], the one that stands in the text as it is. */
    private Fault outside(int row, List<Real> values, List<Integer> wrong) {
        List<Formula> cells = table.row(row);
        List<Written> sources = table.sources(row);
        int cell =
                wrong.stream()
                        .filter(i -> sources.get(i).holds(cells.get(i)))
                        .findFirst()
                        .orElse(wrong.getFirst());
        Formula formula = cells.get(cell);
        boolean number = Arithmetic.culprit(formula, List.of()).isEmpty();
        String text = Formulas.text(formula);
        String range = table.conditional().likelihood() ? text + " >= 0" : "0 <= " + text + " <= 1";
        String value = Shown.of(values.get(cell));
        String rule =
                table.conditional().likelihood()
                        ? (table.conditional().isFactor() ? "no weight" : "no likelihood")
                                + ": it must be finite and at least 0"
                        : "no probability: it must lie in [0, 1]";
        return new Fault(
                sources.get(cell).placeOf(formula),
                number
                        ? (text.equals(value) ? text : text + " = " + value) + " is " + rule
                        : text
                                + " is "
                                + value
                                + at(List.of(formula))
                                + ", "
                                + rule
                                + "; add "
                                + range
                                + " to require");
    }

    /** The parameters these cells read, at this point. */
    private String at(List<Formula> cells) {
        var read = new LinkedHashMap<Formula.Ref, Value>();
        for (Formula cell : cells)
            for (Formula f : Formulas.walk(cell).toList())
                if (f instanceof Formula.Ref r && bindings.values().get(r) != null)
                    read.put(r, bindings.values().get(r));
        return read.isEmpty() ? "" : " at " + Shown.point(read);
    }

    /** What rounded thirds and their like were meant to be. */
    private static String fractions(List<Real> values) {
        for (int d : DENOMINATORS) {
            List<BigFraction> meant = new ArrayList<>();
            for (Real value : values) meant(value, d).ifPresent(meant::add);
            if (meant.size() == values.size()
                    && meant.stream()
                            .reduce(BigFraction.ZERO, BigFraction::add)
                            .equals(BigFraction.ONE))
                return ": write "
                        + meant.stream()
                                .map(f -> Shown.of(Real.of(f)))
                                .distinct()
                                .collect(Collectors.joining(", "));
        }
        return "";
    }

    /** k/d, if the number is it or is it rounded to the number's own decimals. */
    private static Optional<BigFraction> meant(Real value, int d) {
        if (!(value instanceof Real.Exact x) || !(Reals.decimals(x) instanceof Real.Exact places))
            return Optional.empty();
        long k = Math.round(x.value().doubleValue() * d);
        BigFraction fraction = BigFraction.of((int) k, d);
        int shown = Math.min(12, Math.max(2, places.value().intValue()));
        BigFraction unit = BigFraction.of(1, 10).pow(shown);
        boolean near = fraction.subtract(x.value()).abs().compareTo(unit) <= 0;
        return near ? Optional.of(fraction) : Optional.empty();
    }
}
