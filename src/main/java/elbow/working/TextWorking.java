package elbow.working;

import elbow.formula.BlackboardPrinter;
import elbow.formula.Formula;
import elbow.working.Passage.Equality;
import elbow.working.Passage.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A working as text for a terminal of a given width: one reduction a line, its relation signs under
 * each other, long lines broken before a plus or minus sign.
 */
public final class TextWorking {
    /** Beside a longer head its lines would get too narrow. */
    private static final int LONGEST_HEAD = 28;

    /** So few links stand on one line, if they fit. */
    private static final int SHORT = 2;

    private final int width;

    public TextWorking(int width) {
        this.width = width;
    }

    /** The passages, a blank line between two. */
    public List<String> lines(List<Passage> passages) {
        List<String> lines = new ArrayList<>();
        for (Passage passage : passages) {
            if (!lines.isEmpty()) lines.add("");
            lines.addAll(lines(passage));
        }
        return lines;
    }

    public List<String> lines(Passage passage) {
        return switch (passage) {
            case Passage.Derivation d -> chain(Chain.of(d.symbol(), d.law(), d.lines()));
            case Passage.Rows r -> rows(r);
            case Passage.Conclusion c -> conclusion(c);
        };
    }

    /** The law alone: {@code gap = log p(x = 1) − ELBO}. */
    public List<String> law(Passage passage) {
        return passage.law().isEmpty()
                ? List.of()
                : chain(Chain.of(passage.symbol(), passage.law(), List.of()));
    }

    private List<String> chain(Chain chain) {
        return chain(BlackboardPrinter.print(chain.head()), links(chain));
    }

    private static List<String> links(Chain chain) {
        return chain.links().stream()
                .map(l -> (l.exact() ? "= " : "≈ ") + BlackboardPrinter.print(l.formula()))
                .toList();
    }

    private List<String> chain(String head, List<String> links) {
        String line = head + " " + String.join(" ", links);
        if (links.isEmpty()) return List.of(head);
        if (links.size() <= SHORT && Columns.of(line) <= width) return List.of(line);
        int indent = Columns.of(head) + 1;
        boolean fits = links.stream().allMatch(l -> Columns.of(l) <= width - indent);
        boolean near = indent <= LONGEST_HEAD && indent <= width / 3;
        boolean beside = fits || (near && links.stream().allMatch(l -> breaks(l, width - indent)));
        List<String> lines = new ArrayList<>();
        if (!beside) lines.add(head);
        for (String link : links) {
            String before =
                    beside && lines.isEmpty() ? head + " " : " ".repeat(beside ? indent : 2);
            lines.addAll(broken(before, link));
        }
        return lines;
    }

    /** Whether a link can be broken into pieces of so many columns. */
    private static boolean breaks(String link, int columns) {
        return LineBreaks.sums(link.substring(2), columns - 2).stream()
                .allMatch(p -> Columns.of(p) <= columns - 2);
    }

    /** A link, its continuations under the text behind its sign. */
    private List<String> broken(String before, String link) {
        List<String> lines = new ArrayList<>();
        String sign = link.substring(0, 2);
        int indent = Columns.of(before) + 2;
        for (String piece : LineBreaks.wrap(link.substring(2), width - indent))
            lines.add((lines.isEmpty() ? before + sign : " ".repeat(indent)) + piece);
        return lines;
    }

    private List<String> rows(Passage.Rows table) {
        List<String> lines = new ArrayList<>(law(table));
        lines.addAll(grid(table.rows()));
        if (table.left() > 0) lines.add("  ... and " + more(table.left()));
        if (!table.total().isEmpty())
            lines.addAll(chain(Chain.of(table.symbol(), Optional.empty(), table.total())));
        return lines;
    }

    static String more(int rows) {
        return rows == 1 ? "1 more row" : rows + " more rows";
    }

    /** {@code p(z = 0)}; of a term of a sum {@code n = 0:}. */
    private static String label(Row row) {
        String label = BlackboardPrinter.print(row.label());
        return row.isTerm() ? label.substring(1, label.length() - 1) + ":" : label;
    }

    private List<String> grid(List<Row> rows) {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            List<String> links =
                    new ArrayList<>(links(Chain.of(row.label(), Optional.empty(), row.lines())));
            if (row.isTerm()) links.set(0, "  " + links.getFirst().substring(2));
            List<String> cell = new ArrayList<>(List.of(label(row)));
            cell.addAll(links);
            cells.add(cell);
        }
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : cells)
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) widths.add(0);
                widths.set(i, Math.max(widths.get(i), Columns.of(row.get(i))));
            }
        int total = widths.stream().mapToInt(w -> w + 1).sum() + 1;
        List<String> lines = new ArrayList<>();
        TextWorking inside = new TextWorking(width - 2);
        for (List<String> row : cells)
            if (total <= width) lines.add("  " + padded(row, widths));
            else
                inside.chain(row.getFirst(), row.subList(1, row.size()))
                        .forEach(l -> lines.add("  " + l));
        return lines;
    }

    private static String padded(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++)
            line.append(Columns.pad(row.get(i), widths.get(i))).append(' ');
        return line.toString().stripTrailing();
    }

    private List<String> conclusion(Passage.Conclusion c) {
        List<String> lines = new ArrayList<>();
        String head = BlackboardPrinter.print(c.symbol());
        StringBuilder text = new StringBuilder();
        for (Equality line : c.lines()) text.append(compared(line.formula())).append(", ");
        text.append(c.verdict());
        if (Columns.of(head) + 2 + Columns.of(text.toString()) <= width) {
            lines.add(head + ": " + text);
        } else {
            lines.add(head + ":");
            listed(text.toString(), width - 2).forEach(l -> lines.add("  " + l));
        }
        return lines;
    }

    /** A list in lines of at most this many columns, broken behind its commas. */
    private static List<String> listed(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String item : text.split("(?<=,) ", -1)) {
            boolean fits = line.isEmpty() || Columns.of(line) + 1 + Columns.of(item) <= columns;
            if (!fits) lines.add(line);
            line = !fits ? "  " + item : line.isEmpty() ? item : line + " " + item;
        }
        lines.add(line);
        return lines;
    }

    static String compared(Formula numbers) {
        return BlackboardPrinter.print(Chain.numbers(numbers));
    }
}
