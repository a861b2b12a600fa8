package elbow.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** One exercise being written: lines under its keys, and parts with what they should be. */
final class Page {
    /** A formula asked for a quantity of the case. */
    record Part(String name, String quantity, String formula, boolean bits, Expected expected) {}

    private final Map<String, List<String>> sections = new LinkedHashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private int rounds;

    Page() {
        for (String key : List.of("parameters", "model", "observe", "soft", "length", "q", "em"))
            sections.put(key, new ArrayList<>());
    }

    /** A line below the key, or beside it where it says {@code key: value} itself. */
    Page line(String key, String text) {
        sections.get(key).add(text);
        return this;
    }

    /** The same without what was written below a key. */
    Page without(String key) {
        sections.put(key, new ArrayList<>());
        return this;
    }

    Page model(String text) {
        return line("model", text);
    }

    Page observe(String text) {
        return line("observe", text);
    }

    Page q(String text) {
        return line("q", text);
    }

    void ask(String quantity, String formula, Expected expected) {
        ask(quantity, formula, false, expected);
    }

    void ask(String quantity, String formula, boolean bits, Expected expected) {
        String stem = quantity.replaceAll("[^A-Za-z0-9]", "_");
        String name = stem;
        for (int n = 2; parts.containsKey(name); n++) name = stem + "_" + n;
        parts.put(name, new Part(name, quantity, formula, bits, expected));
    }

    Map<String, Part> parts(Predicate<String> quantity) {
        Map<String, Part> some = new LinkedHashMap<>(parts);
        some.values().removeIf(p -> !quantity.test(p.quantity()));
        return some;
    }

    Set<String> quantities() {
        Set<String> all = new LinkedHashSet<>();
        parts.values().forEach(p -> all.add(p.quantity()));
        return all;
    }

    /** EM goes on for at least so many rounds. */
    void atLeastRounds(int n) {
        rounds = Math.max(rounds, n);
    }

    /** The exercise that asks these quantities. */
    String yaml(String title, Predicate<String> quantity) {
        StringBuilder yaml = new StringBuilder("id: reference\ntitle: " + title + "\n");
        sections.forEach((key, lines) -> {
            if (lines.isEmpty()) return;
            if (key.equals("length")) {
                yaml.append("length: ").append(lines.getFirst()).append('\n');
                return;
            }
            yaml.append(key).append(":\n");
            lines.forEach(l -> yaml.append("  ").append(l).append('\n'));
        });
        if (rounds > 0) yaml.append("  rounds: ").append(rounds).append('\n');
        yaml.append("ask:\n");
        parts(quantity).values().forEach(p -> yaml.append("  - ").append(part(p)).append('\n'));
        return yaml.toString();
    }

    private static String part(Part part) {
        String formula = '"' + part.formula().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return part.bits()
                ? part.name() + ": {formula: " + formula + ", unit: bits}"
                : part.name() + ": " + formula;
    }
}
