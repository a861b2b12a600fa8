package elbow.grading;

import elbow.source.YamlWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A submission typed by hand, made into YAML: below each {@code parts:} every line is {@code name:
 * text}, whatever the text, and a line indented deeper goes on with the text above it. Lines keep
 * their numbers.
 */
final class HandTyped {
    private static final Pattern PARTS = Pattern.compile("(\\s*(?:-\\s+)?)parts\\s*:\\s*(#.*)?");
    private static final Pattern LINE =
            Pattern.compile("(\\s+)([\\p{L}][\\p{L}\\p{N}_]*)\\s*:(.*)", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\\s*(\"[^\"\\\\]*\"|'[^']*')\\s*(#.*)?");
    private static final Pattern BLOCK = Pattern.compile("[|>][-+]?");

    private final List<String> out = new ArrayList<>();
    private int parts = -1;
    private int name = -1;
    private int entry = -1;
    private String key = "";
    private String text = "";

    private HandTyped() {}

    static String yaml(String text) {
        HandTyped typed = new HandTyped();
        for (String line : text.split("\\R", -1)) typed.line(line);
        typed.finish();
        return String.join("\n", typed.out);
    }

    private void line(String line) {
        int indent = indent(line);
        if (line.isBlank() || line.strip().startsWith("#")) {
            out.add("");
            return;
        }
        if (parts >= 0 && indent > parts) part(line, indent);
        else other(line);
    }

    private void other(String line) {
        finish();
        Matcher start = PARTS.matcher(line);
        parts = start.matches() ? start.group(1).length() : -1;
        name = -1;
        out.add(line);
    }

    private void part(String line, int indent) {
        Matcher m = LINE.matcher(line);
        boolean deeper = name >= 0 && indent > name;
        if (deeper && entry >= 0) {
            text = (text.isEmpty() ? "" : text + "\n") + withoutComment(line);
            out.add("");
        } else if (m.matches()) {
            finish();
            name = indent;
            entry = out.size();
            key = m.group(2);
            text = typed(m.group(3));
            out.add("");
        } else {
            finish();
            out.add(line);
        }
    }

    /** Writes the part that was being read on the line where it began. */
    private void finish() {
        if (entry >= 0) {
            String yaml = YamlWriter.write(Map.of(key, text)).strip();
            out.set(entry, " ".repeat(parts + 2) + yaml);
        }
        entry = -1;
    }

    private static String typed(String value) {
        Matcher quoted = QUOTED.matcher(value);
        if (quoted.matches()) return quoted.group(1).substring(1, quoted.group(1).length() - 1);
        String text = withoutComment(value);
        return BLOCK.matcher(text).matches() ? "" : text;
    }

    private static String withoutComment(String value) {
        return (" " + value).replaceFirst("\\s#.*$", "").strip();
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && Character.isWhitespace(line.charAt(indent))) indent++;
        return indent;
    }
}
