package elbow.formula;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names in LaTeX: {@code \theta}, {@code s_{1}}, {@code \mathit{log\_var}}, {@code
 * \text{0-3\_days}}.
 */
final class LatexNames {
    private static final Pattern NUMBERED = Pattern.compile("([A-Za-z]+?)([0-9]+)");

    private static final Pattern INDEXED = Pattern.compile("(.+)\\[([^\\[\\]]+)]");

    private static final String LETTERS = "αβγδεζηθικλμνξπρστυφχψω";
    private static final String[] SPELLED =
            ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma"
                            + " tau upsilon phi chi psi omega")
                    .split(" ");
    private static final Map<Integer, String> OTHERS =
            Map.ofEntries(
                    Map.entry((int) 'Γ', "Gamma"),
                    Map.entry((int) 'Δ', "Delta"),
                    Map.entry((int) 'Θ', "Theta"),
                    Map.entry((int) 'Λ', "Lambda"),
                    Map.entry((int) 'Ξ', "Xi"),
                    Map.entry((int) 'Π', "Pi"),
                    Map.entry((int) 'Σ', "Sigma"),
                    Map.entry((int) 'Υ', "Upsilon"),
                    Map.entry((int) 'Φ', "Phi"),
                    Map.entry((int) 'Ψ', "Psi"),
                    Map.entry((int) 'Ω', "Omega"),
                    Map.entry((int) 'ς', "varsigma"),
                    Map.entry((int) 'ϑ', "vartheta"));

    private LatexNames() {}

    /** Several names that are one, {@code (z[1], z[2])}: each by itself, its index below it. */
    private static String listed(String name) {
        return Arrays.stream(name.substring(1, name.length() - 1).split(", ", -1))
                .map(n -> {
                    Matcher indexed = INDEXED.matcher(n);
                    if (indexed.matches())
                        return stem(indexed.group(1)) + "_{" + indexed.group(2) + "}";
                    return Digits.isNumber(n) ? n : name(n);
                })
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** A name alone; one that ends in a number has it as its index. */
    static String name(String name) {
        if (name.startsWith("(") && name.endsWith(")") && name.length() > 2) return listed(name);
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches()
                ? stem(numbered.group(1)) + "_{" + numbered.group(2) + "}"
                : stem(name);
    }

    /** A name without an index of its own, so that one may follow. */
    static String stem(String name) {
        if (name.matches("[A-Za-z]")) return name;
        for (String greek : SPELLED) if (greek.equals(name)) return "\\" + greek;
        if (name.matches("[A-Za-z][A-Za-z0-9_]*")) return "\\mathit{" + escaped(name) + "}";
        return text(name);
    }

    /** Any text, its Greek letters and other symbols outside of {@code \text{..}}. */
    static String text(String text) {
        StringBuilder latex = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    String command = command(c);
                    if (command.isEmpty()) {
                        plain.appendCodePoint(c);
                    } else {
                        flush(plain, latex);
                        latex.append('{').append(command).append('}');
                    }
                });
        flush(plain, latex);
        return latex.toString();
    }

    private static void flush(StringBuilder plain, StringBuilder latex) {
        if (!plain.isEmpty()) latex.append("\\text{").append(escaped(plain.toString())).append('}');
        plain.setLength(0);
    }

    /** The command for a character that does not exist in text, or nothing. */
    private static String command(int c) {
        int letter = LETTERS.indexOf(c);
        if (letter >= 0) return "\\" + SPELLED[letter];
        if (c == '\\') return "\\backslash";
        if (OTHERS.containsKey(c)) return "\\" + OTHERS.get(c);
        return latinTwin(c);
    }

    /** Greek capitals that look like Latin ones have no command of their own. */
    private static String latinTwin(int c) {
        int twin = "ΑΒΕΖΗΙΚΜΝΟΡΤΧ".indexOf(c);
        return twin < 0 ? "" : "\\mathrm{" + "ABEZHIKMNOPTX".charAt(twin) + "}";
    }

    private static String escaped(String text) {
        StringBuilder latex = new StringBuilder();
        text.codePoints().forEach(c -> latex.append(escape(c)));
        return latex.toString();
    }

    private static String escape(int c) {
        return switch (c) {
            case '_', '&', '%', '#', '$', '{', '}' -> "\\" + (char) c;
            case '^', '~' -> "\\" + (char) c + "{}";
            case '@' -> "\uff20"; // some systems refuse the narrow one in text
            default -> Character.toString(c);
        };
    }
}
