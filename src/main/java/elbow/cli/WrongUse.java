package elbow.cli;

/** A command that can't be done as it was typed: one line that says why. */
final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongUse(String message) {
        super(message, null, false, false);
    }
}
