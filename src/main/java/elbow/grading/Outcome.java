package elbow.grading;

import java.util.Locale;

/** The verdicts by name, as a policy gives them credit and {@code marks.jsonl} lists them. */
public enum Outcome {
    RIGHT,
    OTHER_FORM,
    FEW_DIGITS,
    FOLLOWED,
    WRONG,
    UNREAD,
    MISSING;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
