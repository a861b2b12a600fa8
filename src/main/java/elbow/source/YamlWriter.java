package elbow.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts, lists and mappings as YAML that {@link YamlReader} reads back as the same texts, lists and
 * mappings. A value is a text, a number or a truth (written as its text), a {@code List} of values
 * or a {@code Map} of texts to values. A list of texts stands on one line. Half a surrogate pair is
 * written as U+FFFD.
 */
public final class YamlWriter {
    /** What needs no quotes anywhere: starts like a word or number and has no YAML in it. */
    private static final Pattern PLAIN =
            Pattern.compile(
                    "(-?\\.?[0-9]|[A-Za-z(])[A-Za-z0-9_.+*/^()=|-]*( [A-Za-z0-9_.+*/^()=|-]+)*");

    /** Words that some readers of YAML take for a truth or for nothing. */
    private static final Pattern WORD =
            Pattern.compile("yes|no|on|off|true|false|null", Pattern.CASE_INSENSITIVE);

    /** The longest key that YAML surely reads before its colon. */
    private static final int LONGEST_KEY = 1000;

    private YamlWriter() {}

    /** A document. */
    public static String write(Map<String, ?> document) {
        return String.join("\n", lines(document)) + "\n";
    }

    private static List<String> lines(Object value) {
        List<String> lines = new ArrayList<>();
        switch (value) {
            case Map<?, ?> m when !m.isEmpty() -> m.forEach((k, v) -> entry(text(k), v, lines));
            case List<?> l when !texts(l) -> l.forEach(v -> item(v, lines));
            default -> lines.add(inline(value));
        }
        return lines;
    }

    private static void entry(String key, Object value, List<String> lines) {
        boolean wide = key.length() > LONGEST_KEY;
        if (wide) lines.add("? " + key);
        String start = wide ? ":" : key + ":";
        List<String> inner = lines(value);
        if (inline(value).isEmpty()) {
            lines.add(start);
            inner.forEach(line -> lines.add("  " + line));
        } else {
            lines.add(start + " " + inner.getFirst());
        }
    }

    private static void item(Object value, List<String> lines) {
        String start = "- ";
        for (String line : lines(value)) {
            lines.add(start + line);
            start = "  ";
        }
    }

    /** A value that fits on the line of its key, else nothing. */
    private static String inline(Object value) {
        return switch (value) {
            case Map<?, ?> m -> m.isEmpty() ? "{}" : "";
            case List<?> l when texts(l) ->
                    l.stream().map(YamlWriter::text).collect(Collectors.joining(", ", "[", "]"));
            case List<?> l -> "";
            default -> text(value);
        };
    }

    private static boolean texts(List<?> list) {
        return list.stream().noneMatch(v -> v instanceof Map || v instanceof List);
    }

    private static String text(Object value) {
        return switch (value) {
            case String s -> plain(s) ? s : quoted(s);
            case Number n -> text(n.toString());
            case Boolean b -> b.toString();
            default -> throw new IllegalArgumentException("no YAML for a " + value.getClass());
        };
    }

    private static boolean plain(String s) {
        return s.length() <= LONGEST_KEY
                && PLAIN.matcher(s).matches()
                && !WORD.matcher(s).matches()
                && Brackets.unmatched(s) < 0;
    }

    private static String quoted(String s) {
        return s.codePoints()
                .mapToObj(YamlWriter::escaped)
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                if (c >= 0xD800 && c <= 0xDFFF) yield "\uFFFD";
                boolean lineEnd = c == 0x85 || c == 0x2028 || c == 0x2029;
                yield TextFile.printable(c) && !lineEnd
                        ? Character.toString(c)
                        : String.format(Locale.ROOT, "\\u%04X", c);
            }
        };
    }
}
