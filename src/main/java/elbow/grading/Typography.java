package elbow.grading;

/**
 * Hyphens, signs of multiplication and spaces of any kind become plain ones; several spaces become
 * one, and what shows nothing is left out. A minus and a dash stay, for a dash may mean a range.
 */
final class Typography {
    private static final String HYPHENS = "\u2010\u2011\u2012\ufe63\uff0d";
    private static final String TIMES = "\u2217\u2219\u2022\u2715\u2716\u2a2f";
    private static final String PERCENT = "\uff05\ufe6a\u066a";

    /** No-break, thin and narrow spaces, which group digits. */
    static final String GROUPING = "\u00a0\u2009\u202f";

    private Typography() {}

    static Spelled plain(Spelled typed) {
        String text = typed.text();
        if (isPlain(text)) return typed;
        Spelled.Writer plain = new Spelled.Writer(typed);
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) put(plain, i, text.charAt(i));
            else if (i == 0 || !isSpace(text.charAt(i - 1))) plain.put(i, space(text, i));
        }
        return plain.done(text.length());
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean single = c == ' ' && (i == 0 || text.charAt(i - 1) != ' ');
            if (!single && (c <= ' ' || c > '~')) return false;
        }
        return true;
    }

    private static void put(Spelled.Writer plain, int i, char c) {
        if (Character.getType(c) == Character.FORMAT) return;
        if (HYPHENS.indexOf(c) >= 0) plain.put(i, '-');
        else if (TIMES.indexOf(c) >= 0) plain.put(i, '\u00b7');
        else if (PERCENT.indexOf(c) >= 0) plain.put(i, '%');
        else plain.put(i, c);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** A run of spaces: a line end if it holds one. */
    private static char space(String text, int start) {
        int end = start;
        while (end < text.length() && isSpace(text.charAt(end))) end++;
        for (int i = start; i < end; i++)
            if ("\n\r\u2028".indexOf(text.charAt(i)) >= 0) return '\n';
        boolean groups = end == start + 1 && GROUPING.indexOf(text.charAt(start)) >= 0;
        return groups && isDigit(text, start - 1) && isDigit(text, end) ? text.charAt(start) : ' ';
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
