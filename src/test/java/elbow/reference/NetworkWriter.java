package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A Bayesian network of tables; q as tables too, or by rounds of mean field. */
final class NetworkWriter extends CaseWriter {
    private final Map<String, List<String>> states = new LinkedHashMap<>();
    private final List<String> hidden;
    private final Tables tables = new Tables(v -> states.getOrDefault(v, List.of()));

    NetworkWriter(Case given) {
        super(given);
        given.model()
                .get("states")
                .properties()
                .forEach(e -> states.put(e.getKey(), Written.texts(e.getValue())));
        hidden = states.keySet().stream().filter(v -> !given.observed().hasNonNull(v)).toList();
    }

    @Override
    void write(Page page) {
        for (var e : given.model().get("cpts").properties())
            tables.conditional(
                            e.getKey(),
                            Written.texts(e.getValue().get("parents")),
                            e.getValue().get("table"))
                    .forEach(page::model);
        for (var e : given.observed().properties())
            if (states.containsKey(e.getKey()) && !e.getValue().isNull())
                page.observe(
                        Written.yaml(e.getKey()) + ": " + Written.yaml(e.getValue().asString()));
        for (var e : given.observed().path("soft_evidence").properties())
            soft(page, e.getKey(), states.getOrDefault(e.getKey(), List.of()), e.getValue());
        if (!given.hasQ()) return;
        if (given.q().has("factors")) given.q().get("factors").forEach(f -> factor(page, f));
    }

    static void soft(Page page, String variable, List<String> states, JsonNode likelihoods) {
        page.line("soft", Written.yaml(variable) + ":");
        for (int s = 0; s < states.size(); s++)
            page.line(
                    "soft",
                    "  " + Written.yaml(states.get(s)) + ": " + Written.number(likelihoods.get(s)));
    }

    private void factor(Page page, JsonNode factor) {
        List<String> over = Written.texts(factor.get("over"));
        List<String> above = factor.has("given") ? Written.texts(factor.get("given")) : List.of();
        if (over.size() > 1 && !above.isEmpty())
            throw new IllegalArgumentException("a joint table given others: " + factor);
        (over.size() == 1
                        ? tables.conditional(over.getFirst(), above, factor.get("table"))
                        : tables.joint(over, factor.get("table")))
                .forEach(page::q);
    }

    /** The page after some rounds of mean field; {@code rounds} is a number or a word. */
    private Page meanField(String rounds) {
        String name = rounds.equals(given.q().get("sweeps").asString()) ? "" : "rounds-" + rounds;
        boolean fresh = !has(name);
        Page page = page(name);
        if (!fresh) return page;
        List<List<String>> groups =
                given.q().get("groups").valueStream().map(Written::texts).toList();
        page.q("mean_field:");
        page.q("  start:");
        for (int g = 0; g < groups.size(); g++)
            start(page, groups.get(g), given.q().get("init").get(g));
        List<List<String>> order = new ArrayList<>();
        given.q().get("order").forEach(i -> order.add(groups.get(i.asInt())));
        page.q(
                "  blocks: "
                        + Written.list(
                                order.size(),
                                i -> Written.list(order.get(i).size(), j -> order.get(i).get(j))));
        page.q("  rounds: " + rounds);
        return page;
    }

    private void start(Page page, List<String> group, JsonNode table) {
        tables.joint(group, table).forEach(l -> page.q("    " + l));
    }

    @Override
    void ask(String quantity, JsonNode value) {
        if (given.q().has("groups")) {
            if (cavi(quantity, value)) return;
            meanField(given.q().get("sweeps").asString());
        }
        if (split() && ownTerms(quantity, value)) return;
        new DiscreteParts(page(), hidden, v -> states.getOrDefault(v, List.of()), v -> v)
                .ask(quantity, value);
    }

    private boolean cavi(String quantity, JsonNode value) {
        Page page = meanField(given.q().get("sweeps").asString());
        switch (quantity) {
            case "cavi_elbo" -> page.ask(quantity, "ELBO", Expected.numbers(value));
            case "cavi_gap" -> page.ask(quantity, "gap", Expected.numbers(value));
            case "cavi_factors" -> factors(page, quantity, value);
            case "cavi_elbo_trajectory" -> {
                for (int s = 0; s < value.size(); s++)
                    meanField(String.valueOf(s))
                            .ask(quantity, "ELBO", Expected.numbers(value.get(s)));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void factors(Page page, String quantity, JsonNode value) {
        JsonNode groups = given.q().get("groups");
        for (int g = 0; g < groups.size(); g++) {
            List<String> over = Written.texts(groups.get(g));
            page.ask(
                    quantity,
                    "q(" + Written.names(over) + ")",
                    Expected.table(
                            over.stream().map(v -> states.getOrDefault(v, List.of())).toList(),
                            value.get(g)));
        }
    }

    /** Whether an observed node is the parent of a latent one. */
    private boolean split() {
        return !observedParents().isEmpty();
    }

    private Set<String> observedParents() {
        Set<String> above = new LinkedHashSet<>();
        for (var e : given.model().get("cpts").properties())
            if (!given.observed().has(e.getKey()))
                Written.texts(e.getValue().get("parents")).stream()
                        .filter(given.observed()::has)
                        .forEach(above::add);
        return above;
    }

    /** There the two terms of the bound are asked by the nodes' own. */
    private boolean ownTerms(String quantity, JsonNode value) {
        String reconstruction = "(" + expected(logs(given.observed()::has)) + softTerms() + ")";
        String kl = "(-H(q(latents)) - " + expected(logs(v -> !given.observed().has(v))) + ")";
        String formula =
                switch (quantity) {
                    case "reconstruction" -> reconstruction;
                    case "kl_q_prior" -> kl;
                    default -> "";
                };
        if (!formula.isEmpty()) {
            page().ask(quantity, formula, Expected.numbers(value));
            return true;
        }
        if (!quantity.equals("beta_elbo")) return false;
        for (var e : value.properties())
            page().ask(
                            quantity,
                            reconstruction + " - " + e.getKey() + "*" + kl,
                            Expected.numbers(e.getValue()));
        return true;
    }

    private static String expected(List<String> logs) {
        return "E_q[ " + String.join(" + ", logs) + " ]";
    }

    /** What is expected of the logarithm of the soft evidence. */
    private String softTerms() {
        StringBuilder terms = new StringBuilder();
        for (var e : given.observed().path("soft_evidence").properties()) {
            List<String> own = states.getOrDefault(e.getKey(), List.of());
            for (int s = 0; s < own.size(); s++)
                terms.append(" + q(")
                        .append(Written.name(e.getKey()))
                        .append(" = ")
                        .append(Written.name(own.get(s)))
                        .append(")*log ")
                        .append(Written.number(e.getValue().get(s)));
        }
        return terms.toString();
    }

    /** The logarithm of each node's own row, of the nodes that are meant. */
    private List<String> logs(Predicate<String> meant) {
        List<String> logs = new ArrayList<>();
        for (var e : given.model().get("cpts").properties())
            if (meant.test(e.getKey())) {
                String above = Written.names(Written.texts(e.getValue().get("parents")));
                logs.add(
                        "log p("
                                + Written.name(e.getKey())
                                + (above.isEmpty() ? "" : " | " + above)
                                + ")");
            }
        return logs;
    }
}
