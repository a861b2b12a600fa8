package elbow.practice;

/** The few colours of a screen; none where they are not wanted. */
public record Ink(boolean on) {
    public static final Ink NONE = new Ink(false);

    public String bold(String text) {
        return ink("1", text);
    }

    public String dim(String text) {
        return ink("2", text);
    }

    public String good(String text) {
        return ink("32", text);
    }

    public String bad(String text) {
        return ink("31", text);
    }

    private String ink(String code, String text) {
        return on && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
