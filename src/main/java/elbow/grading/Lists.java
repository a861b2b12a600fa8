package elbow.grading;

import elbow.value.Real;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.List;

/** Where a list of answers is cut: one for each value of an index. */
final class Lists {
    private Lists() {}

    /** One piece for each answer: between semicolons, pairs of brackets, or as numbers are cut. */
    static List<Snippet> items(Value.Listed shape, Snippet typed) {
        int wanted = shape.items().size();
        Snippet list = wanted > 1 ? Brackets.without(typed) : typed;
        List<Snippet> items = items(shape, list, wanted);
        if (items.size() == wanted) return items;
        throw list.fault(
                0,
                "%d answers are asked, parted by semicolons; this is %s"
                        .formatted(wanted, items.size() == 1 ? "one" : items.size()));
    }

    private static List<Snippet> items(Value.Listed shape, Snippet list, int wanted) {
        List<Snippet> parted = Separators.cut(list, ";\n\r");
        if (parted.size() > 1 || wanted == 1) return parted;
        List<Snippet> groups = groups(list);
        if (groups.size() > 1) return groups;
        if (shape.items().stream().allMatch(Real.class::isInstance))
            return Separators.split(list, wanted);
        if (!shape.items().stream().allMatch(Lists::isWord)) return parted;
        List<Snippet> words = Separators.cut(list, ",");
        return words.size() > 1 ? words : Separators.cut(list, " \t\u00a0");
    }

    /** Whether an answer is one word: a state, an option, true or false. */
    private static boolean isWord(Value item) {
        return item instanceof Value.Truth
                || item instanceof Value.Name
                || (item instanceof Value.Assignment a && a.variables().size() == 1);
    }

    /** The pairs of brackets, if the list consists of such and nothing else. */
    static List<Snippet> groups(Snippet list) {
        List<Snippet> groups = new ArrayList<>();
        String text = list.text();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            int deeper = Brackets.after(text.charAt(i), depth);
            if (depth == 0 && deeper > 0) start = i;
            if (depth > 0 && deeper == 0) groups.add(list.between(start, i + 1));
            boolean between = depth == 0 && deeper == 0;
            if (between && text.charAt(i) != ',' && !Snippet.isBlank(text.charAt(i)))
                return List.of();
            depth = deeper;
        }
        return depth == 0 ? groups : List.of();
    }
}
