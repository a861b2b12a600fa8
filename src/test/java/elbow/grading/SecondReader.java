package elbow.grading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/**
 * A reader of numbers and calculations that shares no code with the one it checks: one recursive
 * descent over characters, on doubles. It reads no form that has two meanings.
 */
final class SecondReader {
    /** What is not read. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused() {
            super("refused", null, false, false);
        }
    }

    private static final Set<String> ONE = Set.of("log", "ln", "exp", "sqrt", "abs", "sigmoid");
    private static final Set<String> OTHER =
            Set.of("Phi", "lgamma", "digamma", "trigamma", "floor", "whole");
    private static final Set<String> SEVERAL = Set.of("min", "max", "choose", "lbeta", "inside");
    private static final String MINUS = "-\u2212\u2013\u2010\u2011\u2012\ufe63\uff0d";
    private static final String TIMES = "*\u00d7\u00b7\u22c5\u2217\u2219\u2022\u2715\u2716\u2a2f";
    private static final String DIVIDED = "/\u00f7\u2215\u2044";
    private static final String SUPER =
            "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final String SUB =
            "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089";
    private static final String FRACTIONS =
            "\u00bc1/4 \u00bd1/2 \u00be3/4 \u21501/7 \u21511/9 \u21521/10 \u21531/3 \u21542/3"
                    + " \u21551/5 \u21562/5 \u21573/5 \u21584/5 \u21591/6 \u215a5/6 \u215b1/8"
                    + " \u215c3/8 \u215d5/8 \u215e7/8";
    private static final Map<String, Integer> BASES =
            Map.of("log2", 2, "log10", 10, "log_2", 2, "log_10", 10, "log_e", 0, "loge", 0);

    private final String text;
    private final Map<String, Double> names;
    private final double noise;
    private final Random random = new Random(1);
    private int at = 0;

    /** In the brackets of a function of several numbers. */
    private boolean listed = false;

    /** What was read last is a bare number. */
    private boolean number = false;

    /** Whether an intermediate result is beyond the doubles, or of a function not known here. */
    boolean beyond = false;

    SecondReader(String text, Map<String, Double> names, double noise) {
        this.text = text;
        this.names = names;
        this.noise = noise;
    }

    /** The value; empty where it can't be told from another to six digits. */
    static OptionalDouble value(String text, Map<String, Double> names) {
        String plain = plain(text);
        double[] values = new double[3];
        for (int i = 0; i < 3; i++) {
            SecondReader reader = new SecondReader(plain, names, i == 0 ? 0 : 1e-10);
            reader.random.setSeed(i);
            values[i] = reader.whole();
            if (reader.beyond) return OptionalDouble.empty();
        }
        double spread = Math.max(Math.abs(values[1] - values[0]), Math.abs(values[2] - values[0]));
        boolean close = spread <= 1e-6 * Math.abs(values[0]);
        return close ? OptionalDouble.of(values[0]) : OptionalDouble.empty();
    }

    /** Without what only spaces, sizes or encloses. */
    static String plain(String text) {
        String plain =
                text.replaceAll("\\\\(text|mathrm|textrm|operatorname)\\s*\\{([^{}]*)\\}", " $2")
                        .replace("$", " ")
                        .replace("{,}", ",")
                        .replaceAll("\\\\[(\\[)\\]]", " ")
                        .replace("\\,", "\u2009")
                        .replaceAll("\\\\[;:!\\s\\p{Z}\\x1c-\\x1f]", " ")
                        .replaceAll(
                                "\\\\(left|right|bigl|bigr|big|Big|displaystyle)(?![A-Za-z])", " ")
                        .replaceAll("\\\\(quad|qquad)(?![A-Za-z])", " ")
                        .replaceAll("\\p{Cf}", "");
        return plain.strip();
    }

    private double whole() {
        double value = sum();
        blanks();
        if (at < text.length()) throw new Refused();
        return value;
    }

    private double noted(double value) {
        if (value != 0 && (!Double.isFinite(value) || Math.abs(value) < 1e-290)) beyond = true;
        if (Double.isNaN(value)) beyond = true;
        return value;
    }

    private double noisy(double value) {
        return noise == 0 ? value : value * (1 + (random.nextBoolean() ? noise : -noise));
    }

    private double sum() {
        double left = product();
        while (true) {
            if (accept("+")) left = noted(left + product());
            else if (minus()) left = noted(left - product());
            else return left;
        }
    }

    private boolean minus() {
        blanks();
        if (at == text.length() || MINUS.indexOf(text.charAt(at)) < 0) return false;
        boolean dash = text.charAt(at) == '\u2013';
        if (dash && behindDigits() && !(spaceAt(at - 1) && spaceAt(at + 1))) throw new Refused();
        at++;
        return true;
    }

    private boolean behindDigits() {
        int before = at - 1;
        while (before >= 0 && blank(text.charAt(before))) before--;
        return digit(before) || (before >= 0 && text.charAt(before) == '.');
    }

    private boolean spaceAt(int i) {
        return i >= 0 && i < text.length() && blank(text.charAt(i));
    }

    private double product() {
        double left = unary();
        while (true) {
            if (times()) {
                int start = skip(at);
                left = noted(left * unary());
                boolean ten = text.startsWith("10", start) && at == start + 2;
                boolean joined = at + 1 < text.length() && MINUS.indexOf(text.charAt(at)) >= 0;
                if (ten && joined && digit(at + 1)) throw new Refused();
            } else if (one(DIVIDED) || command("div")) {
                left = noted(left / unary());
            } else if (number && factorFollows()) {
                left = noted(left * power());
                number = false;
            } else {
                return left;
            }
        }
    }

    private boolean times() {
        blanks();
        if (text.startsWith("**", at)) return false;
        if (one(TIMES)) return true;
        if (command("cdot") || command("times") || command("ast")) return true;
        int end = skip(at + 1);
        boolean x = at < text.length() && (text.charAt(at) == 'x' || text.charAt(at) == 'X');
        boolean free = !names.containsKey("x") && !names.containsKey("x10");
        if (!x || !free || !text.startsWith("10", end)) return false;
        int power = skip(end + 2);
        boolean raised =
                power < text.length()
                        && ("^*" + SUPER + "\u207a\u207b").indexOf(text.charAt(power)) >= 0;
        if (raised) at++;
        return raised;
    }

    private boolean factorFollows() {
        blanks();
        boolean spaced = at > 0 && blank(text.charAt(at - 1));
        if (at == text.length()) return false;
        char c = text.charAt(at);
        if (c == '(') {
            boolean digits = text.substring(at).matches("(?s)\\([0-9]+\\).*");
            if (digits && !spaced && decimals()) throw new Refused();
            return true;
        }
        if (c == '\u221a' || c == '\'' || c == '"') return true;
        if (c == '\\')
            return !text.startsWith("\\frac", at)
                    && !text.matches("(?s).{" + at + "}\\\\[dt]frac.*");
        if (!Character.isLetter(c)) return false;
        boolean euler = (c == 'e' || c == 'E') && !continues(at + 1);
        int next =
                at + 1 < text.length() && (MINUS + "+").indexOf(text.charAt(at + 1)) >= 0 ? 2 : 1;
        if (euler && (!spaced || digit(at + next))) throw new Refused();
        return true;
    }

    /** Whether the number just read has decimals. */
    private boolean decimals() {
        int i = at - 1;
        while (i >= 0 && digit(i)) i--;
        return i >= 0 && ".,".indexOf(text.charAt(i)) >= 0;
    }

    private double unary() {
        if (minus()) {
            double value = -unary();
            return value;
        }
        if (accept("+")) return unary();
        return power();
    }

    private double power() {
        double base = operand();
        blanks();
        if (at < text.length()
                && (SUPER.indexOf(text.charAt(at)) >= 0
                        || "\u207a\u207b".indexOf(text.charAt(at)) >= 0)) {
            number = false;
            return noted(Math.pow(base, superscript()));
        }
        if (!accept("^") && !accept("**") && !accept("{}^")) return base;
        double exponent = exponent();
        number = false;
        return noted(Math.pow(base, exponent));
    }

    private double exponent() {
        if (minus()) return -exponent();
        if (at < text.length() && text.charAt(at) == '{') return group();
        return power();
    }

    private double superscript() {
        StringBuilder digits = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (SUPER.indexOf(c) >= 0) digits.append(SUPER.indexOf(c));
            else if (c == '\u207b') digits.append('-');
            else if (c == '\u207a') digits.append('+');
            else break;
            at++;
        }
        return new SecondReader(digits.toString(), names, 0).whole();
    }

    private double group() {
        blanks();
        if (!accept("{")) {
            if (at < text.length() && digit(at)) return text.charAt(at++) - '0';
            return operand();
        }
        boolean before = listed;
        listed = false;
        double value = sum();
        listed = before;
        if (!accept("}")) throw new Refused();
        number = false;
        return value;
    }

    private double operand() {
        double value = primary();
        boolean percent =
                accept("%")
                        || accept("\\%")
                        || accept("\uff05")
                        || accept("\ufe6a")
                        || accept("\u066a");
        if (!percent && (number || closed()))
            percent = word("percent") || word("pct") || word("per cent");
        if (percent) number = false;
        return percent ? value / 100 : value;
    }

    private boolean closed() {
        char last = at > 0 ? text.charAt(at - 1) : ' ';
        return last == ')' || (last > '\u00a0' && FRACTIONS.indexOf(last) >= 0);
    }

    private boolean word(String word) {
        blanks();
        boolean is =
                text.regionMatches(true, at, word, 0, word.length())
                        && !continues(at + word.length());
        if (is) at += word.length();
        return is;
    }

    private double primary() {
        blanks();
        number = false;
        if (at == text.length()) throw new Refused();
        char c = text.charAt(at);
        if (digit(at) || ((c == '.' || c == ',') && digit(at + 1))) return literal();
        int fraction = FRACTIONS.indexOf(c);
        if (fraction >= 0 && c > '\u00a0') return fraction(fraction + 1);
        if (SUPER.indexOf(c) >= 0) return stacked();
        if (c == '(') return bracketed();
        if (c == '\u221a') {
            at++;
            return prefix("sqrt");
        }
        if (c == '\\') return latex();
        if (c == '\'' || c == '"') return quoted(c);
        if (Character.isLetter(c)) return named();
        throw new Refused();
    }

    private double fraction(int start) {
        int before = at - 1;
        while (before >= 0 && blank(text.charAt(before))) before--;
        if (before >= 0 && digit(before)) throw new Refused();
        int end = FRACTIONS.indexOf(' ', start);
        String[] parts = FRACTIONS.substring(start, end < 0 ? FRACTIONS.length() : end).split("/");
        at++;
        return noisy(Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]));
    }

    /** ³⁄₄ */
    private double stacked() {
        double top = 0;
        while (at < text.length() && SUPER.indexOf(text.charAt(at)) >= 0)
            top = 10 * top + SUPER.indexOf(text.charAt(at++));
        if (at == text.length() || text.charAt(at++) != '\u2044') throw new Refused();
        double bottom = 0;
        int start = at;
        while (at < text.length() && SUB.indexOf(text.charAt(at)) >= 0)
            bottom = 10 * bottom + SUB.indexOf(text.charAt(at++));
        if (at == start) throw new Refused();
        return noted(top / bottom);
    }

    /** A quoted name is that of an earlier answer. */
    private double quoted(char quote) {
        int end = text.indexOf(quote, at + 1);
        Double value = end < 0 ? null : names.get(text.substring(at + 1, end));
        if (value == null) throw new Refused();
        at = end + 1;
        return noisy(value);
    }

    private double bracketed() {
        boolean before = listed;
        listed = false;
        at++;
        double value = sum();
        listed = before;
        if (!accept(")")) throw new Refused();
        number = false;
        return value;
    }

    private double latex() {
        if (command("frac") || command("dfrac") || command("tfrac")) {
            double top = group();
            double value = noted(top / group());
            number = false;
            return value;
        }
        if (command("sqrt")) return noted(Math.sqrt(group()));
        if (command("pi")) return noisy(Math.PI);
        at++;
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) end++;
        String function = text.substring(at, end);
        if (end == at) throw new Refused();
        if (!ONE.contains(function) || !digit(end)) return named();
        at = end;
        return prefix(function);
    }

    private boolean command(String name) {
        boolean is = text.startsWith("\\" + name, at);
        int end = at + 1 + name.length();
        if (!is || (end < text.length() && isAscii(text.charAt(end)))) return false;
        at = end;
        return true;
    }

    private double named() {
        int start = at;
        while (at < text.length() && continues(at)) at++;
        while (at < text.length() && SUB.indexOf(text.charAt(at)) >= 0) at++;
        String name = text.substring(start, at);
        for (int i = 0; i < 10; i++) name = name.replace(SUB.charAt(i), (char) ('0' + i));
        for (Map.Entry<String, Double> known : names.entrySet())
            if (known.getKey().equalsIgnoreCase(name)) return noisy(known.getValue());
        String lower = name.toLowerCase(Locale.ROOT);
        if (Set.of("np", "numpy", "math").contains(lower) && accept(".")) return named();
        if (name.equals("e")) return noisy(Math.E);
        if (name.equals("pi") || name.equals("\u03c0")) return noisy(Math.PI);
        if (lower.equals("log_") && text.startsWith("{", at)) {
            int end = text.indexOf('}', at);
            lower = "log_" + (end < 0 ? "" : text.substring(at + 1, end).strip());
            at = end + 1;
        }
        if (OTHER.contains(lower)
                || name.equals("Phi")
                || name.equals("\u03a6")
                || name.equals("ln\u0393")) {
            beyond = true;
            return prefix("abs");
        }
        if (SEVERAL.contains(lower)) return several(lower);
        if (ONE.contains(lower) || BASES.containsKey(lower)) return prefix(lower);
        return joined(start, lower);
    }

    /** ln2, sqrt2, log0.5 */
    private double joined(int start, String name) {
        int letters = 0;
        while (letters < name.length() && Character.isLetter(name.charAt(letters))) letters++;
        String function = name.substring(0, letters);
        String digits = name.substring(letters);
        boolean known =
                (digits.matches("[0-9]+") && Set.of("ln", "sqrt").contains(function))
                        || name.equals("log0");
        if (!known) throw new Refused();
        at = start + letters;
        return prefix(function);
    }

    private double prefix(String function) {
        blanks();
        double argument;
        if (at < text.length() && text.charAt(at) == '(') {
            argument = bracketed();
            return apply(function, argument);
        }
        argument = factor();
        blanks();
        boolean raised =
                at < text.length() && ("^" + SUPER + "\u207a\u207b").indexOf(text.charAt(at)) >= 0;
        if (raised || text.startsWith("**", at)) throw new Refused();
        number = false;
        return apply(function, argument);
    }

    private double factor() {
        return minus() ? -factor() : operand();
    }

    private double apply(String function, double x) {
        number = false;
        double value =
                switch (function) {
                    case "log", "ln", "log_e", "loge" -> Math.log(x);
                    case "exp" -> Math.exp(x);
                    case "sqrt" -> Math.sqrt(x);
                    case "abs" -> Math.abs(x);
                    case "sigmoid" -> 1 / (1 + Math.exp(-x));
                    default -> Math.log(x) / Math.log(BASES.get(function));
                };
        return noted(noisy(value));
    }

    private double several(String function) {
        blanks();
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c > '\u00a0' && (FRACTIONS.indexOf(c) >= 0 || SUPER.indexOf(c) >= 0)) return primary();
        if (!accept("(")) throw new Refused();
        boolean before = listed;
        listed = true;
        List<Double> values = new ArrayList<>();
        do values.add(sum());
        while (accept(","));
        listed = before;
        if (!accept(")")) throw new Refused();
        number = false;
        double[] all = values.stream().mapToDouble(v -> v).toArray();
        return switch (function) {
            case "min" -> Arrays.stream(all).min().orElseThrow();
            case "max" -> Arrays.stream(all).max().orElseThrow();
            default -> {
                beyond = true;
                yield 0;
            }
        };
    }

    /** Digits with a point or comma, in groups or not, and an exponent. */
    private double literal() {
        int start = at;
        String grouping = "'\u2019\u00a0\u2009\u202f";
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean sign = c == '.' || (c == ',' && !listed) || grouping.indexOf(c) >= 0;
            if (digit(at) || (sign && c != ',' && c == '.') || (sign && digit(at + 1))) at++;
            else break;
        }
        if (text.startsWith(" ", at)
                && digit(at - 1)
                && text.substring(at).matches("(?s) [0-9]{3}(?![0-9]).*")) throw new Refused();
        String mantissa = mantissa(text.substring(start, at));
        if (at < text.length()
                && "eE".indexOf(text.charAt(at)) >= 0
                && !(at + 1 < text.length() && Character.isLetter(text.charAt(at + 1)))) {
            int sign =
                    at + 1 < text.length() && (MINUS + "+").indexOf(text.charAt(at + 1)) >= 0
                            ? 2
                            : 1;
            if (!digit(at + sign)) throw new Refused();
            boolean negative = sign == 2 && text.charAt(at + 1) != '+';
            int from = at + sign;
            at = from;
            while (digit(at)) at++;
            mantissa += "e" + (negative ? "-" : "") + text.substring(from, at);
        }
        number = true;
        double value = Double.parseDouble(mantissa);
        boolean zero = mantissa.replaceAll("e.*", "").matches("[0.]*");
        if (value == 0 && !zero) beyond = true;
        return noted(noisy(value));
    }

    private static String mantissa(String run) {
        if (run.endsWith(".")) return mantissa(run.substring(0, run.length() - 1));
        if (run.matches("[0-9]+\\.?[0-9]*|\\.[0-9]+")) return run;
        if (run.matches("[1-9][0-9]{0,2},[0-9]{3}")) throw new Refused();
        if (run.matches("[0-9]*,[0-9]+")) return run.replace(',', '.');
        String first = "[1-9][0-9]{0,2}";
        if (run.matches(first + "((,[0-9]{3}){2,}|(,[0-9]{3})+\\.[0-9]+)"))
            return run.replace(",", "");
        if (run.matches(first + "((\\.[0-9]{3}){2,}|(\\.[0-9]{3})+,[0-9]+)"))
            return run.replace(".", "").replace(',', '.');
        if (run.matches(first + "(['\u2019\u00a0\u2009\u202f][0-9]{3})+([.,][0-9]+)?"))
            return run.replaceAll("['\u2019\u00a0\u2009\u202f]", "").replace(',', '.');
        throw new Refused();
    }

    private boolean accept(String symbol) {
        blanks();
        boolean is = text.startsWith(symbol, at);
        if (is && symbol.equals("*") && text.startsWith("**", at)) return false;
        if (is) at += symbol.length();
        return is;
    }

    private boolean one(String symbols) {
        blanks();
        boolean is = at < text.length() && symbols.indexOf(text.charAt(at)) >= 0;
        if (is) at++;
        return is;
    }

    private void blanks() {
        at = skip(at);
    }

    private int skip(int from) {
        int to = from;
        while (to < text.length() && blank(text.charAt(to))) to++;
        return to;
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private boolean continues(int i) {
        return i < text.length()
                && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
    }

    private boolean digit(int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    /** A LaTeX command has such letters alone. */
    private static boolean isAscii(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
