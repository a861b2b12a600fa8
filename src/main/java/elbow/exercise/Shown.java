package elbow.exercise;

import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A given number as a text: a decimal that ends soon, else a fraction, else four digits. */
final class Shown {
    private static final int DECIMALS = 12;
    private static final MathContext FOUR = new MathContext(4);
    private static final BigInteger LONGEST = BigInteger.valueOf(1_000_000);

    private Shown() {}

    static String of(Value value) {
        return switch (value) {
            case Real.Exact x -> exact(x);
            case Real.Approx a when Double.isInfinite(a.value()) ->
                    a.value() > 0 ? "infinite" : "-infinite";
            case Real.Approx a -> plain(new BigDecimal(a.value()).round(FOUR));
            case Real.Undefined u -> "undefined";
            case Value.Name n -> n.text();
            case Value.Truth t -> Boolean.toString(t.holds());
            case Value.Tabulated t -> t.toString();
            case Value.Assignment a -> a.toString();
            case Value.Vector v -> list(v.numbers());
            case Value.Matrix m -> list(m.rows().stream().map(Value.Vector::new).toList());
            case Value.Described d -> d.toString();
            case Value.Mixture m -> m.toString();
            case Value.Listed l -> list(l.items());
            case Value.Chosen c -> String.join(", ", c.labels());
            case Value.Matched m -> m.pairs().toString();
            case Value.Expression e -> Formulas.text(e.formula());
            case Value.NotDetermined n -> "not determined";
        };
    }

    /** What sort of value this is, for a message. */
    static String kind(@Nullable Value value) {
        return switch (value) {
            case Real r -> "a number";
            case Value.Truth t -> "a claim";
            case Value.Tabulated t -> "a table";
            case Value.Assignment a -> "states";
            case Value.Vector v -> "a vector";
            case Value.Matrix m -> "a matrix";
            case Value.Described d -> "a distribution";
            case Value.Mixture m -> "a mixture";
            case Value.Listed l -> "a list";
            case Value.Name n -> "a name";
            case Value.Chosen c -> "a choice";
            case Value.Matched m -> "pairs";
            case Value.Expression e -> "a formula";
            case Value.NotDetermined n -> "a word";
            case null -> "nothing";
        };
    }

    private static String list(List<? extends Value> values) {
        return values.stream().map(Shown::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String exact(Real.Exact x) {
        BigInteger above = x.value().getNumerator();
        BigInteger below = x.value().getDenominator();
        if (Reals.decimals(x) instanceof Real.Exact d && d.value().intValue() <= DECIMALS)
            return plain(new BigDecimal(above).divide(new BigDecimal(below)));
        if (above.abs().max(below).compareTo(LONGEST) < 0) return above + "/" + below;
        return plain(new BigDecimal(above).divide(new BigDecimal(below), FOUR));
    }

    private static String plain(BigDecimal number) {
        BigDecimal short_ = number.stripTrailingZeros();
        return short_.scale() > DECIMALS || short_.precision() - short_.scale() > DECIMALS
                ? short_.toString()
                : short_.toPlainString();
    }

    /** {@code a = 0.1, b = 0.2}: a point, for a message. */
    static String point(Map<Ref, Value> values) {
        return values.entrySet().stream()
                .map(e -> Formulas.text(e.getKey()) + " = " + of(e.getValue()))
                .collect(Collectors.joining(", "));
    }
}
