package elbow.grading;

import elbow.exercise.Option;
import elbow.formula.FormulaException;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Options by their labels, {@code b}, or by what they say. */
final class OptionReader {
    private final List<Option> options;

    OptionReader(List<Option> options) {
        this.options = options;
    }

    Value.Name one(Snippet typed) {
        return new Value.Name(option(typed).value());
    }

    /** {@code b, d}, {@code b d}, {@code bd}; none by the word for it. */
    Value.Chosen several(Snippet typed, Value.Chosen shape) {
        List<String> values = new ArrayList<>();
        if (shape.ordered() || !isNone(typed))
            for (Snippet item : items(typed)) values.add(option(item).value());
        if (new LinkedHashSet<>(values).size() < values.size())
            throw typed.fault(0, "one of the options is named twice");
        return new Value.Chosen(values, shape.ordered());
    }

    private static boolean isNone(Snippet typed) {
        String text = typed.text().toLowerCase(Locale.ROOT);
        return text.equals("none") || text.equals("[]") || text.equals("{}");
    }

    private List<Snippet> items(Snippet typed) {
        if (isLabelled(typed)) return List.of(typed);
        Snippet list = Brackets.without(typed);
        for (String separators : List.of(";\n\r", ",", " \t\u00a0")) {
            List<Snippet> items = Separators.cut(list, separators);
            if (items.size() > 1) return items;
        }
        List<Snippet> letters = new ArrayList<>();
        for (int i = 0; i < list.length(); i++) letters.add(list.between(i, i + 1));
        boolean known = letters.stream().allMatch(this::isLabelled);
        return known ? letters : List.of(list);
    }

    private boolean isLabelled(Snippet item) {
        String name = item.text().toLowerCase(Locale.ROOT);
        return options.stream().anyMatch(o -> o.label().toLowerCase(Locale.ROOT).equals(name));
    }

    boolean isOption(Snippet item) {
        return found(item).size() == 1;
    }

    private Option option(Snippet item) {
        List<Option> found = found(item);
        if (found.size() == 1) return found.getFirst();
        throw unknown(item);
    }

    private List<Option> found(Snippet item) {
        String name = squeezed(item.text().replaceFirst("[.)]$", ""));
        return options.stream()
                .filter(o -> squeezed(o.label()).equals(name) || squeezed(o.text()).equals(name))
                .toList();
    }

    private FormulaException unknown(Snippet item) {
        List<String> labels = options.stream().map(Option::label).toList();
        return item.fault(
                0,
                "there is no option %s; there are %s"
                        .formatted(Spelled.shown(item.text()), String.join(", ", labels)));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }
}
