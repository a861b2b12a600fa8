package elbow.practice;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Exercise;
import elbow.exercise.Option;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.formula.BlackboardPrinter;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.value.Real;
import elbow.value.Value;
import elbow.working.Columns;
import elbow.working.Digits;
import elbow.working.ValueText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An exercise with its numbers as text: what it is, its story, what is given, what is asked. */
public final class Sheet {
    private static final int BETWEEN = 4;

    private final Variant variant;
    private final int width;
    private final Ink ink;

    public Sheet(Variant variant, int width, Ink ink) {
        this.variant = variant;
        this.width = width;
        this.ink = ink;
    }

    /** The title, and {@code id, level 2, seed 1, 7 questions}. */
    public List<String> title() {
        Exercise e = variant.exercise();
        List<String> lines = new ArrayList<>();
        Prose.wrap(e.title(), width).forEach(l -> lines.add(ink.bold(l)));
        int parts = e.parts().size();
        String facts =
                e.id()
                        + ", level "
                        + e.level()
                        + ", seed "
                        + variant.seed()
                        + (parts == 1 ? ", 1 question" : ", " + parts + " questions");
        Prose.wrap(facts, width).forEach(l -> lines.add(ink.dim(l)));
        e.warnings().forEach(w -> lines.addAll(Prose.hanging("Note: ", w, width)));
        if (!variant.offGrid().isEmpty())
            lines.addAll(Prose.hanging("Note: ", offGrid(variant), width));
        return lines;
    }

    /** {@code off the exercise's grid: prior = 0.33, ...}. */
    public static String offGrid(Variant variant) {
        List<String> names = variant.offGrid();
        String verb = names.size() == 1 ? " is" : " are";
        return String.join(", ", names) + verb + " set to a value this exercise never draws";
    }

    /** The story and what is given. */
    public List<String> given() {
        List<String> lines = new ArrayList<>();
        String story = variant.story().strip();
        if (!story.isEmpty()) {
            lines.add("");
            lines.addAll(Prose.reflow(story, width));
        }
        if (!variant.givens().isEmpty()) {
            lines.add("");
            lines.add(ink.bold("Given"));
            for (String given : variant.givens()) lines.addAll(Prose.items("  ", given, width));
        }
        return lines;
    }

    /** What is asked, a line or more for each part. */
    public List<String> asked() {
        List<Part> parts = variant.exercise().parts();
        int widest = parts.stream().mapToInt(p -> Columns.of(p.name())).max().orElse(0);
        List<String> lines = new ArrayList<>(List.of("", ink.bold("Asked")));
        for (Part part : parts) {
            String head = "  " + Columns.pad(part.name(), Math.min(widest, width / 3)) + "  ";
            lines.addAll(Prose.hanging(head, question(part), width));
            lines.addAll(options(part, "    "));
            if (part.form() == Part.Form.RECALL)
                lines.addAll(Prose.hanging("    ", "(" + form(variant, part) + ")", width));
        }
        return lines;
    }

    /** What is offered to choose from or to put in order, a line or more each. */
    public List<String> options(Part part, String indent) {
        if (part.form() == Part.Form.MATCH) return columns(part, indent);
        if (part.form() == Part.Form.RECALL) return List.of();
        List<String> lines = new ArrayList<>();
        for (Option o : variant.options(part.name()))
            lines.addAll(Prose.hanging(indent + o.label() + ") ", o.text(), width));
        return lines;
    }

    /** What is matched and what with, side by side where there is room. */
    private List<String> columns(Part part, String indent) {
        List<String> left = numbered(variant.matched(part.name()));
        List<String> right =
                variant.options(part.name()).stream()
                        .map(o -> o.label() + ") " + o.text())
                        .toList();
        int widest = left.stream().mapToInt(Columns::of).max().orElse(0);
        int other = right.stream().mapToInt(Columns::of).max().orElse(0);
        List<String> lines = new ArrayList<>();
        if (indent.length() + widest + BETWEEN + other <= width) {
            for (int i = 0; i < left.size(); i++)
                lines.add(indent + Columns.pad(left.get(i), widest + BETWEEN) + right.get(i));
            return lines;
        }
        for (String item : left) lines.addAll(item(indent, item));
        for (String item : right) lines.addAll(item(indent + "  ", item));
        return lines;
    }

    private static List<String> numbered(List<String> texts) {
        List<String> numbered = new ArrayList<>();
        for (String text : texts) numbered.add((numbered.size() + 1) + ") " + text);
        return numbered;
    }

    private List<String> item(String indent, String item) {
        int text = item.indexOf(' ') + 1;
        return Prose.hanging(indent + item.substring(0, text), item.substring(text), width);
    }

    /**
     * Beside the worked lines: of each option whether it is right and why, steps in their order.
     */
    public List<String> explained(Part part) {
        List<String> lines = new ArrayList<>();
        switch (part.form()) {
            case CHOICE, SELECT -> {
                for (Option o : variant.options(part.name())) {
                    String verdict = o.right() ? "right" : "wrong";
                    String why =
                            o.because()
                                    .or(() -> o.mistake().map(m -> m.mistake().says()))
                                    .map(b -> ": " + b.strip())
                                    .orElse("");
                    lines.addAll(Prose.hanging(o.label() + ") ", o.text(), width));
                    lines.addAll(Prose.hanging("   ", verdict + why, width));
                }
            }
            case ORDER -> {
                int number = 1;
                if (answer(variant, part) instanceof Value.Chosen steps)
                    for (String step : steps.labels())
                        lines.addAll(Prose.hanging(number++ + ". ", step, width));
            }
            case EXPRESSION ->
                    lines.addAll(
                            Prose.hanging(
                                    "As a formula in " + unknowns(variant, part) + ": ",
                                    ValueText.of(answer(variant, part), new Digits(part.digits())),
                                    width));
            case MATCH -> {
                if (answer(variant, part) instanceof Value.Matched m)
                    m.pairs()
                            .forEach((left, right) ->
                                    lines.addAll(
                                            Prose.hanging(
                                                    matched(variant, part, left) + " ",
                                                    left + ": " + right,
                                                    width)));
            }
            case RECALL ->
                    variant.modelAnswer(part.name())
                            .ifPresent(a -> lines.addAll(Prose.reflow(a, width)));
            case LARGEST, NOT_DETERMINED ->
                    lines.addAll(
                            Prose.wrap(
                                    "The answer is "
                                            + ValueText.of(
                                                    answer(variant, part),
                                                    new Digits(part.digits()))
                                            + ".",
                                    width));
            case COMPUTED -> {}
        }
        return lines;
    }

    private static String unknowns(Variant variant, Part part) {
        List<String> names = variant.unknowns(part.name());
        if (names.size() == 1) return names.getFirst();
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** All but the answers. */
    public List<String> posed() {
        List<String> lines = new ArrayList<>(title());
        lines.addAll(given());
        lines.addAll(asked());
        return lines;
    }

    /** With the answers. */
    public List<String> solved() {
        List<String> lines = posed();
        lines.addAll(answers());
        return lines;
    }

    /** What a part's answer is, {@code log p(x = 1) ≈ −0.6931}. */
    public List<String> answers() {
        List<String> lines = new ArrayList<>(List.of("", ink.bold("Answers")));
        List<Part> parts = variant.exercise().parts();
        int widest = parts.stream().mapToInt(p -> Columns.of(p.name())).max().orElse(0);
        for (Part part : parts) {
            String head = "  " + Columns.pad(part.name(), Math.min(widest, width / 3)) + "  ";
            String value = equation(variant, part) + (part.bits() ? " bits" : "");
            lines.addAll(Prose.hanging(head, value, width));
        }
        return lines;
    }

    /** The answer to a part after its sign, {@code ≈ 0.3333}, or as it is said: {@code b, d}. */
    public static String equation(Variant variant, Part part) {
        Value answer = answer(variant, part);
        return ValueText.isSaid(answer)
                ? said(variant, part)
                : ValueText.equation(answer, new Digits(part.digits()));
    }

    /** The answer to a part as text: options by their letters, a single one with its text. */
    public static String said(Variant variant, Part part) {
        Value answer = answer(variant, part);
        String text = ValueText.of(answer, new Digits(part.digits()));
        return switch (part.form()) {
            case CHOICE -> label(variant, part, text) + ") " + text;
            case SELECT, ORDER ->
                    answer instanceof Value.Chosen c && !c.labels().isEmpty()
                            ? labels(variant, part, c)
                            : text;
            case MATCH ->
                    variant.matched(part.name()).stream()
                            .map(left -> matched(variant, part, left))
                            .collect(Collectors.joining(" "));
            case RECALL ->
                    variant.modelAnswer(part.name()).orElse("").strip().replaceAll("\\s+", " ");
            case COMPUTED, NOT_DETERMINED, LARGEST, EXPRESSION -> text;
        };
    }

    /** The number of what is matched and the letter of what belongs to it, {@code 1b}. */
    private static String matched(Variant variant, Part part, String left) {
        String right =
                answer(variant, part) instanceof Value.Matched m
                        ? m.pairs().getOrDefault(left, "")
                        : "";
        return (variant.matched(part.name()).indexOf(left) + 1) + label(variant, part, right);
    }

    private static String labels(Variant variant, Part part, Value.Chosen chosen) {
        Stream<String> labels = chosen.labels().stream().map(t -> label(variant, part, t));
        return (chosen.ordered() ? labels : labels.sorted()).collect(Collectors.joining(", "));
    }

    private static String label(Variant variant, Part part, String value) {
        return variant.options(part.name()).stream()
                .filter(o -> o.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse("");
    }

    /** The answer to a part. */
    public static Value answer(Variant variant, Part part) {
        return requireNonNull(variant.answers().get(part.name()), part.name());
    }

    /** The question with its unit. */
    public String question(Part part) {
        String question =
                part.text().isPresent() || variant.symbol(part.name()).isEmpty()
                        ? variant.question(part.name())
                        : BlackboardPrinter.print(symbol(variant, part));
        return question + unit(part, question);
    }

    /** Where bits are asked and the question does not say so. */
    public static String unit(Part part, String question) {
        boolean said = question.toLowerCase(Locale.ROOT).contains("bits");
        return part.bits() && !said ? " (in bits)" : "";
    }

    /** What is asked, with the observed states put in and without the division that makes bits. */
    public static Formula symbol(Variant variant, Part part) {
        Formula symbol = variant.symbol(part.name()).orElseGet(part::formula);
        return part.bits() && symbol instanceof Binary b ? b.left() : symbol;
    }

    /** How an answer is typed where it is not one number; else nothing. */
    public static String form(Variant variant, Part part) {
        return switch (part.form()) {
            case COMPUTED -> form(answer(variant, part));
            case CHOICE -> "the letter of one";
            case SELECT -> "the letters of all that are right, or none";
            case ORDER -> "the letters in order; what does not belong is left out";
            case LARGEST -> "the name of one";
            case EXPRESSION -> "a formula in " + unknowns(variant, part);
            case MATCH -> "each number with its letter, as in 1b 2a";
            case RECALL -> "think first; then say how far you had it: yes, partly or no";
            case NOT_DETERMINED -> "";
        };
    }

    private static String form(Value answer) {
        return switch (answer) {
            case Real r -> "";
            case Value.Truth t -> "true or false";
            case Value.Assignment a ->
                    a.variables().size() == 1 ? "the name of a state" : "a state for each variable";
            case Value.Tabulated t -> "a number for each: " + example(t);
            case Value.Vector v -> v.numbers().size() + " numbers, as in [0.3, 0.7]";
            case Value.Matrix m -> {
                int rows = m.rows().size();
                yield (rows == 1 ? "a row" : rows + " rows")
                        + " of "
                        + m.rows().getFirst().size()
                        + ", as in [[1, 0], [0, 1]] or 1 0; 0 1";
            }
            case Value.Described d -> "a distribution, as in Beta(a = 2, b = 3)";
            case Value.Mixture m ->
                    "a mixture of "
                            + m.components().size()
                            + ", as in 0.3 Beta(a = 2, b = 3) + 0.7 Beta(a = 5, b = 2)";
            case Value.Listed l -> {
                String each = form(l.items().getFirst());
                yield l.items().size()
                        + " answers, parted by semicolons"
                        + (each.isEmpty()
                                ? ""
                                : "; each " + each.replace("a number for each: ", ""));
            }
            case Value.Name n -> "a name";
            case Value.Chosen c -> "names";
            case Value.Matched m -> "pairs";
            case Value.Expression e -> "a formula";
            case Value.NotDetermined n -> "";
        };
    }

    private static String example(Value.Tabulated table) {
        List<String> labels = table.rows().stream().map(Value.Tabulated.Row::label).toList();
        List<String> shown = labels.subList(0, Math.min(3, labels.size()));
        String dots = shown.size() < labels.size() ? ", ..." : "";
        return String.join(", ", shown.stream().map(l -> l + ": ...").toList()) + dots;
    }
}
