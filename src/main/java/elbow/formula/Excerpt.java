package elbow.formula;

/**
 * A stretch of a text on one line, and the column (in code points, from 0) of a character of it.
 */
record Excerpt(String text, int column) {
    private static final int WIDTH = 76;
    private static final String CUT = "...";

    /** The whole text if it is short, else what surrounds the character at {@code offset}. */
    static Excerpt around(String text, int offset) {
        int from = 0;
        int to = text.length();
        if (to > WIDTH) {
            from = boundary(text, Math.max(0, Math.min(offset - WIDTH / 2, to - WIDTH)));
            to = boundary(text, Math.min(to, from + WIDTH));
        }
        String before = from > 0 ? CUT : "";
        String after = to < text.length() ? CUT : "";
        int column = before.length() + text.codePointCount(from, offset);
        return new Excerpt(before + oneLine(text.substring(from, to)) + after, column);
    }

    /** An index that does not split a surrogate pair. */
    private static int boundary(String text, int index) {
        boolean splits =
                index > 0
                        && index < text.length()
                        && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
        return splits ? index - 1 : index;
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString();
    }
}
