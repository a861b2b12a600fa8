package elbow.grading;

import elbow.formula.Formula.Function;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The words of a calculation in the spelling the language reads: {@code LN}, {@code np.log}, {@code
 * log_2}, {@code ln2}, {@code percent}, {@code 5 x 10^-1}. Names of earlier answers stay.
 */
final class Words {
    /** Functions by their names without capitals; Phi and phi are not the same. */
    private static final Set<String> FUNCTIONS =
            Arrays.stream(Function.values())
                    .map(f -> f.text)
                    .filter(f -> f.equals(f.toLowerCase(Locale.ROOT)))
                    .collect(Collectors.toUnmodifiableSet());

    /** Functions of several numbers, in whose brackets commas separate. */
    static final Set<String> SEVERAL =
            Arrays.stream(Function.values())
                    .filter(f -> f.arity != 1)
                    .map(f -> f.text)
                    .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, String> OTHERS =
            Map.of("log_2", "log2", "log_10", "log10", "log_e", "ln", "loge", "ln");

    private static final Set<String> LIBRARIES = Set.of("math", "np", "numpy");
    private static final Set<String> PERCENT = Set.of("percent", "pct");
    private static final Set<String> UNCLEAR = Set.of("lg", "ld", "lb");

    private final Spelled source;
    private final String text;
    private final Predicate<String> isName;
    private final Spelled.Writer plain;
    private int at = 0;

    Words(Spelled source, Predicate<String> isName) {
        this.source = source;
        this.text = source.text();
        this.isName = isName;
        this.plain = new Spelled.Writer(source);
    }

    Spelled plain() {
        if (text.chars().noneMatch(Character::isLetter)) return source;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean starts = Character.isLetter(c) && (at == 0 || !continues(at - 1));
            if (c >= '0' && c <= '9') number();
            else if (starts) word();
            else if (c == '\'' || c == '"') quoted(c);
            else plain.put(at, text.charAt(at++));
        }
        return plain.done(text.length());
    }

    /** Digits and an exponent, whose e is no word. */
    private void number() {
        digits();
        if (at == text.length() || "eE".indexOf(text.charAt(at)) < 0) return;
        int exponent = at + 1;
        if (exponent < text.length() && "+-\u2212\u2013".indexOf(text.charAt(exponent)) >= 0)
            exponent++;
        if (exponent == text.length() || !isDigit(exponent)) return;
        copy(exponent);
        digits();
    }

    private void digits() {
        while (at < text.length() && (isDigit(at) || text.charAt(at) == '.'))
            plain.put(at, text.charAt(at++));
    }

    /** Whether what stands here makes a letter behind it a part of something longer. */
    private boolean continues(int i) {
        char c = text.charAt(i);
        return Character.isLetter(c) || c == '_' || (c == '.' && i > 0 && !isDigit(i - 1));
    }

    /** A name in quotes stays as it is, and is one of a part or of a cell. */
    private void quoted(char quote) {
        int end = text.indexOf(quote, at + 1);
        String name = text.substring(at + 1, Math.max(at + 1, end));
        if (end >= 0 && !inAnother() && !isName.test(name))
            throw source.fault(at + 1, Names.unknown(name));
        copy(end < 0 ? text.length() : end + 1);
    }

    /** Whether a name stands before the point or bracket here. */
    private boolean inAnother() {
        int start = at - 1;
        if (start < 0 || ".[".indexOf(text.charAt(start)) < 0) return false;
        while (start > 0
                && (Character.isLetterOrDigit(text.charAt(start - 1))
                        || "_.[]'\"".indexOf(text.charAt(start - 1)) >= 0)) start--;
        return Character.isLetter(text.charAt(start)) || "'\"".indexOf(text.charAt(start)) >= 0;
    }

    private void word() {
        int end = at;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) end++;
        String word = text.substring(at, end);
        String lower = word.toLowerCase(Locale.ROOT);
        if (isName.test(word)) copy(end);
        else if (LIBRARIES.contains(lower) && functionFollows(end)) {
            at = end + 1;
            word();
        } else if (FUNCTIONS.contains(lower)) function(end, lower);
        else if (OTHERS.containsKey(lower)) replace(end, OTHERS.get(lower));
        else if (PERCENT.contains(lower) && behindNumber()) replace(end, "%");
        else if (lower.equals("per") && behindNumber() && text.startsWith(" cent", end))
            replace(end + 5, "%");
        else if (UNCLEAR.contains(lower))
            throw source.fault(at, word + " has several meanings: write ln, log2 or log10");
        else if (isTimes(lower, end)) replace(at + 1, "*");
        else if (isJoined(lower)) joined(lower);
        else copy(end);
    }

    /** The next factor alone is taken only by a function of one number. */
    private void function(int end, String name) {
        if (SEVERAL.contains(name) && !text.startsWith("(", blanks(end)))
            throw source.fault(at, name + " takes its numbers in brackets, as in max(1, 2)");
        replace(end, name);
    }

    private boolean functionFollows(int end) {
        if (!text.startsWith(".", end)) return false;
        int to = end + 1;
        while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) to++;
        return FUNCTIONS.contains(text.substring(end + 1, to).toLowerCase(Locale.ROOT));
    }

    private boolean behindNumber() {
        char last = plain.last();
        return (last >= '0' && last <= '9') || last == ')' || last == '.';
    }

    /** The x of {@code 5 x 10^-1}. */
    private boolean isTimes(String word, int end) {
        if (!behindNumber() || !(word.equals("x") || word.equals("x10"))) return false;
        int to = end;
        if (word.equals("x")) {
            to = blanks(to);
            if (!text.startsWith("10", to)) return false;
            to += 2;
        }
        return text.startsWith("^", blanks(to));
    }

    private int blanks(int from) {
        int to = from;
        while (to < text.length() && Snippet.isBlank(text.charAt(to))) to++;
        return to;
    }

    /**
     * A number right behind its function: {@code ln2}, {@code log0.5}; log2 and log10 are others.
     */
    private static boolean isJoined(String word) {
        return word.matches("(ln|sqrt)[0-9]+|log0");
    }

    private void joined(String word) {
        int digits = word.startsWith("ln") ? 2 : word.startsWith("log") ? 3 : 4;
        plain.put(at, word.substring(0, digits) + " ");
        at += digits;
        number();
    }

    private boolean isDigit(int i) {
        return text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private void replace(int end, String spelled) {
        plain.put(at, spelled);
        at = end;
    }

    private void copy(int end) {
        while (at < end) plain.put(at, text.charAt(at++));
    }
}
