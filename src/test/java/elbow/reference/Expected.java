package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the answer of a part should be; it is compared with the answer written as JSON. */
sealed interface Expected {
    /** Numbers in the order of the vector or of the rows of the matrix; a number is one. */
    record Numbers(List<String> values) implements Expected {}

    /** The rows of a table by their labels. */
    record Table(Map<String, String> rows) implements Expected {}

    /** The most probable states, in order. */
    record States(List<String> path) implements Expected {}

    /** A named distribution, its parameters in the order of the language. */
    record Named(String distribution, List<String> parameters) implements Expected {}

    static Expected number(String value) {
        return new Numbers(List.of(value));
    }

    static Expected numbers(JsonNode value) {
        List<String> all = new ArrayList<>();
        flatten(value, all);
        return new Numbers(all);
    }

    /** A table over joint states, the last variable's states running fastest. */
    static Expected table(List<List<String>> axes, JsonNode values) {
        List<String> cells = new ArrayList<>();
        flatten(values, cells);
        List<String> labels = List.of("");
        for (List<String> states : axes)
            labels =
                    labels.stream()
                            .flatMap(l -> states.stream().map(s -> l.isEmpty() ? s : l + ", " + s))
                            .toList();
        Map<String, String> rows = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++)
            rows.put(labels.get(i), cells.size() == 1 ? cells.getFirst() : cells.get(i));
        return new Table(rows);
    }

    /** The first difference, if there is one. */
    default Optional<String> difference(JsonNode is, double relative, double absolute) {
        Closeness close = new Closeness(relative, absolute);
        return switch (this) {
            case Numbers n -> numbers(n.values(), is, close);
            case Named n -> named(n, is, close);
            case Table t -> table(t, is, close);
            case States s -> states(s, is);
        };
    }

    private static Optional<String> numbers(List<String> should, JsonNode is, Closeness close) {
        List<String> values = new ArrayList<>();
        flatten(is, values);
        if (values.size() != should.size())
            return Optional.of(is + " has not " + should.size() + " numbers");
        return IntStream.range(0, should.size())
                .mapToObj(i -> close.difference(values.get(i), should.get(i)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> named(Named should, JsonNode is, Closeness close) {
        if (!is.path("distribution").asString("none").equals(should.distribution()))
            return Optional.of(is + " is not a " + should.distribution());
        List<String> values = new ArrayList<>();
        is.properties().stream()
                .filter(e -> !e.getKey().equals("distribution"))
                .forEach(e -> flatten(e.getValue(), values));
        if (values.size() != should.parameters().size())
            return Optional.of(is + " for " + should.parameters());
        return IntStream.range(0, values.size())
                .mapToObj(i -> close.difference(values.get(i), should.parameters().get(i)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> table(Table should, JsonNode is, Closeness close) {
        if (!is.isObject()) {
            boolean word =
                    is.isString()
                            && should.rows().values().stream().allMatch(is.asString()::equals);
            return word ? Optional.empty() : Optional.of(is + " is no table");
        }
        if (!is.propertyNames().stream().toList().equals(should.rows().keySet().stream().toList()))
            return Optional.of(is.propertyNames() + " for " + should.rows().keySet());
        return should.rows().entrySet().stream()
                .map(e -> close.difference(text(is.get(e.getKey())), e.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Where several tie, one of them is meant. */
    private static Optional<String> states(States should, JsonNode is) {
        if (!is.isArray()) return Optional.of(is + " is no path");
        boolean ties = is.size() > 0 && is.get(0).isArray();
        List<JsonNode> paths = ties ? is.valueStream().toList() : List.of(is);
        return paths.stream().anyMatch(p -> texts(p).equals(should.path()))
                ? Optional.empty()
                : Optional.of(is + " for " + should.path());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static void flatten(JsonNode node, List<String> into) {
        if (node.isArray()) node.forEach(n -> flatten(n, into));
        else into.add(text(node));
    }

    private static String text(JsonNode number) {
        return number.isObject() ? "log " + number.get("log").asString() : number.asString();
    }

    /** |a − b| ≤ absolute + relative·max(|a|, |b|); infinite and undefined are themselves. */
    record Closeness(double relative, double absolute) {
        Optional<String> difference(String is, String should) {
            return same(is, should) ? Optional.empty() : Optional.of(is + " for " + should);
        }

        private boolean same(String is, String should) {
            return switch (should) {
                case "Infinity" -> is.equals("infinite");
                case "-Infinity" -> is.equals("-infinite");
                case "undefined" -> is.equals("undefined");
                default -> near(is, new BigDecimal(should));
            };
        }

        private boolean near(String is, BigDecimal should) {
            if (is.equals("infinite") || is.equals("-infinite") || is.equals("undefined"))
                return false;
            if (is.startsWith("log "))
                return near(Math.exp(Double.parseDouble(is.substring(4))), should.doubleValue());
            return near(Double.parseDouble(is), should.doubleValue());
        }

        private boolean near(double is, double should) {
            double larger = Math.max(Math.abs(is), Math.abs(should));
            return Math.abs(is - should) <= absolute + relative * larger;
        }
    }
}
