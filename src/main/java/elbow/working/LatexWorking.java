package elbow.working;

import elbow.formula.LatexPrinter;
import elbow.working.Passage.Equality;
import elbow.working.Passage.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A working as LaTeX: the lines of an {@code align*}, or of an {@code aligned} in Markdown. */
public final class LatexWorking {
    /** A printed sum of more LaTeX than this is broken over lines. */
    private static final int LONG = 160;

    private LatexWorking() {}

    /** A fragment for a document that uses amsmath: one {@code align*} a passage. */
    public static List<String> align(List<Passage> passages) {
        return set(passages, "\\begin{align*}", "\\end{align*}");
    }

    /** Displayed formulas of a Markdown page. */
    public static List<String> markdown(List<Passage> passages) {
        return set(passages, "$$\n\\begin{aligned}", "\\end{aligned}\n$$");
    }

    private static List<String> set(List<Passage> passages, String begin, String end) {
        List<String> lines = new ArrayList<>();
        for (Passage passage : passages) {
            if (!lines.isEmpty()) lines.add("");
            lines.addAll(begin.lines().toList());
            lines.addAll(ended(rows(passage)));
            lines.addAll(end.lines().toList());
        }
        return lines;
    }

    private static List<String> ended(List<String> rows) {
        List<String> lines = new ArrayList<>(rows);
        for (int i = 0; i < lines.size() - 1; i++) lines.set(i, lines.get(i) + " \\\\");
        return lines;
    }

    private static List<String> rows(Passage passage) {
        return switch (passage) {
            case Passage.Derivation d -> chain(Chain.of(d.symbol(), d.law(), d.lines()));
            case Passage.Rows r -> table(r);
            case Passage.Conclusion c -> List.of(conclusion(c));
        };
    }

    private static List<String> chain(Chain chain) {
        List<String> lines = new ArrayList<>();
        String head = LatexPrinter.print(chain.head());
        for (Chain.Link link : chain.links()) {
            List<String> pieces = pieces(LatexPrinter.print(link.formula()));
            lines.add(
                    (lines.isEmpty() ? head : "") + " &" + sign(link.exact()) + pieces.getFirst());
            for (String piece : pieces.subList(1, pieces.size())) lines.add(" &\\quad " + piece);
        }
        return lines.isEmpty() ? List.of(head) : lines;
    }

    private static String sign(boolean exact) {
        return exact ? "= " : "\\approx ";
    }

    private static List<String> pieces(String latex) {
        return LineBreaks.outermost(latex.replace(" - ", " − "), LONG).stream()
                .map(p -> p.replace("− ", "- "))
                .toList();
    }

    private static List<String> table(Passage.Rows table) {
        List<String> lines = new ArrayList<>();
        if (table.law().isPresent())
            lines.addAll(chain(Chain.of(table.symbol(), table.law(), List.of())));
        for (Row row : table.rows()) lines.add(row(row));
        if (table.left() > 0)
            lines.add(" &\\quad \\text{... and " + TextWorking.more(table.left()) + "}");
        if (!table.total().isEmpty())
            lines.addAll(chain(Chain.of(table.symbol(), Optional.empty(), table.total())));
        return lines;
    }

    private static String row(Row row) {
        StringBuilder line = new StringBuilder(LatexPrinter.print(row.label()) + " &");
        boolean separate = row.isTerm();
        for (Chain.Link link : Chain.of(row.label(), Optional.empty(), row.lines()).links()) {
            line.append(separate ? ": \\quad " : sign(link.exact()));
            line.append(LatexPrinter.print(link.formula())).append(' ');
            separate = false;
        }
        return line.toString().stripTrailing();
    }

    private static String conclusion(Passage.Conclusion c) {
        StringBuilder line = new StringBuilder(LatexPrinter.print(c.symbol()) + " &: \\quad ");
        for (Equality e : c.lines())
            line.append(LatexPrinter.print(Chain.numbers(e.formula()))).append(",\\ ");
        return line + "\\text{" + escaped(c.verdict()) + "}";
    }

    /** Text as LaTeX text. */
    public static String escaped(String text) {
        StringBuilder latex = new StringBuilder();
        for (char c : text.toCharArray())
            switch (c) {
                case '\\' -> latex.append("\\textbackslash{}");
                case '{', '}', '$', '&', '#', '_', '%' -> latex.append('\\').append(c);
                case '^' -> latex.append("\\^{}");
                case '~' -> latex.append("\\~{}");
                default -> latex.append(c);
            }
        return latex.toString();
    }
}
