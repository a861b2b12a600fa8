package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Tables of discrete variables as lines of YAML. */
record Tables(Function<String, List<String>> states) {
    /**
     * {@code x | a, b:} with a row for each joint state of a and b, or {@code x: Categorical(..)}.
     */
    List<String> conditional(String child, List<String> parents, JsonNode table) {
        List<String> lines = new ArrayList<>();
        if (parents.isEmpty()) {
            lines.add(Written.yaml(child) + ": " + row(child, table));
            return lines;
        }
        lines.add(Written.yaml(child) + " | " + String.join(", ", parents) + ":");
        rows(child, parents, table, "", lines);
        return lines;
    }

    private void rows(
            String child, List<String> parents, JsonNode table, String key, List<String> lines) {
        if (parents.isEmpty()) {
            lines.add("  " + Written.yaml(key) + ": " + row(child, table));
            return;
        }
        List<String> own = states.apply(parents.getFirst());
        for (int s = 0; s < own.size(); s++)
            rows(
                    child,
                    parents.subList(1, parents.size()),
                    table.get(s),
                    longer(key, own.get(s)),
                    lines);
    }

    private String row(String child, JsonNode row) {
        return Written.categorical(states.apply(child), row);
    }

    /** {@code a, b:} with a row for each joint state; the table nested, or flat with b fastest. */
    List<String> joint(List<String> variables, JsonNode table) {
        List<String> cells = new ArrayList<>();
        flatten(table, cells);
        List<String> labels = List.of("");
        for (String v : variables)
            labels =
                    labels.stream()
                            .flatMap(l -> states.apply(v).stream().map(s -> longer(l, s)))
                            .toList();
        List<String> lines = new ArrayList<>();
        lines.add(String.join(", ", variables) + ":");
        for (int i = 0; i < cells.size(); i++)
            lines.add("  " + Written.yaml(labels.get(i)) + ": " + Written.number(cells.get(i)));
        return lines;
    }

    private static void flatten(JsonNode node, List<String> into) {
        if (node.isArray()) node.forEach(n -> flatten(n, into));
        else into.add(node.asString());
    }

    private static String longer(String key, String state) {
        return key.isEmpty() ? state : key + ", " + state;
    }
}
