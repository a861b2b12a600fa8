package elbow.grading;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * A number or calculation in the spelling the language reads: ½ is (1/2), 10⁻¹ is 10^(-1), a
 * decimal comma is a point, {@code **} is a power, {@code LN} is ln.
 */
final class Spelling {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    private static final String PLAIN = "0123456789+-";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

    static final String POWER = "is the power of the function or of its number? use brackets";

    private final Snippet source;
    private final String typed;
    private final Spelled.Writer plain;
    private final Deque<Boolean> exponents = new ArrayDeque<>();

    /** Whether the bracket closed last is that of an exponent. */
    private boolean raised = false;

    /** Whether the superscripts, and the subscripts, being read are those of a fraction. */
    private boolean numerator = false;

    private boolean denominator = false;

    private Spelling(Snippet source) {
        this.source = source;
        this.typed = source.text();
        this.plain = source.rewrite();
    }

    /**
     * @param isName what is a name here, and so never read as anything else
     */
    static Spelled of(Snippet source, Predicate<String> isName) {
        Ambiguous.refuse(source);
        Spelled characters = new Spelling(source).characters();
        return Ambiguous.refusePercent(new Words(characters, isName).plain());
    }

    private Spelled characters() {
        Commas.Role[] roles = Commas.roles(source);
        for (int i = 0; i < typed.length(); i++) {
            switch (roles[i]) {
                case ITSELF -> character(i);
                case POINT -> put(i, ".");
                case NOTHING -> {}
            }
        }
        return plain.done(source.from() + typed.length());
    }

    private void character(int i) {
        char c = typed.charAt(i);
        boolean power = c == '*' && typed.startsWith("**", i);
        if (c == '%' && raised && plain.last() == ')') throw source.fault(i, Ambiguous.PERCENT);
        if (power) put(i, "^");
        else if (c == '*' && i > 0 && typed.charAt(i - 1) == '*' && plain.last() == '^') return;
        else if (SUPERSCRIPTS.indexOf(c) >= 0) superscript(i);
        else if (isFraction(c)) fraction(i);
        else if (SUBSCRIPTS.indexOf(c) >= 0) subscript(i);
        else if (c == '(' || c == ')') bracket(i);
        else put(i, String.valueOf(c));
    }

    private void superscript(int i) {
        boolean first = i == 0 || SUPERSCRIPTS.indexOf(typed.charAt(i - 1)) < 0;
        boolean last = i + 1 == typed.length() || SUPERSCRIPTS.indexOf(typed.charAt(i + 1)) < 0;
        if (first) {
            numerator = endsFraction(i);
            if (numerator) refuseMixed(i);
            else if (plain.last() == ')' && raised) refuseTower(i);
        }
        if (last && !numerator && powerFollows(i + 1)) refuseTower(i + 1);
        put(i, first ? numerator ? "(" : "^(" : "");
        put(i, String.valueOf(PLAIN.charAt(SUPERSCRIPTS.indexOf(typed.charAt(i)))));
        if (last && !numerator) put(i, ")");
        raised = last && !numerator;
    }

    /** Whether the superscripts are the numerator of a fraction such as ³⁄₄. */
    private boolean endsFraction(int start) {
        int end = start;
        while (end < typed.length() && SUPERSCRIPTS.indexOf(typed.charAt(end)) >= 0) end++;
        return typed.startsWith("\u2044", end)
                && end + 1 < typed.length()
                && SUBSCRIPTS.indexOf(typed.charAt(end + 1)) >= 0;
    }

    private boolean powerFollows(int from) {
        int to = from;
        while (to < typed.length() && Snippet.isBlank(typed.charAt(to))) to++;
        return typed.startsWith("^", to) || typed.startsWith("**", to);
    }

    private void refuseTower(int i) {
        throw source.fault(i, "write a power of a power with brackets, as in (2^3)^2");
    }

    /** The denominator of such a fraction; others belong to a name, as in log₂. */
    private void subscript(int i) {
        char before = i == 0 ? ' ' : typed.charAt(i - 1);
        if (SUBSCRIPTS.indexOf(before) < 0) {
            denominator =
                    before == '\u2044' && i > 1 && SUPERSCRIPTS.indexOf(typed.charAt(i - 2)) >= 0;
            if (!denominator && !typed.regionMatches(true, i - 3, "log", 0, 3))
                throw source.fault(i, "unexpected character " + typed.charAt(i));
        }
        boolean last = i + 1 == typed.length() || SUBSCRIPTS.indexOf(typed.charAt(i + 1)) < 0;
        put(i, SUBSCRIPTS.indexOf(typed.charAt(i)) + (last ? denominator ? ")" : " " : ""));
    }

    /** Brackets, of which those of an exponent must not be raised again by superscripts. */
    private void bracket(int i) {
        if (typed.charAt(i) == '(') exponents.push(plain.last() == '^');
        else raised = !exponents.isEmpty() && exponents.pop();
        put(i, typed.substring(i, i + 1));
    }

    private static boolean isFraction(char c) {
        return (c >= '\u00bc' && c <= '\u00be') || (c >= '\u2150' && c <= '\u215e');
    }

    private void fraction(int i) {
        refuseMixed(i);
        if (endsFunction(plain.last()) && (powerFollows(i + 1) || superscriptFollows(i + 1)))
            throw source.fault(i + 1, POWER);
        String spelled = Normalizer.normalize(typed.substring(i, i + 1), Normalizer.Form.NFKC);
        put(i, "(" + spelled.replace('\u2044', '/') + ")");
    }

    private boolean superscriptFollows(int from) {
        int to = from;
        while (to < typed.length() && Snippet.isBlank(typed.charAt(to))) to++;
        return to < typed.length() && SUPERSCRIPTS.indexOf(typed.charAt(to)) >= 0;
    }

    /** Whether a name that may be a function's ends here: it takes the next factor. */
    static boolean endsFunction(char last) {
        boolean digit = last >= '0' && last <= '9';
        return (Character.isLetterOrDigit(last) && !digit) || last == '\u221a';
    }

    private void refuseMixed(int i) {
        if (Character.isDigit(plain.last()) || plain.last() == '.')
            throw source.fault(i, "write a mixed number as a sum, as in 2 + 1/2, or as 2.5");
    }

    private void put(int i, String spelled) {
        plain.put(source.from() + i, spelled);
    }
}
