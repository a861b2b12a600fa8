package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is asked of the variables of a discrete network, written or read from a file. */
record DiscreteParts(
        Page page,
        List<String> hidden,
        Function<String, List<String>> states,
        UnaryOperator<String> spelled) {
    void ask(String quantity, JsonNode value) {
        switch (quantity) {
            case "posterior" -> marginals(quantity, "p(%s | observed)", value);
            case "prior_marginal", "marginal" -> marginals(quantity, "p(%s)", value);
            case "q_marginal" -> marginals(quantity, "q(%s)", value);
            case "posterior_joint" -> joint(quantity, value);
            case "mpe" -> mostProbable(value);
            case "marginal_map" -> marginalMap(value);
            case "mutual_information" -> information(quantity, false, value);
            case "mutual_information_bits" -> information(quantity, true, value);
            default -> {
                if (!BoundParts.ask(page, quantity, value))
                    throw new Unsayable("no formula for " + quantity);
            }
        }
    }

    /** A hidden variable gives its table; one that is observed, each of its states. */
    private void marginals(String quantity, String form, JsonNode value) {
        for (var e : value.properties()) {
            String name = Written.name(spelled.apply(e.getKey()));
            List<String> own = states.apply(spelled.apply(e.getKey()));
            if (hidden.contains(spelled.apply(e.getKey())))
                page.ask(
                        quantity, form.formatted(name), Expected.table(List.of(own), e.getValue()));
            else
                for (int s = 0; s < own.size(); s++)
                    page.ask(
                            quantity,
                            form.formatted(name + " = " + Written.name(own.get(s))),
                            Expected.numbers(e.getValue().get(s)));
        }
    }

    private void joint(String quantity, JsonNode value) {
        Stream<JsonNode> all = value.isArray() ? value.valueStream() : Stream.of(value);
        all.forEach(v -> {
            List<String> over = over(v);
            page.ask(
                    quantity,
                    "p(" + Written.names(over) + " | observed)",
                    Expected.table(over.stream().map(states).toList(), v.get("table")));
        });
    }

    private List<String> over(JsonNode value) {
        return value.get("over").valueStream().map(v -> spelled.apply(v.asString())).toList();
    }

    private void mostProbable(JsonNode value) {
        String all = Written.names(hidden);
        page.ask("mpe", "argmax p(" + all + " | observed)", best(hidden, value));
        if (value.has("log_joint"))
            page.ask(
                    "mpe",
                    "log(max p(" + all + ", observed))",
                    Expected.numbers(value.get("log_joint")));
        if (value.has("probability"))
            page.ask(
                    "mpe",
                    "max p(" + all + " | observed)",
                    Expected.numbers(value.get("probability")));
    }

    private void marginalMap(JsonNode value) {
        List<String> over = over(value);
        String p = "p(" + Written.names(over) + " | observed)";
        page.ask("marginal_map", "argmax " + p, best(over, value));
        if (value.has("probability"))
            page.ask("marginal_map", "max " + p, Expected.numbers(value.get("probability")));
    }

    private Expected best(List<String> variables, JsonNode value) {
        JsonNode assignment = value.get("assignment");
        List<String> path = new ArrayList<>();
        for (String v : variables)
            assignment.properties().stream()
                    .filter(e -> spelled.apply(e.getKey()).equals(v))
                    .forEach(e -> path.add(e.getValue().asString()));
        return new Expected.States(path);
    }

    /** Between all of the model, or as {@code {between: [a, b], given: [c], nats: v}}. */
    private void information(String quantity, boolean bits, JsonNode value) {
        List<String> between = Written.texts(value.get("between"));
        String given = value.has("given") ? " | " + Written.names(texts(value.get("given"))) : "";
        String formula =
                "I(" + Written.name(between.get(0)) + " ; " + Written.name(between.get(1)) + given;
        JsonNode number = value.has("nats") ? value.get("nats") : value.get("bits");
        page.ask(quantity, formula + ")", bits || !value.has("nats"), Expected.numbers(number));
    }

    private static List<String> texts(JsonNode value) {
        return value.isArray() ? Written.texts(value) : List.of(value.asString());
    }
}
