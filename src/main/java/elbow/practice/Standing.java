package elbow.practice;

/**
 * How a question went.
 *
 * @param typed the last answer that was understood, empty if there is none
 * @param helped whether the worked lines were shown before it was answered
 */
public record Standing(String part, Status status, String typed, int wrong, boolean helped) {
    public enum Status {
        RIGHT,
        /** right on the learner's own earlier values */
        FOLLOWED,
        /** wrong, and he goes on with his value */
        KEPT,
        /** wrong, and he goes on with the right value */
        CORRECTED,
        /** recalled in part or not at all, as he says himself */
        RECALLED,
        SKIPPED,
        OPEN
    }

    boolean isRight() {
        return status == Status.RIGHT || status == Status.FOLLOWED;
    }

    /** {@code right, at try 2}. */
    String words() {
        return switch (status) {
            case RIGHT -> "right" + tries() + (helped ? ", after the steps" : "");
            case FOLLOWED -> "right on your own earlier value" + tries();
            case KEPT -> "not right, went on with it";
            case CORRECTED -> "not right";
            case RECALLED -> "by your own rating";
            case SKIPPED -> "skipped";
            case OPEN -> typed.isEmpty() ? "not answered" : "not right yet";
        };
    }

    private String tries() {
        return wrong == 0 ? "" : " at try " + (wrong + 1);
    }
}
