package elbow.grading;

import elbow.exercise.Exercise;
import elbow.exercise.Variant;
import elbow.formula.Formula.Ref;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.model.State;
import elbow.source.Place;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row of {@code marks.jsonl}, read back: enough to mark the answer again.
 *
 * @param parameters of the variant: numbers and names of states
 * @param others what the learner typed for the other parts
 * @param verdict as it was, with the mistake's id if it was one
 */
record MarkRow(
        Place place,
        String submission,
        String learner,
        String exercise,
        String hash,
        long seed,
        String policy,
        Map<String, Object> parameters,
        String part,
        String text,
        Map<String, String> others,
        String verdict,
        double credit) {
    static MarkRow read(String text, Place place) {
        JsonLine line = JsonLine.read(text, place);
        return new MarkRow(
                place,
                line.text("submission"),
                line.text("learner"),
                line.text("exercise"),
                line.text("hash"),
                seed(line),
                line.text("policy"),
                line.inside("parameters").members(),
                line.text("part"),
                line.text("text"),
                line.inside("others").texts(),
                verdict(line),
                line.number("credit").doubleValue());
    }

    private static long seed(JsonLine line) {
        try {
            return line.number("seed").longValueExact();
        } catch (ArithmeticException e) {
            throw line.fault("seed must be a whole number");
        }
    }

    private static String verdict(JsonLine line) {
        String verdict = line.text("verdict");
        return verdict.equals(Outcome.MISTAKE.text())
                ? verdict + " " + line.text("mistake")
                : verdict;
    }

    /** The variant with the row's numbers; none if the exercise has no such parameters. */
    Optional<Variant> variant(Exercise of) {
        Variant drawn = of.variant(seed);
        if (has(drawn)) return Optional.of(drawn);
        try {
            Map<Ref, Value> set = new LinkedHashMap<>();
            parameters.forEach((name, value) -> {
                if (of.isSettable(name)) set.put((Ref) Formulas.parse(name), value(value));
            });
            return Optional.of(of.variant(set, OptionalLong.of(seed))).filter(this::has);
        } catch (FormulaException | ClassCastException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Value value(Object written) {
        return written instanceof BigDecimal number
                ? Real.of(State.fraction(number))
                : new Value.Name(String.valueOf(written));
    }

    private boolean has(Variant variant) {
        Map<String, Value> own = variant.parameters();
        return own.keySet().equals(parameters.keySet())
                && own.entrySet().stream()
                        .allMatch(e -> isSame(e.getValue(), parameters.get(e.getKey())));
    }

    private static boolean isSame(Value own, @Nullable Object written) {
        return written instanceof BigDecimal number
                ? own instanceof Real r && Reals.toDouble(r) == number.doubleValue()
                : own instanceof Value.Name n && n.text().equals(written);
    }
}
