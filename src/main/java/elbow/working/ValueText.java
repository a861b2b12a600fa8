package elbow.working;

import elbow.formula.BlackboardPrinter;
import elbow.value.Real;
import elbow.value.Value;

import java.util.List;

/** An answer as text: {@code 0.8}, {@code rain: 0.7, sun: 0.3}, {@code true}. */
public final class ValueText {
    private ValueText() {}

    public static String of(Value value, Digits digits) {
        return switch (value) {
            case Real r -> number(r, digits);
            case Value.Truth t -> String.valueOf(t.holds());
            case Value.Name n -> n.text();
            case Value.Tabulated t ->
                    String.join(
                            ", ",
                            t.rows().stream()
                                    .map(row -> label(row) + ": " + number(row.value(), digits))
                                    .toList());
            case Value.Assignment a ->
                    String.join(" or ", a.best().stream().map(ValueText::way).toList());
            case Value.Listed l ->
                    String.join("; ", l.values().stream().map(v -> of(v, digits)).toList());
        };
    }

    /** {@code = 0.8}, or {@code ≈ −0.6931} where it is rounded. */
    public static String equation(Value value, Digits digits) {
        return (isExact(value, digits) ? "= " : "≈ ") + of(value, digits);
    }

    private static boolean isExact(Value value, Digits digits) {
        return switch (value) {
            case Real r -> digits.show(r).unit() == 0;
            case Value.Tabulated t -> t.rows().stream().allMatch(r -> isExact(r.value(), digits));
            case Value.Truth t -> true;
            case Value.Name n -> true;
            case Value.Assignment a -> true;
            case Value.Listed l -> l.values().stream().allMatch(v -> isExact(v, digits));
        };
    }

    private static String number(Real value, Digits digits) {
        return BlackboardPrinter.print(digits.show(value).formula());
    }

    private static String label(Value.Tabulated.Row row) {
        return row.states().size() == 1 ? row.label() : "(" + row.label() + ")";
    }

    private static String way(List<String> states) {
        String way = String.join(", ", states);
        return states.size() == 1 ? way : "(" + way + ")";
    }
}
