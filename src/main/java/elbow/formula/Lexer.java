package elbow.formula;

import elbow.formula.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text to tokens; what is written in Unicode reads like its ASCII spelling. */
final class Lexer {
    static final int LONGEST = 10_000;

    private static final List<String> SYMBOLS =
            List.of(
                    "||", "..", "!=", "<=", ">=", "+", "-", "*", "/", "^", "(", ")", "[", "]", "{",
                    "}", ",", ";", ":", "|", "=", "<", ">", "%");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at = 0;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of a text, the last one of kind END. */
    static List<Token> tokens(String text) {
        if (text.length() > LONGEST)
            throw new FormulaException(
                    text,
                    LONGEST,
                    "a formula has at most " + LONGEST + " characters, this one " + text.length());
        Lexer lexer = new Lexer(text);
        while (lexer.skipSpaces()) lexer.token();
        lexer.add(Kind.END, "", text.length());
        return lexer.tokens;
    }

    private boolean skipSpaces() {
        while (at < text.length() && isSpace(text.charAt(at))) at++;
        return at < text.length();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private void token() {
        int c = text.codePointAt(at);
        if (c == '.' && componentFollows()) component();
        else if (isDigit(at) || (c == '.' && isDigit(at + 1))) number();
        else if (c == '\'' || c == '"') add(Kind.QUOTED, unquoted(at), endOfQuoted(at));
        else if (c == Names.TRANSPOSED) superscript(Kind.NAME, "T", 1);
        else if (text.startsWith("⁻¹", at)) superscript(Kind.NUMBER, "1", 2);
        else if (Names.startsName(c) || "∞√∑".indexOf(c) >= 0 || patternFollows()) name();
        else symbol(c);
    }

    /** A point right behind a name or an index, with a key right behind it. */
    private boolean componentFollows() {
        if (tokens.isEmpty() || tokens.getLast().end() != at || at + 1 >= text.length())
            return false;
        Token last = tokens.getLast();
        boolean named = last.isName() || last.kind() == Kind.COMPONENT || last.is("]");
        int next = text.codePointAt(at + 1);
        return named && (isDigit(at + 1) || Names.startsName(next) || next == '\'' || next == '"');
    }

    private void component() {
        int start = at + 1;
        int c = text.codePointAt(start);
        if (isDigit(start)) {
            int end = endOfDigits(start);
            if (end < text.length() && Names.continuesName(text.codePointAt(end)))
                throw fault(end, "a component is a number or a name, such as w.2 or em[1].mu");
            add(Kind.COMPONENT, text.substring(start, end), end);
        } else if (Names.startsName(c)) {
            int end = endOfName(start);
            add(Kind.COMPONENT, text.substring(start, end), end);
        } else {
            add(Kind.COMPONENT, unquoted(start), endOfQuoted(start));
        }
    }

    private void number() {
        int end = endOfDigits(at);
        boolean range = text.startsWith("..", end);
        if (end < text.length() && text.charAt(end) == '.' && !range) end = endOfDigits(end + 1);
        int exponent = end;
        if (exponent < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            exponent++;
            if (exponent < text.length() && isSign(text.charAt(exponent))) exponent++;
            if (isDigit(exponent)) end = endOfDigits(exponent);
        }
        add(Kind.NUMBER, text.substring(at, end).replaceAll("[\u2212\u2013]", "-"), end);
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-' || c == '\u2212' || c == '\u2013';
    }

    private boolean patternFollows() {
        return text.charAt(at) == '?'
                && at + 1 < text.length()
                && Names.startsName(text.codePointAt(at + 1));
    }

    private void name() {
        int c = text.codePointAt(at);
        int first = at + Character.charCount(c);
        boolean alone = "∞√∑".indexOf(c) >= 0 && !text.startsWith("∑_", at);
        int end = alone ? first : endOfName(first);
        add(Kind.NAME, Names.canonical(text.substring(at, end)), end);
    }

    private void symbol(int c) {
        String ascii = ascii(c);
        if (ascii.isEmpty()) {
            for (String symbol : SYMBOLS) {
                if (text.startsWith(symbol, at)) {
                    add(Kind.SYMBOL, symbol, at + symbol.length());
                    return;
                }
            }
            throw unreadable(c);
        }
        add(Kind.SYMBOL, ascii, at + Character.charCount(c));
    }

    private FormulaException unreadable(int c) {
        if (c == '.')
            return fault(at, "a point stands in a number, 0.5, or before a component, w.2");
        String code = String.format(Locale.ROOT, " (U+%04X)", c);
        return fault(
                at,
                "unexpected character "
                        + (Character.isISOControl(c) ? "" : Character.toString(c))
                        + code
                        + "; a name with other characters than letters, digits and _ is quoted, as"
                        + " in 'Asy/Patch'");
    }

    /** {@code Aᵀ} reads like {@code A^T}, and {@code S⁻¹} like {@code S^-1}. */
    private void superscript(Kind kind, String word, int length) {
        int end = at + length;
        add(Kind.SYMBOL, "^", at);
        if (kind == Kind.NUMBER) add(Kind.SYMBOL, "-", at);
        add(kind, word, end);
    }

    private static String ascii(int c) {
        return switch (c) {
            case '\u2212', '\u2013' -> "-";
            case '\u00b7', '\u00d7', '\u22c5' -> "*";
            case '\u00f7', '\u2215', '\u2044' -> "/";
            case '\u2264' -> "<=";
            case '\u2265' -> ">=";
            case '\u2260' -> "!=";
            case '\u2016', '\u2225' -> "||";
            case '\u2223' -> "|";
            case '\u2026' -> "..";
            default -> "";
        };
    }

    private int endOfName(int from) {
        int end = from;
        while (end < text.length() && Names.continuesName(text.codePointAt(end)))
            end += Character.charCount(text.codePointAt(end));
        return end;
    }

    private int endOfDigits(int from) {
        int end = from;
        while (isDigit(end)) end++;
        return end;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    /** What stands between the quotes, a doubled quote being one of the name. */
    private String unquoted(int start) {
        String quote = text.substring(start, start + 1);
        String inside = text.substring(start + 1, endOfQuoted(start) - 1);
        if (inside.isEmpty()) throw fault(start, "a name is missing between the quotes");
        if (inside.chars().anyMatch(Character::isISOControl))
            throw fault(start, "a name is written on one line, without control characters");
        return inside.replace(quote + quote, quote);
    }

    private int endOfQuoted(int start) {
        char quote = text.charAt(start);
        int end = start + 1;
        while (end < text.length()) {
            boolean isQuote = text.charAt(end) == quote;
            boolean doubled = isQuote && end + 1 < text.length() && text.charAt(end + 1) == quote;
            if (isQuote && !doubled) return end + 1;
            end += doubled ? 2 : 1;
        }
        throw fault(start, "this quote is not closed");
    }

    private void add(Kind kind, String word, int end) {
        boolean spaced = tokens.isEmpty() || tokens.getLast().end() < at;
        tokens.add(new Token(kind, word, at, end, spaced));
        at = end;
    }

    private FormulaException fault(int offset, String problem) {
        return new FormulaException(text, offset, problem);
    }
}
