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

    private Prose() {}

    /** Each line of the text, broken where it is too wide; its indentation is kept. */
    public static List<String> wrap(String text, int width) {
        int columns = Math.min(width, WIDEST);
        List<String> lines = new ArrayList<>();
        text.stripTrailing().lines().forEach(line -> lines.addAll(line(line, columns)));
        return lines;
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
