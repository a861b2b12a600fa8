package elbow.practice;

import elbow.working.Columns;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Running text, broken between words. */
public final class Prose {
    /** Longer lines are hard to read, however wide the terminal. */
    private static final int WIDEST = 100;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final Pattern KEPT = Pattern.compile("^(\\s|[-*•] |[0-9]+[.)] )");

    private Prose() {}

    /** Each line of the text, broken where it is too wide; its indentation is kept. */
    public static List<String> wrap(String text, int width) {
        int columns = Math.min(width, WIDEST);
        List<String> lines = new ArrayList<>();
        text.stripTrailing().lines().forEach(line -> lines.addAll(line(line, columns)));
        return lines;
    }

    /**
     * Paragraphs, wherever their lines were broken; indented lines and lists are kept as they are.
     */
    public static List<String> reflow(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        for (String line : text.strip().lines().toList()) {
            boolean flows = !line.isBlank() && !KEPT.matcher(line).find();
            if (flows && !paragraph.isEmpty()) paragraph.append(' ').append(line.strip());
            if (flows && paragraph.isEmpty()) paragraph.append(line.strip());
            if (flows) continue;
            end(paragraph, lines, width);
            lines.addAll(line.isBlank() ? List.of("") : wrap(line, width));
        }
        end(paragraph, lines, width);
        return lines;
    }

    private static void end(StringBuilder paragraph, List<String> lines, int width) {
        if (!paragraph.isEmpty()) lines.addAll(wrap(paragraph.toString(), width));
        paragraph.setLength(0);
    }

    /** {@code a = 1, b = 2}, broken only behind a comma that stands in no brackets. */
    public static List<String> items(String head, String text, int width) {
        List<String> lines = new ArrayList<>();
        String line = head;
        for (String item : split(text)) {
            boolean first = line.isBlank();
            if (!first && Columns.of(line) + 1 + Columns.of(item) > width) {
                lines.add(line);
                line = head;
                first = true;
            }
            line += (first ? "" : " ") + item;
        }
        lines.add(line);
        return lines;
    }

    /** The items, each with its comma. */
    private static List<String> split(String text) {
        List<String> items = new ArrayList<>();
        int open = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[') open++;
            if (c == ')' || c == ']') open--;
            if (c == ',' && open == 0) {
                items.add(text.substring(start, i + 1).strip());
                start = i + 1;
            }
        }
        items.add(text.substring(start).strip());
        return items;
    }

    /** Behind the first line the text stands under its beginning. */
    public static List<String> hanging(String head, String text, int width) {
        int indent = Columns.of(head);
        List<String> lines = new ArrayList<>();
        for (String line : wrap(text, Math.max(10, width - indent)))
            lines.add((lines.isEmpty() ? head : " ".repeat(indent)) + line);
        return lines;
    }

    private static List<String> line(String line, int columns) {
        String indent = " ".repeat(line.length() - line.stripLeading().length());
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder(indent);
        for (String word : BLANKS.splitAsStream(line.strip()).toList()) {
            boolean first = current.length() == indent.length();
            if (!first && Columns.of(current.toString()) + 1 + Columns.of(word) > columns) {
                lines.add(current.toString());
                current = new StringBuilder(indent);
                first = true;
            }
            current.append(first ? "" : " ").append(word);
        }
        lines.add(current.toString().stripTrailing());
        return lines;
    }
}
