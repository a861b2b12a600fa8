package elbow.working;

import java.lang.Character.UnicodeScript;

/** How many columns of a terminal a text takes. */
public final class Columns {
    private Columns() {}

    public static int of(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** The text with blanks behind it up to this many columns. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) return 0;
        if (c < 0x1100) return 1;
        if (c >= 0xFF61 && c <= 0xFFDC) return 1; // half-width forms
        UnicodeScript script = UnicodeScript.of(c);
        boolean wide =
                Character.isIdeographic(c)
                        || script == UnicodeScript.HANGUL
                        || script == UnicodeScript.HIRAGANA
                        || script == UnicodeScript.KATAKANA
                        || (c >= 0xFF01 && c <= 0xFF60)
                        || (c >= 0x1F300 && c <= 0x1FAFF);
        return wide ? 2 : 1;
    }
}
