package elbow.working;

import elbow.formula.BlackboardPrinter;
import elbow.formula.Formula;
import elbow.value.Real;
import elbow.value.Value;

import java.util.List;

/**
 * An answer as text: {@code 0.8}, {@code rain: 0.7, sun: 0.3}, {@code true}, {@code Beta(a = 5, b =
 * 7)}.
 */
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
            case Value.Vector v -> list(v.numbers(), digits);
            case Value.Matrix m -> list(m.rows().stream().map(Value.Vector::new).toList(), digits);
            case Value.Described d -> described(d, digits);
            case Value.Mixture m ->
                    String.join(
                            " + ", m.components().stream().map(c -> component(c, digits)).toList());
            case Value.Listed l ->
                    String.join("; ", l.items().stream().map(i -> of(i, digits)).toList());
            case Value.Chosen c -> c.labels().isEmpty() ? "none" : String.join("; ", c.labels());
            case Value.Matched m ->
                    String.join(
                            "; ",
                            m.pairs().entrySet().stream()
                                    .map(p -> p.getKey() + ": " + p.getValue())
                                    .toList());
            case Value.Expression e -> BlackboardPrinter.print(e.formula());
            case Value.NotDetermined n -> "not determined";
        };
    }

    /** {@code = 0.8}, or {@code ≈ −0.6931} where it is rounded. */
    public static String equation(Value value, Digits digits) {
        if (isSaid(value)) return of(value, digits);
        return (isExact(value, digits) ? "= " : "≈ ") + of(value, digits);
    }

    /** Whether the answer is said in words, and equals nothing. */
    public static boolean isSaid(Value value) {
        return value instanceof Value.Name
                || value instanceof Value.Chosen
                || value instanceof Value.Matched
                || value instanceof Value.NotDetermined;
    }

    /** A number that was given, written out. */
    public static Formula formula(Real number) {
        return Digits.given(number).formula();
    }

    private static boolean isExact(Value value, Digits digits) {
        return value.numbers().stream().allMatch(r -> digits.show(r).unit() == 0);
    }

    private static String number(Real value, Digits digits) {
        return BlackboardPrinter.print(digits.show(value).formula());
    }

    private static String list(List<? extends Value> values, Digits digits) {
        return "[" + String.join(", ", values.stream().map(v -> of(v, digits)).toList()) + "]";
    }

    /** {@code Normal(mean = 0, var = 1)}. */
    private static String described(Value.Described d, Digits digits) {
        List<String> parameters =
                d.parameters().entrySet().stream()
                        .map(p -> p.getKey() + " = " + of(p.getValue(), digits))
                        .toList();
        return d.distribution() + "(" + String.join(", ", parameters) + ")";
    }

    private static String component(Value.Mixture.Component c, Digits digits) {
        return number(c.weight(), digits) + " " + described(c.distribution(), digits);
    }

    private static String label(Value.Tabulated.Row row) {
        return row.states().size() == 1 ? row.label() : "(" + row.label() + ")";
    }

    private static String way(List<String> states) {
        String way = String.join(", ", states);
        return states.size() == 1 ? way : "(" + way + ")";
    }
}
