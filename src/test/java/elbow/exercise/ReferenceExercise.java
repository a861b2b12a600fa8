package elbow.exercise;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A reference case as the YAML of an exercise: each quantity asked as a part with its value. */
final class ReferenceExercise {
    static final Path NETWORKS = Path.of("src/test/resources/networks");

    private final StringBuilder yaml = new StringBuilder();
    private final StringBuilder ask = new StringBuilder("ask:\n");
    private final Map<String, String> expected = new LinkedHashMap<>();
    private final Map<String, List<String>> states = new LinkedHashMap<>();
    private final List<String> hidden = new ArrayList<>();
    private final List<String> ownTerms = new ArrayList<>();
    private final Set<String> observedParents = new LinkedHashSet<>();

    ReferenceExercise(JsonNode reference) {
        line("id: reference");
        line("title: " + reference.get("id").asString());
        JsonNode model = reference.get("model");
        String type = model.get("type").asString();
        if (type.equals("bif_file")) file(model.get("file").asString(), reference.get("observed"));
        else line("model:");
        if (type.equals("joint_table")) jointTable(model.get("table"));
        else if (type.equals("bif_file")) hidden.addAll(states.keySet());
        else network(model, reference);
        reference.get("ask").properties().forEach(e -> ask(e.getKey(), e.getValue()));
    }

    String yaml() {
        return yaml.toString() + ask;
    }

    /** The value of each part: a number, or states. */
    Map<String, String> expected() {
        return expected;
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }

    private void file(String name, JsonNode observed) {
        line("model: {file: " + name + "}");
        states.putAll(BifByHand.read(NETWORKS.resolve(name)).states());
        observe(observed);
    }

    private void jointTable(JsonNode table) {
        line("  x, y:");
        for (int i = 0; i < table.size(); i++)
            for (int j = 0; j < table.get(i).size(); j++)
                line("    " + i + ", " + j + ": " + table.get(i).get(j).asString());
    }

    private void network(JsonNode model, JsonNode reference) {
        model.get("states").properties().forEach(e -> states.put(e.getKey(), texts(e.getValue())));
        hidden.addAll(states.keySet());
        for (var e : model.get("cpts").properties())
            table(e.getKey(), texts(e.getValue().get("parents")), e.getValue().get("table"));
        observe(reference.get("observed"));
        terms(model.get("cpts"), reference.get("observed"));
        if (reference.hasNonNull("q")) q(reference.get("q").get("factors"));
    }

    private void observe(JsonNode observed) {
        List<String> lines = new ArrayList<>();
        for (var e : observed.properties())
            if (!e.getKey().equals("soft_evidence")) {
                lines.add("  " + e.getKey() + ": '" + e.getValue().asString() + "'");
                hidden.remove(e.getKey());
            }
        if (!lines.isEmpty()) line("observe:");
        lines.forEach(this::line);
        if (observed.has("soft_evidence")) soft(observed.get("soft_evidence"));
    }

    private void soft(JsonNode evidence) {
        line("soft:");
        for (var e : evidence.properties()) {
            line("  " + e.getKey() + ":");
            List<String> names = states.get(e.getKey());
            for (int s = 0; s < names.size(); s++)
                line("    " + names.get(s) + ": " + e.getValue().get(s).asString());
        }
    }

    /** Where an observed node has a latent child, the bound is asked by the nodes' own terms. */
    private void terms(JsonNode cpts, JsonNode observed) {
        for (var e : cpts.properties()) {
            List<String> above = texts(e.getValue().get("parents"));
            if (observed.has(e.getKey()))
                ownTerms.add("log " + p(quoted(e.getKey()), quoted(above)));
            else above.stream().filter(observed::has).forEach(a -> observedParents.add(quoted(a)));
        }
    }

    private void q(JsonNode factors) {
        line("q:");
        for (JsonNode factor : factors) {
            List<String> over = texts(factor.get("over"));
            List<String> given = factor.has("given") ? texts(factor.get("given")) : List.of();
            if (over.size() == 1) table(over.getFirst(), given, factor.get("table"));
            else {
                line("  " + String.join(", ", over) + ":");
                rows(over, factor.get("table"), "", false);
            }
        }
    }

    private void table(String variable, List<String> parents, JsonNode table) {
        if (parents.isEmpty()) {
            line("  " + variable + ": " + categorical(variable, table));
            return;
        }
        line("  " + variable + " | " + String.join(", ", parents) + ":");
        List<String> axes = new ArrayList<>(parents);
        axes.add(variable);
        rows(axes, table, "", true);
    }

    private void rows(List<String> axes, JsonNode table, String key, boolean conditional) {
        if (conditional && axes.size() == 1)
            line("    " + key + ": " + categorical(axes.getFirst(), table));
        else if (axes.isEmpty()) line("    " + key + ": " + table.asString());
        else
            for (int s = 0; s < table.size(); s++) {
                String state = states.get(axes.getFirst()).get(s);
                String longer = key.isEmpty() ? state : key + ", " + state;
                rows(axes.subList(1, axes.size()), table.get(s), longer, conditional);
            }
    }

    private String categorical(String variable, JsonNode row) {
        List<String> masses = new ArrayList<>();
        for (int s = 0; s < row.size(); s++)
            masses.add(quoted(states.get(variable).get(s)) + " = " + row.get(s).asString());
        return "Categorical(" + String.join(", ", masses) + ")";
    }

    private void part(String name, String formula, JsonNode value) {
        part(name, formula, value.asString());
    }

    private void part(String name, String formula, String value) {
        ask.append("  - ").append(name).append(": ").append(formula).append('\n');
        expected.put(name, value);
    }

    private void ask(String quantity, JsonNode value) {
        boolean split = !observedParents.isEmpty();
        switch (quantity) {
            case "evidence" -> part(quantity, "p(observed)", value);
            case "log_evidence" -> part(quantity, "log p(observed)", value);
            case "posterior" -> cells(quantity, "p", value);
            case "q_marginal" -> cells(quantity, "q", value);
            case "posterior_joint" -> posteriorJoint(value);
            case "reconstruction" ->
                    part(
                            quantity,
                            split
                                    ? "E_q[ " + String.join(" + ", ownTerms) + " ]"
                                    : "reconstruction",
                            value);
            case "kl_q_prior" ->
                    part(
                            quantity,
                            "KL(q(latents) || "
                                    + p("latents", String.join(", ", observedParents))
                                    + ")",
                            value);
            case "elbo" -> part(quantity, "ELBO", value);
            case "gap" -> part(quantity, "gap", value);
            case "vae_loss" -> part(quantity, "-ELBO", value);
            case "kl_q_posterior" ->
                    part(quantity, "KL(q(latents) || p(latents | observed))", value);
            case "kl_posterior_q" ->
                    part(quantity, "KL(p(latents | observed) || q(latents))", value);
            case "entropy_q" -> part(quantity, "H(q(latents))", value);
            case "expected_log_joint" -> part(quantity, "E_q[ log p(observed, latents) ]", value);
            case "importance_mean" ->
                    part(quantity, "E_q[ p(observed, latents)/q(latents) ]", value);
            case "log_importance_mean" ->
                    part(quantity, "log(E_q[ p(observed, latents)/q(latents) ])", value);
            case "mpe" -> mostProbable(value);
            case "marginal_map" -> marginalMap(value);
            case "mutual_information" -> information(value);
            case "mutual_information_bits" ->
                    part(quantity, "{formula: \"I(x ; y)\", unit: bits}", value);
            case "H_x" -> part(quantity, "H(p(x))", value);
            case "H_y" -> part(quantity, "H(p(y))", value);
            case "H_xy" -> part(quantity, "H(p(x, y))", value);
            case "H_y_given_x" -> part(quantity, "E_{p(x)}[ H(p(y | x)) ]", value);
            case "H_x_given_y" -> part(quantity, "E_{p(y)}[ H(p(x | y)) ]", value);
            default -> throw new IllegalArgumentException(quantity);
        }
    }

    private void cells(String quantity, String network, JsonNode value) {
        for (var e : value.properties())
            for (int s = 0; s < e.getValue().size(); s++) {
                String event = event(e.getKey(), s);
                String formula = network.equals("q") ? "q(" + event + ")" : p(event, "observed");
                part(quantity + "_" + e.getKey() + "_" + s, formula, e.getValue().get(s));
            }
    }

    private void posteriorJoint(JsonNode value) {
        List<String> over = texts(value.get("over"));
        JsonNode table = value.get("table");
        for (int i = 0; i < table.size(); i++)
            for (int j = 0; j < table.get(i).size(); j++) {
                String both = event(over.get(0), i) + ", " + event(over.get(1), j);
                part("joint_" + i + "_" + j, p(both, "observed"), table.get(i).get(j));
            }
    }

    private String event(String variable, int state) {
        return quoted(variable) + " = " + quoted(states.get(variable).get(state));
    }

    private void mostProbable(JsonNode value) {
        String all = quoted(hidden);
        part("mpe", "argmax " + p(all, "observed"), best(hidden, value.get("assignment")));
        part("mpe_log", "log(max p(" + all + ", observed))", value.get("log_joint"));
    }

    private void marginalMap(JsonNode value) {
        List<String> over = texts(value.get("over"));
        part("map", "argmax " + p(quoted(over), "observed"), best(over, value.get("assignment")));
        part("map_p", "max " + p(quoted(over), "observed"), value.get("probability"));
    }

    private static String best(List<String> variables, JsonNode assignment) {
        return variables.stream()
                .map(v -> assignment.get(v).asString())
                .collect(Collectors.joining(", "));
    }

    private void information(JsonNode value) {
        if (value.isNumber()) {
            part("mutual_information", "I(x ; y)", value);
            return;
        }
        List<String> between = texts(value.get("between"));
        part(
                "mutual_information",
                "I(" + quoted(between.get(0)) + " ; " + quoted(between.get(1)) + ")",
                value.get("nats"));
    }

    private static String p(String left, String right) {
        return right.isEmpty() ? "p(" + left + ")" : "p(" + left + " | " + right + ")";
    }

    private static String quoted(List<String> names) {
        return names.stream().map(ReferenceExercise::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(n -> texts.add(n.asString()));
        return texts;
    }
}
