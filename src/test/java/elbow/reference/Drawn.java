package elbow.reference;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Models drawn at random, the same ones for the same seed. */
final class Drawn {
    private static final List<List<String>> STATES =
            List.of(
                    List.of("0", "1", "2"),
                    List.of("yes", "no", "maybe"),
                    List.of("-1", "0", "1"),
                    List.of("T", "F", "E"));
    private static final List<String> NAMES = List.of("A", "E", "T", "H", "q1", "var");

    private final Random random;

    Drawn(long seed) {
        random = new Random(seed);
    }

    static Case json(
            String id,
            String type,
            Map<String, Object> model,
            Object observed,
            Object q,
            Object ask) {
        Map<String, Object> all = new LinkedHashMap<>(model);
        all.put("type", type);
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("id", id);
        given.put("model", all);
        given.put("observed", observed);
        given.put("q", q);
        given.put("ask", ask);
        given.put("tolerance", Map.of("rtol", 1e-9, "atol", 1e-12));
        JsonNode tree = new ObjectMapper().valueToTree(given);
        return Case.of(tree);
    }

    int below(int n) {
        return random.nextInt(n);
    }

    boolean chance(double p) {
        return random.nextDouble() < p;
    }

    double between(double low, double high) {
        return Math.round(100 * (low + (high - low) * random.nextDouble())) / 100.0;
    }

    /** Probabilities in hundredths, some of them 0. */
    List<Double> row(int size, double zeros) {
        int[] cells = new int[size];
        int left = 100;
        for (int i = 0; i < size - 1; i++) {
            cells[i] = chance(zeros) ? 0 : below(left + 1);
            left -= cells[i];
        }
        cells[size - 1] = left;
        return Arrays.stream(cells).mapToObj(c -> c / 100.0).toList();
    }

    /** A nested table, the last axis a row. */
    Object table(List<Integer> parents, int size, double zeros) {
        if (parents.isEmpty()) return row(size, zeros);
        return IntStream.range(0, parents.getFirst())
                .mapToObj(i -> table(parents.subList(1, parents.size()), size, zeros))
                .toList();
    }

    <T> List<T> some(List<T> of, int count) {
        List<T> all = new ArrayList<>(of);
        java.util.Collections.shuffle(all, random);
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }

    /** A network of a few variables, parents before children in the order of the tables. */
    Map<String, Object> network() {
        List<String> names = some(NAMES, 2 + below(4));
        double zeros = chance(0.5) ? 0 : 0.3;
        Map<String, List<String>> states = new LinkedHashMap<>();
        for (String v : names) {
            int size = chance(0.1) ? 1 : 2 + below(2);
            states.put(v, STATES.get(below(STATES.size())).subList(0, size));
        }
        Map<String, Object> cpts = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            List<String> parents = some(names.subList(0, i), below(3));
            List<Integer> sizes = parents.stream().map(p -> size(states, p)).toList();
            int own = size(states, names.get(i));
            cpts.put(names.get(i), Map.of("parents", parents, "table", table(sizes, own, zeros)));
        }
        Map<String, List<String>> declared = new LinkedHashMap<>();
        for (String v : some(names, names.size()))
            declared.put(v, states.getOrDefault(v, List.of()));
        return Map.of("states", declared, "cpts", cpts);
    }

    static int size(Map<String, List<String>> states, String v) {
        return states.getOrDefault(v, List.of()).size();
    }

    /** q over these variables, some given others, some jointly, in any order. */
    Map<String, Object> q(Map<String, List<String>> states, List<String> over) {
        List<Map<String, Object>> factors = new ArrayList<>();
        double zeros = chance(0.6) ? 0 : 0.3;
        for (int i = 0; i < over.size(); i++) {
            String v = over.get(i);
            if (i + 1 < over.size() && chance(0.25)) {
                String w = over.get(++i);
                List<Double> cells = row(size(states, v) * size(states, w), zeros);
                List<List<Double>> rows = new ArrayList<>();
                for (int s = 0; s < size(states, v); s++)
                    rows.add(cells.subList(s * size(states, w), (s + 1) * size(states, w)));
                factors.add(Map.of("over", List.of(v, w), "table", rows));
                continue;
            }
            List<String> given = chance(0.5) ? some(over.subList(0, i), 2) : List.of();
            List<Integer> sizes = given.stream().map(g -> size(states, g)).toList();
            factors.add(
                    Map.of(
                            "over",
                            List.of(v),
                            "given",
                            given,
                            "table",
                            table(sizes, size(states, v), zeros)));
        }
        return Map.of("factors", some(factors, factors.size()));
    }

    /** A hidden Markov model with emissions of a kind. */
    Map<String, Object> chain(String kind, int states, int channels) {
        Map<String, Object> emission = new LinkedHashMap<>();
        emission.put("type", kind);
        switch (kind) {
            case "categorical" -> emission.put("table", each(states, channels, () -> row(3, 0.1)));
            case "gaussian" -> {
                emission.put("mean", each(states, channels, () -> between(-3, 3)));
                emission.put("var", each(states, channels, () -> between(0.3, 2)));
            }
            case "poisson" -> emission.put("rate", each(states, channels, () -> between(0.5, 6)));
            case "exponential_scale" ->
                    emission.put("scale", each(states, channels, () -> between(0.5, 4)));
            default -> {}
        }
        double zeros = chance(0.7) ? 0 : 0.3;
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("initial", row(states, zeros));
        model.put("transition", each(states, 0, () -> row(states, zeros)));
        model.put("emission", emission);
        return model;
    }

    private static List<Object> each(
            int states, int channels, java.util.function.Supplier<Object> one) {
        return IntStream.range(0, states)
                .mapToObj(k ->
                        channels == 0
                                ? one.get()
                                : IntStream.range(0, channels).mapToObj(d -> one.get()).toList())
                .toList();
    }

    /** What such a model may have shown. */
    Object shown(String kind, int states) {
        return switch (kind) {
            case "categorical" -> below(3);
            case "gaussian" -> between(-4, 4);
            case "poisson" -> below(8);
            case "exponential_scale" -> between(0, 5);
            default -> IntStream.range(0, states).mapToObj(k -> between(0.05, 1)).toList();
        };
    }
}
