package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * c[i] chooses the component that y[i] comes from (y1[i], y2[i], .. of a product of Bernoullis).
 */
final class MixtureWriter extends CaseWriter {
    private final JsonNode weights;
    private final JsonNode components;
    private final JsonNode data;

    MixtureWriter(Case given) {
        super(given);
        weights = given.model().get("weights");
        components = given.model().get("components");
        data = given.observed().get("data");
    }

    private String family() {
        return components.get(0).get("dist").asString();
    }

    private boolean product() {
        return family().equals("bernoulli_product");
    }

    private List<String> names() {
        if (!product()) return List.of("y");
        return IntStream.rangeClosed(1, components.get(0).get("p").size())
                .mapToObj(d -> "y" + d)
                .toList();
    }

    private List<String> states() {
        return Written.counted(weights.size());
    }

    @Override
    void write(Page page) {
        page.model("c[i]: " + Written.categorical(states(), weights));
        for (int d = 0; d < names().size(); d++) {
            page.model(names().get(d) + "[i] | c[i]:");
            for (int k = 0; k < components.size(); k++)
                page.model("  " + k + ": " + component(k, d));
        }
        observe(page);
        if (!given.hasQ()) return;
        JsonNode rows = given.q().get("responsibilities");
        for (int i = 0; i < rows.size(); i++)
            page.q(at(i) + ": " + Written.categorical(states(), rows.get(i)));
    }

    private String component(int k, int d) {
        return product()
                ? "Bernoulli(" + Written.number(components.get(k).get("p").get(d)) + ")"
                : Written.distribution(components.get(k));
    }

    private void observe(Page page) {
        for (int d = 0; d < names().size(); d++) {
            int own = d;
            page.observe(
                    names().get(d)
                            + ": "
                            + Written.list(
                                    data.size(),
                                    i ->
                                            Written.array(
                                                    product()
                                                            ? data.get(i).get(own)
                                                            : data.get(i))));
        }
    }

    private static String at(int i) {
        return "c[" + (i + 1) + "]";
    }

    @Override
    void ask(String quantity, JsonNode value) {
        switch (quantity) {
            case "responsibilities", "posterior" -> {
                for (int i = 0; i < value.size(); i++)
                    page().ask(
                                    quantity,
                                    "p(" + at(i) + " | observed)",
                                    Expected.table(List.of(states()), value.get(i)));
            }
            case "per_point_log_evidence" -> perPoint(quantity, value);
            case "m_step_from_q" -> new MixtureStep(page(), names(), components, data).ask(value);
            case "em_step" -> learn("em", quantity, "1", value);
            case "log_evidence_after_em" ->
                    learning("em", "1")
                            .ask(quantity, "em[1].log_evidence", Expected.numbers(value));
            case "em_trajectory" -> {
                for (int i = 0; i < value.size(); i++)
                    learn("em", quantity, String.valueOf(i + 1), value.get(i));
            }
            case "log_evidence_trajectory" -> {
                for (int i = 0; i < value.size(); i++)
                    learning("em", String.valueOf(Math.max(1, value.size() - 1)))
                            .ask(
                                    quantity,
                                    "em[" + i + "].log_evidence",
                                    Expected.numbers(value.get(i)));
            }
            case "em_converged" -> learn("em-converged", quantity, "T", value);
            default -> {
                if (!BoundParts.ask(page(), quantity, value))
                    throw new Unsayable("no formula for " + quantity);
            }
        }
    }

    private void perPoint(String quantity, JsonNode value) {
        for (int i = 0; i < value.size(); i++) {
            int n = i + 1;
            List<String> own = names().stream().map(y -> y + "[" + n + "]").toList();
            page().ask(
                            quantity,
                            "log p(" + String.join(", ", own) + ")",
                            Expected.numbers(value.get(i)));
        }
    }

    /** The page on which the numbers have names; T is the round at which EM has converged. */
    private Page learning(String name, String round) {
        boolean fresh = !has(name);
        Page page = blank(name);
        if (fresh) {
            boolean fixed = given.model().path("fixed_weights").asBoolean(false);
            page.model("c[i]: " + (fixed ? Written.categorical(states(), weights) : freeWeights()));
            for (int d = 0; d < names().size(); d++) {
                page.model(names().get(d) + "[i] | c[i]:");
                for (int k = 0; k < components.size(); k++)
                    page.model("  " + k + ": " + free(k, d));
            }
            observe(page);
            page.line("em", "start:");
            parameters(weights, components)
                    .forEach((n, v) -> page.line("em", "  " + n + ": " + Written.array(v)));
        }
        if (round.equals("T")) page.line("em", "rounds: converged");
        else page.atLeastRounds(Integer.parseInt(round));
        return page;
    }

    private String freeWeights() {
        List<String> cells = states().stream().map(k -> k + " = w" + k).toList();
        return "Categorical(" + String.join(", ", cells) + ")";
    }

    private String free(int k, int d) {
        JsonNode own = components.get(k);
        return switch (family()) {
            case "normal" ->
                    "Normal(mean = mean%1$d, %2$s = %2$s%1$d)"
                            .formatted(k, own.has("sd") ? "sd" : "var");
            case "mvn" -> "Normal(mean = mean" + k + ", cov = cov" + k + ")";
            case "poisson" -> "Poisson(rate" + k + ")";
            case "exponential" ->
                    "Exponential(%2$s = %2$s%1$d)".formatted(k, own.has("rate") ? "rate" : "scale");
            case "binomial" -> "Binomial(n = " + Written.number(own.get("n")) + ", p = p" + k + ")";
            case "bernoulli" -> "Bernoulli(p" + k + ")";
            case "bernoulli_product" -> "Bernoulli(p" + k + "_" + d + ")";
            case "categorical" -> {
                List<String> cells =
                        IntStream.range(0, own.get("p").size())
                                .mapToObj(s -> s + " = p" + k + "_" + s)
                                .toList();
                yield "Categorical(" + String.join(", ", cells) + ")";
            }
            default -> throw new IllegalArgumentException(own.toString());
        };
    }

    /** The numbers that are estimated, by name. */
    private Map<String, JsonNode> parameters(JsonNode weights, JsonNode components) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        boolean fixed = given.model().path("fixed_weights").asBoolean(false);
        if (!fixed) for (int k = 0; k < weights.size(); k++) all.put("w" + k, weights.get(k));
        for (int k = 0; k < components.size(); k++)
            for (var e : components.get(k).properties()) {
                JsonNode value = e.getValue();
                if (value.isString() && e.getKey().equals("dist") || e.getKey().equals("n"))
                    continue;
                if (e.getKey().equals("p") && value.isArray())
                    for (int d = 0; d < value.size(); d++) all.put("p" + k + "_" + d, value.get(d));
                else all.put(e.getKey() + k, value);
            }
        return all;
    }

    private void learn(String page, String quantity, String round, JsonNode value) {
        Page learning = learning(page, round);
        parameters(value.get("weights"), value.get("components"))
                .forEach((name, number) ->
                        learning.ask(
                                quantity, "em[" + round + "]." + name, Expected.numbers(number)));
        if (value.has("log_evidence"))
            learning.ask(
                    quantity,
                    "em[" + round + "].log_evidence",
                    Expected.numbers(value.get("log_evidence")));
    }
}
