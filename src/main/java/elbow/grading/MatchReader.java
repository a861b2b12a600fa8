package elbow.grading;

import elbow.exercise.Option;
import elbow.formula.FormulaException;
import elbow.value.Value.Matched;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What belongs to what: {@code 1b 2a 3c}, {@code b a c} in the order of the left, or each by what
 * it says, {@code left: right; left: right}. What is left out is matched with nothing.
 */
final class MatchReader {
    private static final String LINK = "\\s*(?:->|→|[-–—=:.)])?\\s*";

    /** Behind a letter the next number may follow at once: {@code 1b2a3c}. */
    private static final Pattern PAIR =
            Pattern.compile("([0-9]{1,2})" + LINK + "([A-Za-z])(?!\\p{L})[\\s,;.)]*");

    private static final Pattern NAMED = Pattern.compile("\\s*(?:->|→|[=:])\\s*");

    private final List<String> lefts;
    private final List<Option> rights;

    MatchReader(List<String> lefts, List<Option> rights) {
        this.lefts = lefts;
        this.rights = rights;
    }

    Matched read(Snippet typed) {
        Snippet list = Brackets.without(typed);
        Map<Integer, Option> found = new LinkedHashMap<>();
        if (!labelled(list, found) && !inOrder(list, found)) named(list, found);
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < lefts.size(); i++) {
            Option right = found.get(i);
            if (right != null) pairs.put(lefts.get(i), right.value());
        }
        return new Matched(pairs);
    }

    /** {@code 1b, 2a}: nothing but numbers, each with a letter. */
    private boolean labelled(Snippet list, Map<Integer, Option> found) {
        Matcher pair = PAIR.matcher(list.text());
        List<Snippet[]> pairs = new ArrayList<>();
        int at = 0;
        while (at < list.length() && pair.region(at, list.length()).lookingAt()) {
            pairs.add(
                    new Snippet[] {
                        list.between(pair.start(1), pair.end(1)),
                        list.between(pair.start(2), pair.end(2))
                    });
            at = pair.end();
        }
        if (at < list.length() || pairs.isEmpty()) return false;
        for (Snippet[] p : pairs) put(found, number(p[0]), letter(p[1]), p[0]);
        return true;
    }

    /** {@code b a c} or {@code bac}: as many letters as there are on the left. */
    private boolean inOrder(Snippet list, Map<Integer, Option> found) {
        List<Snippet> letters = Separators.cut(list, ",; \t\u00a0\n\r");
        if (letters.size() == 1 && lefts.size() > 1) {
            letters = new ArrayList<>();
            for (int i = 0; i < list.length(); i++) letters.add(list.between(i, i + 1));
        }
        boolean known = letters.stream().allMatch(l -> labelled(l).isPresent());
        if (!known || letters.size() != lefts.size()) return false;
        for (int i = 0; i < letters.size(); i++)
            put(found, i, letter(letters.get(i)), letters.get(i));
        return true;
    }

    private void named(Snippet list, Map<Integer, Option> found) {
        List<Snippet> items = Separators.cut(list, ";\n\r");
        if (items.size() == 1) items = Separators.cut(list, ",");
        for (Snippet item : items) {
            Snippet[] sides = sides(item);
            put(found, left(sides[0]), right(sides[1]), item);
        }
    }

    /** What stands left and right of a colon, an equals sign or an arrow. */
    private Snippet[] sides(Snippet item) {
        Matcher link = NAMED.matcher(item.text());
        int start = -1;
        int end = -1;
        while (link.find()) {
            boolean known = find(item.between(0, link.start()).strip()).isPresent();
            if (start >= 0 && !known) continue;
            start = link.start();
            end = link.end();
            if (known) break;
        }
        if (start < 0) throw form(item);
        return new Snippet[] {item.between(0, start).strip(), item.from(end).strip()};
    }

    private FormulaException form(Snippet item) {
        return item.fault(
                0,
                "pairs are asked, as in 1b 2a; there are 1 to %d and %s"
                        .formatted(lefts.size(), letters()));
    }

    private String letters() {
        return rights.getFirst().label() + " to " + rights.getLast().label();
    }

    private void put(Map<Integer, Option> found, int left, Option right, Snippet at) {
        if (found.containsKey(left)) throw at.fault(0, (left + 1) + " is matched twice");
        if (found.containsValue(right))
            throw at.fault(0, right.label() + " is matched twice; each belongs to one");
        found.put(left, right);
    }

    private int left(Snippet side) {
        return find(side).orElseGet(() -> number(side));
    }

    private Optional<Integer> find(Snippet side) {
        String said = squeezed(side.text());
        for (int i = 0; i < lefts.size(); i++)
            if (squeezed(lefts.get(i)).equals(said)) return Optional.of(i);
        return side.text().matches("[0-9]{1,2}") ? Optional.of(number(side)) : Optional.empty();
    }

    private int number(Snippet side) {
        int number = side.text().matches("[0-9]{1,2}") ? Integer.parseInt(side.text()) : 0;
        if (number >= 1 && number <= lefts.size()) return number - 1;
        throw side.fault(
                0,
                "there is no %s on the left; there are 1 to %d"
                        .formatted(side.text(), lefts.size()),
                side.text(),
                lefts);
    }

    private Optional<Option> labelled(Snippet side) {
        String label = side.text().toLowerCase(Locale.ROOT);
        return rights.stream().filter(o -> o.label().equals(label)).findFirst();
    }

    private Option letter(Snippet side) {
        return labelled(side).orElseThrow(() -> unknown(side));
    }

    private Option right(Snippet side) {
        String said = squeezed(side.text());
        return labelled(side)
                .or(() -> rights.stream().filter(o -> squeezed(o.text()).equals(said)).findFirst())
                .orElseThrow(() -> unknown(side));
    }

    private FormulaException unknown(Snippet side) {
        return side.fault(
                0,
                "there is no %s on the right; there are %s".formatted(side.text(), letters()),
                side.text(),
                rights.stream().map(Option::text).toList());
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }
}
