package elbow.grading;

import java.util.Map;

/**
 * LaTeX fragments in plain spelling: {@code \frac{3}{4}} is {@code ((3)/(4))}, {@code 10^{-1}} is
 * {@code 10^(-1)}, {@code \ln}, {@code \cdot}, {@code \left(}, {@code $..$} are what they show.
 */
final class Latex {
    /**
     * What a command stands for. One that only spaces or sizes is a blank, so that what stands
     * around it does not grow together.
     */
    private static final Map<String, String> COMMANDS =
            Map.ofEntries(
                    Map.entry("ln", "ln "),
                    Map.entry("log", "log"),
                    Map.entry("exp", "exp "),
                    Map.entry("min", "min"),
                    Map.entry("max", "max"),
                    Map.entry("pi", "pi "),
                    Map.entry("infty", "infinite"),
                    Map.entry("cdot", "\u00b7"),
                    Map.entry("times", "\u00b7"),
                    Map.entry("ast", "\u00b7"),
                    Map.entry("div", "/"),
                    Map.entry("approx", "="),
                    Map.entry("mid", "|"),
                    Map.entry("vert", "|"),
                    Map.entry("to", "->"),
                    Map.entry("rightarrow", "->"),
                    Map.entry("lbrack", "["),
                    Map.entry("rbrack", "]"),
                    Map.entry("left", " "),
                    Map.entry("right", " "),
                    Map.entry("big", " "),
                    Map.entry("Big", " "),
                    Map.entry("bigl", " "),
                    Map.entry("bigr", " "),
                    Map.entry("displaystyle", " "),
                    Map.entry("quad", " "),
                    Map.entry("qquad", " "));

    /** A decimal comma, without the space behind it that a comma has. */
    private static final String COMMA = "{,}";

    private static final String SPACES = ",;:! ";

    private final Spelled source;
    private final String text;
    private final Spelled.Writer plain;
    private int at = 0;
    private int rows = 0;

    /** Whether a dollar sign is open. */
    private boolean dollars = false;

    private Latex(Spelled source) {
        this.source = source;
        this.text = source.text();
        this.plain = new Spelled.Writer(source);
    }

    static Spelled plain(Spelled typed) {
        String text = typed.text();
        boolean latex =
                text.indexOf('\\') >= 0
                        || text.indexOf('$') >= 0
                        || text.contains("^{")
                        || text.contains("_{")
                        || text.contains(COMMA);
        return latex ? new Latex(typed).whole() : typed;
    }

    private Spelled whole() {
        while (at < text.length()) element();
        return plain.done(text.length());
    }

    private void element() {
        char c = text.charAt(at);
        if (c == '\\') command();
        else if (text.startsWith(COMMA, at)) {
            plain.put(at, ',');
            at += COMMA.length();
        } else if (c == '$') dollar();
        else if (c == '^' && text.startsWith("{", at + 1)) {
            plain.put(at++, '^');
            bracketed();
            if (text.startsWith("^", at) || text.startsWith(" ^", at))
                throw source.fault(at, "write a power of a power with brackets, as in (2^3)^2");
        } else if (c == '_' && text.startsWith("{", at + 1)) {
            plain.put(at++, '_');
            group();
        } else if (c == '&' && rows > 0) plain.put(at++, ',');
        else if (c == ' ') plain.blank(at++);
        else plain.put(at++, c);
    }

    /** What {@code {..}} or the next character holds, in round brackets. */
    private void bracketed() {
        plain.put(Math.min(at, text.length()), '(');
        group();
        plain.put(Math.min(at, text.length()) - 1, ')');
    }

    /** What {@code {..}} holds, or the next character. */
    private void group() {
        while (text.startsWith(" ", at)) at++;
        int open = at;
        if (at == text.length()) throw source.fault(at, "what the command is of is missing here");
        char c = text.charAt(at);
        if (c == '\\' || Character.isDigit(c)) {
            element();
            return;
        }
        if (c != '{') throw source.fault(at, "write what the command is of in braces { }");
        at++;
        while (at < text.length() && text.charAt(at) != '}') {
            if (text.charAt(at) == '{' && !text.startsWith(COMMA, at))
                throw source.fault(at, "write round brackets here");
            element();
        }
        if (at == text.length()) throw source.fault(open, "{ is not closed");
        at++;
    }

    /** Dollar signs stand around a formula, one or two; others are no part of an answer. */
    private void dollar() {
        int end = at;
        while (text.startsWith("$", end)) end++;
        boolean opens = end < text.length() && !Snippet.isBlank(text.charAt(end));
        boolean closes = at > 0 && !Snippet.isBlank(text.charAt(at - 1));
        boolean displayed = end - at == 2;
        if (end - at > 2 || !(displayed || (dollars ? closes : opens)) || !isClosed(end))
            throw source.fault(at, "unexpected character $; write the number alone");
        dollars = !dollars;
        plain.blank(at);
        at = end;
    }

    /** Whether a dollar sign that opens has one that closes. */
    private boolean isClosed(int end) {
        return dollars || text.indexOf('$', end) >= 0;
    }

    private void command() {
        int start = at++;
        if (at == text.length()) throw unknown(start, "\\");
        char c = text.charAt(at);
        if (!Character.isLetter(c)) {
            symbol(start, c);
            return;
        }
        int end = at;
        while (end < text.length() && isLetter(text.charAt(end))) end++;
        String name = text.substring(at, end);
        at = end;
        switch (name) {
            case "frac", "dfrac", "tfrac" -> fraction(start);
            case "sqrt" -> root(start);
            case "begin", "end" -> matrix(start, name.equals("begin"));
            case "text", "mathrm", "textrm", "operatorname" -> {
                if (!text.startsWith("{", at)) throw unknown(start, "\\" + name);
                if (!name.equals("operatorname")) plain.blank(start);
                group();
            }
            default -> {
                String spelled = COMMANDS.get(name);
                if (spelled == null) throw unknown(start, "\\" + name);
                boolean digit = at < text.length() && Character.isDigit(text.charAt(at));
                if (spelled.isBlank()) plain.blank(start);
                else plain.put(start, name.equals("log") && digit ? "log " : spelled);
            }
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void symbol(int start, char c) {
        at++;
        if (c == ',' && groupsDigits(start)) plain.put(start, '\u2009');
        else if (SPACES.indexOf(c) >= 0 || c == '\n') plain.blank(start);
        else if (c == '%' || c == '{' || c == '}') plain.put(start, c);
        else if (c == '\\' && rows > 0) plain.put(start, ';');
        else if ("()[]".indexOf(c) >= 0) plain.blank(start);
        else throw unknown(start, "\\" + c);
    }

    private boolean groupsDigits(int start) {
        return start > 0
                && Character.isDigit(text.charAt(start - 1))
                && at < text.length()
                && Character.isDigit(text.charAt(at));
    }

    private void fraction(int start) {
        if (Character.isDigit(plain.last()) || plain.last() == '.')
            throw source.fault(start, "write a mixed number as a sum, as in 2 + 1/2, or as 2.5");
        boolean called = Spelling.endsFunction(plain.last());
        plain.put(start, '(');
        bracketed();
        plain.put(start, '/');
        bracketed();
        plain.put(start, ')');
        if (called && (text.startsWith("^", at) || text.startsWith(" ^", at)))
            throw source.fault(at, Spelling.POWER);
    }

    private void root(int start) {
        if (text.startsWith("[", at))
            throw source.fault(at, "write a root other than the square root as 8^(1/3)");
        plain.put(start, "sqrt");
        bracketed();
    }

    /** {@code \begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}} is {@code [1, 0; 0, 1]}. */
    private void matrix(int start, boolean begins) {
        int end = text.indexOf('}', at);
        String name = end < 0 ? "" : text.substring(at, end + 1);
        boolean known = name.matches("\\{[pbBv]?(matrix|array)\\}");
        if (!known || (!begins && rows == 0))
            throw unknown(start, text.substring(start, at) + name);
        at = end + 1;
        rows += begins ? 1 : -1;
        plain.put(start, begins ? '[' : ']');
    }

    private RuntimeException unknown(int start, String command) {
        String shown = command.length() > 20 ? command.substring(0, 20) + "..." : command;
        return source.fault(start, shown + " is not understood; write it in plain characters");
    }
}
