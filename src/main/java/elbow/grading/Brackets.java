package elbow.grading;

/** One pair of brackets around a list. */
final class Brackets {
    private static final String OPEN = "[({";
    private static final String CLOSE = "])}";

    private Brackets() {}

    /** What the brackets hold, if one pair holds everything. */
    static Snippet without(Snippet typed) {
        String text = typed.text();
        int kind = text.isEmpty() ? -1 : OPEN.indexOf(text.charAt(0));
        if (kind < 0 || text.charAt(text.length() - 1) != CLOSE.charAt(kind)) return typed;
        if (closing(text) != text.length() - 1) return typed;
        return typed.between(1, text.length() - 1).strip();
    }

    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth = after(text.charAt(i), depth);
            if (depth == 0) return i;
        }
        return -1;
    }

    /** How deep one is behind a character. */
    static int after(char c, int depth) {
        if (OPEN.indexOf(c) >= 0) return depth + 1;
        return CLOSE.indexOf(c) >= 0 ? depth - 1 : depth;
    }
}
