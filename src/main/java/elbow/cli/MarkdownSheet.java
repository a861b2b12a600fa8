package elbow.cli;

import elbow.exercise.Exercise;
import elbow.exercise.Option;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.formula.Formulas;
import elbow.practice.Sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An exercise with its numbers as a page of Markdown. */
final class MarkdownSheet {
    /** Between the cells of a row, not inside a probability. */
    private static final Pattern CELLS = Pattern.compile(", (?=[pq]\\()");

    private MarkdownSheet() {}

    static List<String> of(Variant variant, boolean solution) {
        Exercise e = variant.exercise();
        List<String> lines = new ArrayList<>();
        lines.add("# " + escaped(e.title()));
        lines.add("");
        lines.add("`" + e.id() + "`, level " + e.level() + ", seed " + variant.seed());
        if (!variant.story().isBlank()) {
            lines.add("");
            variant.story().strip().lines().map(MarkdownSheet::escaped).forEach(lines::add);
        }
        lines.addAll(List.of("", "## Given", ""));
        for (String given : variant.givens())
            CELLS.splitAsStream(given).forEach(cell -> lines.add("- `" + cell + "`"));
        lines.addAll(List.of("", "## Asked", ""));
        int number = 1;
        for (Part part : e.parts()) {
            lines.add(number++ + ". **" + escaped(part.name()) + "**: " + question(variant, part));
            for (String item : offered(variant, part)) lines.add("   - " + escaped(item));
        }
        if (solution) lines.addAll(answers(variant));
        return lines;
    }

    /** What is matched, chosen from, put in order; how to answer where one recalls. */
    private static List<String> offered(Variant variant, Part part) {
        if (part.form() == Part.Form.RECALL) return List.of(Sheet.form(variant, part));
        List<String> items = new ArrayList<>();
        for (String left : variant.matched(part.name()))
            items.add((items.size() + 1) + ") " + left);
        for (Option o : variant.options(part.name())) items.add(o.label() + ") " + o.text());
        return items;
    }

    private static String question(Variant variant, Part part) {
        String question =
                part.text().isPresent() || variant.symbol(part.name()).isEmpty()
                        ? escaped(variant.question(part.name()))
                        : "$" + Formulas.latex(Sheet.symbol(variant, part)) + "$";
        return question + Sheet.unit(part, question);
    }

    private static List<String> answers(Variant variant) {
        List<String> lines =
                new ArrayList<>(List.of("", "## Answers", "", "| question | answer |"));
        lines.add("|---|---|");
        for (Part part : variant.exercise().parts()) {
            String value = Sheet.said(variant, part) + (part.bits() ? " bits" : "");
            lines.add(
                    "| "
                            + escaped(part.name())
                            + " | "
                            + escaped(value).replace("|", "\\|")
                            + " |");
        }
        return lines;
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1");
    }
}
