package elbow.grading;

import java.util.List;
import java.util.Locale;

/** The verdicts by name, as a policy gives them credit and {@code marks.jsonl} lists them. */
public enum Outcome {
    RIGHT,
    OTHER_FORM,
    FEW_DIGITS,
    FOLLOWED,
    MISTAKE,
    OTHER_STEP,
    WRONG,
    UNREAD,
    MISSING;

    /** Whether the answer is the truth, at the digits asked. */
    public boolean isRight() {
        return this == RIGHT || this == OTHER_FORM;
    }

    /** What is further from right, and so never earns more. */
    List<Outcome> further() {
        return switch (this) {
            case RIGHT -> List.of(OTHER_FORM, FEW_DIGITS, FOLLOWED);
            case OTHER_FORM, FEW_DIGITS -> List.of(WRONG);
            case FOLLOWED -> List.of(MISTAKE, OTHER_STEP);
            case MISTAKE, OTHER_STEP -> List.of(WRONG);
            case WRONG -> List.of(UNREAD, MISSING);
            case UNREAD, MISSING -> List.of();
        };
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
