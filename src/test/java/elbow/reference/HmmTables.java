package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a hidden Markov model with their numbers, or with names for what is estimated. */
final class HmmTables {
    private final JsonNode model;
    private final JsonNode emission;
    private final int states;
    private final int channels;

    /** Without channels there is one observation u at a time. */
    HmmTables(JsonNode model, int channels) {
        this.model = model;
        this.emission = model.get("emission");
        this.states = model.get("transition").size();
        this.channels = channels;
    }

    List<String> states() {
        return Written.counted(states);
    }

    List<String> channels() {
        if (channels == 0) return List.of("u");
        List<String> names = new ArrayList<>();
        for (int d = 1; d <= channels; d++) names.add("u" + d);
        return names;
    }

    boolean soft() {
        return kind().equals("likelihood");
    }

    boolean ends() {
        return model.hasNonNull("end");
    }

    private String kind() {
        return emission.get("type").asString();
    }

    /** The model with its numbers. */
    List<String> fixed() {
        return lines(false);
    }

    /**
     * The model with names: i0 (start), a01 (from 0 to 1), b01 (of symbol 1 in state 0), m0, v0.
     */
    List<String> free() {
        return lines(true);
    }

    private List<String> lines(boolean free) {
        List<String> lines = new ArrayList<>();
        boolean before = model.path("prior_at").asString("").equals("before_first");
        lines.add("z[" + (before ? 0 : 1) + "]: " + initial(free));
        lines.add("z[t] | z[t-1]:");
        for (int i = 0; i < states; i++) lines.add("  " + i + ": " + transition(i, free));
        List<String> names = channels();
        for (int d = 0; d < names.size() && !soft(); d++) {
            lines.add(names.get(d) + "[t] | z[t]:");
            for (int i = 0; i < states; i++) lines.add("  " + i + ": " + emission(i, d, free));
        }
        if (ends()) {
            lines.add("stop[t] | z[t]:");
            for (int i = 0; i < states; i++) lines.add("  " + i + ": Bernoulli(" + end(i) + ")");
        }
        return lines;
    }

    private String end(int i) {
        return Written.number(model.get("end").get(i));
    }

    private String initial(boolean free) {
        JsonNode initial = model.get("initial");
        if (initial.isString()) return "stationary(z)";
        return cells(states(), k -> free ? "i" + k : Written.number(initial.get(k)));
    }

    /** With an end, the chain goes on with the rest: a/(1 − end), and stops by another variable. */
    private String transition(int i, boolean free) {
        JsonNode row = model.get("transition").get(i);
        return cells(
                states(),
                k ->
                        free
                                ? "a" + i + k
                                : Written.number(row.get(k))
                                        + (ends() ? "/(1 - " + end(i) + ")" : ""));
    }

    private static String cells(
            List<String> names, java.util.function.IntFunction<String> probability) {
        List<String> cells = new ArrayList<>();
        for (int k = 0; k < names.size(); k++)
            cells.add(Written.name(names.get(k)) + " = " + probability.apply(k));
        return "Categorical(" + String.join(", ", cells) + ")";
    }

    private String emission(int i, int d, boolean free) {
        return switch (kind()) {
            case "categorical" -> {
                JsonNode row = row(emission.get("table").get(i), d);
                List<String> symbols =
                        emission.has("symbols")
                                ? Written.texts(emission.get("symbols"))
                                : Written.counted(row.size());
                yield cells(symbols, k -> free ? "b" + i + k : Written.number(row.get(k)));
            }
            case "gaussian" ->
                    "Normal(mean = "
                            + (free ? "m" + i : at("mean", i, d))
                            + ", var = "
                            + (free ? "v" + i : at("var", i, d))
                            + ")";
            case "poisson" -> "Poisson(" + (free ? "r" + i : at("rate", i, d)) + ")";
            case "exponential" -> "Exponential(rate = " + (free ? "r" + i : at("rate", i, d)) + ")";
            case "exponential_scale" ->
                    "Exponential(scale = " + (free ? "s" + i : at("scale", i, d)) + ")";
            default -> throw new IllegalArgumentException(emission.toString());
        };
    }

    /** One table for all channels, or one for each. */
    private static JsonNode row(JsonNode table, int d) {
        return table.get(0).isArray() ? table.get(d) : table;
    }

    private String at(String name, int i, int d) {
        JsonNode own = emission.get(name).get(i);
        return Written.number(own.isArray() ? own.get(d) : own);
    }

    /** Where the estimation starts: the model's own numbers. */
    List<String> start() {
        List<String> lines = new ArrayList<>();
        parameters(model.get("initial"), model.get("transition"), emission, "")
                .forEach((name, number) -> lines.add(name + ": " + Written.number(number)));
        return lines;
    }

    /** The numbers of a result, with keys like emission_mean, by name. */
    Map<String, String> parameters(JsonNode result) {
        return parameters(result.path("initial"), result.path("transition"), result, "emission_");
    }

    private Map<String, String> parameters(
            JsonNode initial, JsonNode transition, JsonNode emission, String prefix) {
        if (channels > 0 || ends()) throw new Unsayable("rounds of several channels or an end");
        Map<String, String> all = new LinkedHashMap<>();
        put(all, "i", initial);
        put(all, "a", transition);
        put(all, "b", emission.path(prefix + "table"));
        put(all, "m", emission.path(prefix + "mean"));
        put(all, "v", emission.path(prefix + "var"));
        put(all, "r", emission.path(prefix + "rate"));
        put(all, "s", emission.path(prefix + "scale"));
        return all;
    }

    private static void put(Map<String, String> into, String name, JsonNode value) {
        if (value.isArray())
            for (int i = 0; i < value.size(); i++) put(into, name + i, value.get(i));
        else if (!value.isMissingNode()) into.put(name, value.asString());
    }
}
