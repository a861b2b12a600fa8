package elbow.cli;

/** Words of a shell. */
final class Words {
    private Words() {}

    /** The text as one word of a shell. */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=@%+,-]+")
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }
}
