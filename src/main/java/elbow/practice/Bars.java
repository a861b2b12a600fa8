package elbow.practice;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.formula.BlackboardPrinter;
import elbow.formula.Formula;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Quantity;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.working.Columns;
import elbow.working.Digits;
import elbow.working.ValueText;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * log p(x) and the ELBO as bars that end at 0, and the gap as what lies between their beginnings.
 */
public final class Bars {
    private static final int NARROWEST = 12;
    private static final int WIDEST = 60;

    private Bars() {}

    private record Bar(String label, String value, double from, double to) {}

    /** The picture, if the exercise asks for all three and they are finite; else nothing. */
    public static List<String> of(Variant variant, int width) {
        Optional<Part> elbo = part(variant, f -> f.equals(new Quantity("ELBO", List.of())));
        Optional<Part> gap = part(variant, f -> f.equals(new Quantity("gap", List.of())));
        Optional<Part> evidence = part(variant, Bars::isLogEvidence);
        if (elbo.isEmpty() || gap.isEmpty() || evidence.isEmpty()) return List.of();
        Optional<Double> bound = number(variant, elbo.get());
        Optional<Double> log = number(variant, evidence.get());
        if (bound.isEmpty() || log.isEmpty()) return List.of();
        List<Bar> bars =
                List.of(
                        bar(variant, evidence.get(), log.get(), 0),
                        bar(variant, elbo.get(), bound.get(), 0),
                        bar(variant, gap.get(), bound.get(), log.get()));
        return draw(bars, width);
    }

    private static Optional<Part> part(Variant variant, Predicate<Formula> asked) {
        return variant.exercise().parts().stream()
                .filter(p -> p.form().isComputed() && !p.bits() && asked.test(p.formula()))
                .findFirst();
    }

    /** log p of observed variables alone. */
    private static boolean isLogEvidence(Formula f) {
        return f instanceof Call c
                && (c.function() == Function.LOG || c.function() == Function.LN)
                && c.arguments().getFirst() instanceof Probability p
                && p.network().equals("p")
                && p.right().isEmpty();
    }

    private static Optional<Double> number(Variant variant, Part part) {
        return variant.answers().get(part.name()) instanceof Real r && Reals.isFinite(r)
                ? Optional.of(Reals.toDouble(r))
                : Optional.empty();
    }

    private static Bar bar(Variant variant, Part part, double from, double to) {
        String label = BlackboardPrinter.print(variant.solution().symbol(part.name()));
        String text = ValueText.of(Sheet.answer(variant, part), new Digits(part.digits()));
        return new Bar(label, text, from, to);
    }

    private static List<String> draw(List<Bar> bars, int width) {
        int labels = bars.stream().mapToInt(b -> Columns.of(b.label)).max().orElse(0);
        int values = bars.stream().mapToInt(b -> Columns.of(b.value)).max().orElse(0);
        int cells = Math.min(WIDEST, width - labels - values - 4);
        if (cells < NARROWEST) return List.of();
        double low = bars.stream().mapToDouble(b -> Math.min(b.from, b.to)).min().orElse(0);
        double high = bars.stream().mapToDouble(b -> Math.max(b.from, b.to)).max().orElse(0);
        if (low == high) return List.of();
        List<String> lines = new ArrayList<>();
        for (Bar bar : bars) {
            String value = " ".repeat(values - Columns.of(bar.value)) + bar.value;
            String line = Columns.pad(bar.label, labels) + "  " + value + "  ";
            double scale = 2 * cells / (high - low);
            int from = (int) Math.round((Math.min(bar.from, bar.to) - low) * scale);
            int to = (int) Math.round((Math.max(bar.from, bar.to) - low) * scale);
            lines.add((line + cells(from, to)).stripTrailing());
        }
        lines.add(axis(labels + values + 4, cells, low, high));
        return lines;
    }

    /** Blocks from one half cell to another. */
    private static String cells(int from, int to) {
        if (from == to) return "";
        StringBuilder bar = new StringBuilder();
        for (int cell = 0; 2 * cell < to; cell++) {
            boolean left = from <= 2 * cell;
            boolean right = from <= 2 * cell + 1 && to >= 2 * cell + 2;
            bar.append(left && right ? '█' : left ? '▌' : right ? '▐' : ' ');
        }
        return bar.toString();
    }

    private static String axis(int indent, int cells, double low, double high) {
        String left = mark(low);
        String right = mark(high);
        int between = cells - Columns.of(left) - Columns.of(right);
        return " ".repeat(indent) + left + " ".repeat(Math.max(1, between)) + right;
    }

    private static String mark(double value) {
        return value == 0 ? "0" : ValueText.of(Real.of(value), new Digits(2));
    }
}
