package elbow.grading;

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

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
