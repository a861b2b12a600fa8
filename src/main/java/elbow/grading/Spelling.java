package elbow.grading;

import elbow.formula.FormulaException;

import java.text.Normalizer;

/**
 * What a learner typed in the spelling the language reads, each character knowing the one it stands
 * for: ½ is (1/2), 10⁻¹ is 10^(-1), a decimal comma is a point.
 */
final class Spelling {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    private static final String PLAIN = "0123456789+-";

    private final Snippet source;
    private final StringBuilder text = new StringBuilder();
    private final int[] origins;

    private Spelling(Snippet source) {
        this.source = source;
        this.origins = new int[6 * source.length() + 1];
    }

    static Spelling of(Snippet source) {
        Spelling spelling = new Spelling(source);
        boolean[] points = Commas.decimal(source);
        String typed = source.text();
        for (int i = 0; i < typed.length(); i++) {
            if (points[i]) spelling.add(i, ".");
            else spelling.character(i, typed);
        }
        spelling.origins[spelling.text.length()] = typed.length();
        return spelling;
    }

    private void character(int i, String typed) {
        char c = typed.charAt(i);
        if (Character.getType(c) == Character.FORMAT) return;
        if (SUPERSCRIPTS.indexOf(c) >= 0) superscript(i, typed);
        else if (isFraction(c)) fraction(i, typed);
        else add(i, String.valueOf(c));
    }

    private void superscript(int i, String typed) {
        boolean first = i == 0 || SUPERSCRIPTS.indexOf(typed.charAt(i - 1)) < 0;
        boolean last = i + 1 == typed.length() || SUPERSCRIPTS.indexOf(typed.charAt(i + 1)) < 0;
        char digit = PLAIN.charAt(SUPERSCRIPTS.indexOf(typed.charAt(i)));
        add(i, (first ? "^(" : "") + digit + (last ? ")" : ""));
    }

    private static boolean isFraction(char c) {
        return (c >= '\u00bc' && c <= '\u00be') || (c >= '\u2150' && c <= '\u215e');
    }

    private void fraction(int i, String typed) {
        if (i > 0 && Character.isDigit(typed.charAt(i - 1)))
            throw source.fault(i, "write a mixed number as a sum, as in 2 + 1/2, or as 2.5");
        String spelled = Normalizer.normalize(typed.substring(i, i + 1), Normalizer.Form.NFKC);
        add(i, "(" + spelled.replace('\u2044', '/') + ")");
    }

    private void add(int origin, String spelled) {
        for (int k = 0; k < spelled.length(); k++) origins[text.length() + k] = origin;
        text.append(spelled);
    }

    String text() {
        return text.toString();
    }

    /** A fault of this spelling, told of what was typed. */
    FormulaException told(FormulaException e, String problem) {
        return new FormulaException(
                source.whole(), source.from() + origins[e.offset()], problem, e.suggestion());
    }

    /** Where a name first stands in what was typed. */
    int find(String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            boolean begins = at == 0 || !Character.isLetter(text.charAt(at - 1));
            int end = at + name.length();
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) return origins[at];
        }
        return 0;
    }
}
