package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A case's network of tables, and its q, as functions of a joint state of all variables. */
final class TableNetwork {
    private final Case given;
    private final List<String> names = new ArrayList<>();
    private final List<List<String>> states = new ArrayList<>();

    TableNetwork(Case given) {
        this.given = given;
        for (var e : given.model().get("states").properties()) {
            names.add(e.getKey());
            states.add(Written.texts(e.getValue()));
        }
    }

    Enumeration all() {
        return new Enumeration(states.stream().mapToInt(List::size).toArray());
    }

    int index(String name) {
        return names.indexOf(name);
    }

    List<String> states(String name) {
        return states.get(index(name));
    }

    /** ln p of the joint state, soft evidence included. */
    double logP(int[] s) {
        double sum = 0;
        for (var e : given.model().get("cpts").properties()) {
            JsonNode table = e.getValue().get("table");
            for (JsonNode parent : e.getValue().get("parents"))
                table = table.get(s[index(parent.asString())]);
            sum += log(table.get(s[index(e.getKey())]));
        }
        for (var e : given.observed().path("soft_evidence").properties())
            sum += log(e.getValue().get(s[index(e.getKey())]));
        return sum;
    }

    /** ln q of the variables it is over. */
    double logQ(int[] s) {
        double sum = 0;
        for (JsonNode factor : given.q().get("factors")) {
            JsonNode table = factor.get("table");
            List<String> axes = new ArrayList<>();
            factor.path("given").forEach(v -> axes.add(v.asString()));
            factor.get("over").forEach(v -> axes.add(v.asString()));
            for (String axis : axes) table = table.get(s[index(axis)]);
            sum += log(table);
        }
        return sum;
    }

    /** The variables that q is over, by their places. */
    int[] covered() {
        List<Integer> places = new ArrayList<>();
        given.q()
                .get("factors")
                .forEach(f -> f.get("over").forEach(v -> places.add(index(v.asString()))));
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    Predicate<int[]> observed() {
        return s ->
                given.observed().properties().stream()
                        .filter(e -> index(e.getKey()) >= 0)
                        .allMatch(e ->
                                states(e.getKey())
                                        .get(s[index(e.getKey())])
                                        .equals(e.getValue().asString()));
    }

    private static double log(JsonNode probability) {
        return Math.log(Double.parseDouble(probability.asString()));
    }
}
