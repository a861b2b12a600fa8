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
import java.util.Optional;

/** What a learner typed as the answer to one part. Never guessed: what is unclear is unread. */
public final class AnswerReader {
    /** The longest answer read. */
    public static final int LONGEST = 2_000;

    private final Asked asked;
    private final ValueReader values;

    /**
     * @param earlier the learner's own answers to the parts asked before, by name
     */
    public AnswerReader(Asked asked, Map<String, Value> earlier) {
        this.asked = asked;
        this.values =
                new ValueReader(asked, new NumberReader(asked, new Names(asked.name(), earlier)));
    }

    public Reading read(String text) {
        Optional<Typed> decimal =
                asked.truth() instanceof Real ? Decimal.read(text) : Optional.empty();
        if (decimal.isPresent())
            return new Understood(decimal.get().value(), List.of(decimal.get()));
        try {
            if (text.length() > LONGEST)
                throw Spelled.same(text)
                        .fault(
                                0,
                                "an answer has at most "
                                        + LONGEST
                                        + " characters, this one has more");
            Spelled plain = Latex.plain(Typography.plain(Spelled.same(text)));
            Snippet typed = Snippet.of(plain).strip();
            return typed.isEmpty() ? new Blank() : values.read(asked.truth(), value(typed));
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
        List<String> names = asked.spellings().stream().map(AnswerReader::squeezed).toList();
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder before = new StringBuilder();
        for (int i = 0; i < text.length() && before.length() <= longest; i++) {
            char c = text.charAt(i);
            boolean equals = "=≈~:".indexOf(c) >= 0;
            if (equals && names.contains(before.toString().toLowerCase(Locale.ROOT)))
                return withoutSign(typed.from(i + 1).strip());
            if (!Snippet.isBlank(c)) before.append(c);
        }
        return typed;
    }

    private static String squeezed(String text) {
        StringBuilder letters = new StringBuilder();
        text.chars().filter(c -> !Snippet.isBlank((char) c)).forEach(c -> letters.append((char) c));
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
