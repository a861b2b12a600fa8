package elbow.grading;

import elbow.formula.FormulaException;
import elbow.grading.Reading.Blank;
import elbow.grading.Reading.Understood;
import elbow.grading.Reading.Unread;
import elbow.value.Real;
import elbow.value.Value;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a learner typed as the answer to one part. Never guessed: what is unclear is unread. */
public final class AnswerReader {
    /** The longest answer read. */
    public static final int LONGEST = 2_000;

    private final Asked asked;
    private final NumberReader numbers;

    /**
     * @param earlier the learner's own answers to the parts asked before, by name
     */
    public AnswerReader(Asked asked, Map<String, Value> earlier) {
        this.asked = asked;
        this.numbers = new NumberReader(asked, new Names(asked.name(), earlier));
    }

    public Reading read(String text) {
        Snippet typed = Snippet.of(text).strip();
        if (typed.isEmpty()) return new Blank();
        try {
            if (text.length() > LONGEST)
                throw typed.fault(
                        0, "an answer has at most " + LONGEST + " characters, this one has more");
            return understood(value(typed));
        } catch (FormulaException e) {
            return new Unread(e);
        }
    }

    private Snippet value(Snippet typed) {
        Snippet value = withoutName(withoutSign(typed));
        if (value.isEmpty()) throw value.fault(0, "a value is missing here");
        return value;
    }

    /** Without the sign that says here comes the value. */
    private static Snippet withoutSign(Snippet typed) {
        boolean sign = !typed.isEmpty() && "=≈~≃≅".indexOf(typed.text().charAt(0)) >= 0;
        return sign ? typed.from(1).strip() : typed;
    }

    /** Without {@code elbo =}, if that is the part asked. */
    private Snippet withoutName(Snippet typed) {
        String text = typed.text();
        for (int i = 0; i < text.length(); i++) {
            if ("=≈~:".indexOf(text.charAt(i)) < 0) continue;
            String before = squeezed(text.substring(0, i));
            if (asked.spellings().stream().anyMatch(s -> squeezed(s).equals(before)))
                return withoutSign(typed.from(i + 1).strip());
        }
        return typed;
    }

    private static String squeezed(String text) {
        StringBuilder letters = new StringBuilder();
        text.chars().filter(c -> !Snippet.isBlank((char) c)).forEach(c -> letters.append((char) c));
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    private Understood understood(Snippet typed) {
        return switch (asked.truth()) {
            case Real r -> number(typed);
            case Value.Truth t ->
                    new Understood(new Value.Truth(TruthReader.read(typed)), List.of());
            case Value.Tabulated t -> table(typed, t);
            case Value.Assignment a -> states(typed, a);
            case Value.Name n -> new Understood(new Value.Name(typed.text()), List.of());
            case Value.Vector v -> number(typed);
            case Value.Matrix m -> number(typed);
            case Value.Described d -> number(typed);
            case Value.Mixture m -> number(typed);
            case Value.Listed l -> number(typed);
            case Value.Chosen c -> number(typed);
            case Value.Expression e -> number(typed);
            case Value.NotDetermined n -> number(typed);
        };
    }

    private Understood number(Snippet typed) {
        int second = typed.text().indexOf('=');
        if (second >= 0)
            throw typed.fault(
                    second, "one value is asked, after nothing or after " + asked.name() + " =");
        Typed number = numbers.read(typed);
        return new Understood(number.value(), List.of(number));
    }

    private Understood table(Snippet typed, Value.Tabulated truth) {
        if (isUndefined(typed)) {
            List<Value.Tabulated.Row> rows =
                    truth.rows().stream()
                            .map(r -> new Value.Tabulated.Row(r.states(), Real.UNDEFINED))
                            .toList();
            return new Understood(new Value.Tabulated(truth.variables(), rows), List.of());
        }
        return new TableReader(truth, numbers).read(typed);
    }

    private Understood states(Snippet typed, Value.Assignment truth) {
        if (isUndefined(typed)) return new Understood(Real.UNDEFINED, List.of());
        return new Understood(
                new StatesReader(truth.variables(), asked.states()).read(typed), List.of());
    }

    private static boolean isUndefined(Snippet typed) {
        return typed.text().equalsIgnoreCase("undefined");
    }
}
