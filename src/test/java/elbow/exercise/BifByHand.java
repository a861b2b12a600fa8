package elbow.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network file read with patterns, and its joint distribution summed state by state: a second
 * road to every answer about it.
 */
record BifByHand(Map<String, List<String>> states, Map<String, Node> nodes) {
    private static final Pattern VARIABLE =
            Pattern.compile("variable (\\S+) \\{\\s*type discrete \\[ \\d+ \\] \\{([^}]*)\\}");
    private static final Pattern TABLE = Pattern.compile("probability \\(([^)]*)\\) \\{([^}]*)\\}");
    private static final Pattern ROW =
            Pattern.compile("(?:table|\\(([^)]*)\\)) *([-+.eE0-9]+(?:, [-+.eE0-9]+)*);");

    /** The parents of a variable, and for their states its probabilities, summing to 1. */
    record Node(List<String> parents, Map<List<String>, double[]> rows) {}

    static BifByHand read(Path file) {
        try {
            return read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BifByHand read(String text) {
        Map<String, List<String>> states = new LinkedHashMap<>();
        Matcher v = VARIABLE.matcher(text);
        while (v.find()) states.put(v.group(1), split(v.group(2)));
        Map<String, Node> nodes = new LinkedHashMap<>();
        Matcher t = TABLE.matcher(text);
        while (t.find()) {
            String[] sides = t.group(1).split("\\|");
            Map<List<String>, double[]> rows = new LinkedHashMap<>();
            Matcher r = ROW.matcher(t.group(2));
            while (r.find())
                rows.put(
                        r.group(1) == null ? List.of() : split(r.group(1)),
                        normal(split(r.group(2))));
            nodes.put(
                    sides[0].strip(),
                    new Node(sides.length == 1 ? List.of() : split(sides[1]), rows));
        }
        return new BifByHand(states, nodes);
    }

    private static double[] normal(List<String> numbers) {
        double[] row = numbers.stream().mapToDouble(Double::parseDouble).toArray();
        double sum = Arrays.stream(row).sum();
        return Arrays.stream(row).map(x -> x / sum).toArray();
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).toList();
    }

    /** Every joint assignment with its probability. */
    Map<Map<String, String>, Double> joint() {
        Map<Map<String, String>, Double> joint = new LinkedHashMap<>();
        walk(new ArrayList<>(states.keySet()), new LinkedHashMap<>(), joint);
        return joint;
    }

    private void walk(
            List<String> open, Map<String, String> chosen, Map<Map<String, String>, Double> joint) {
        if (open.isEmpty()) {
            joint.put(Map.copyOf(chosen), probability(chosen));
            return;
        }
        for (String state : states.get(open.getFirst())) {
            chosen.put(open.getFirst(), state);
            walk(open.subList(1, open.size()), chosen, joint);
        }
    }

    /** ln of the joint probability of an assignment. */
    double log(Map<String, String> chosen) {
        return Math.log(probability(chosen));
    }

    private double probability(Map<String, String> chosen) {
        double p = 1;
        for (Map.Entry<String, Node> e : nodes.entrySet()) {
            List<String> given = e.getValue().parents().stream().map(chosen::get).toList();
            int state = states.get(e.getKey()).indexOf(chosen.get(e.getKey()));
            p *= e.getValue().rows().get(given)[state];
        }
        return p;
    }

    static double sum(
            Map<Map<String, String>, Double> joint, Predicate<Map<String, String>> event) {
        return joint.entrySet().stream()
                .filter(e -> event.test(e.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
