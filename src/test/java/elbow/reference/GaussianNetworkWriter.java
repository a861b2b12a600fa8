package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Real variables, each Normal with a mean linear in its parents. */
final class GaussianNetworkWriter extends CaseWriter {
    GaussianNetworkWriter(Case given) {
        super(given);
    }

    @Override
    void write(Page page) {
        List<String> written = new ArrayList<>();
        JsonNode nodes = given.model().get("nodes");
        while (written.size() < nodes.size())
            for (var e : nodes.properties())
                if (!written.contains(e.getKey())
                        && written.containsAll(
                                e.getValue().get("parents").propertyNames().stream().toList())) {
                    page.model(node(e.getKey(), e.getValue()));
                    written.add(e.getKey());
                }
        for (var e : given.observed().properties())
            page.observe(e.getKey() + ": " + Written.array(e.getValue()));
        if (given.hasQ())
            new GaussianQ(
                            Written.texts(given.q().get("over")),
                            1,
                            GaussianQ.vector(given.q().get("mean")),
                            GaussianQ.matrix(given.q().get("cov")))
                    .lines()
                    .forEach(page::q);
    }

    /** Without variance it is a point. */
    private static String node(String name, JsonNode node) {
        List<String> parents = node.get("parents").propertyNames().stream().toList();
        List<String> terms = new ArrayList<>();
        for (var e : node.get("parents").properties())
            terms.add(Written.term(Written.number(e.getValue())) + "*" + e.getKey());
        String intercept = Written.number(node.path("intercept").asString("0"));
        terms.add(terms.isEmpty() ? intercept : Written.term(intercept));
        String mean = String.join(" + ", terms);
        String variance = Written.number(node.get("variance"));
        return name
                + (parents.isEmpty() ? "" : " | " + String.join(", ", parents))
                + ": "
                + (variance.equals("0")
                        ? "Point(" + mean + ")"
                        : "Normal(mean = " + mean + ", var = " + variance + ")");
    }

    @Override
    void ask(String quantity, JsonNode value) {
        switch (quantity) {
            case "posterior_mean" -> each(quantity, "mean(p(%s | observed))", value);
            case "posterior_var" -> each(quantity, "var(p(%s | observed))", value);
            case "marginal_mean", "prior_mean" -> each(quantity, "mean(p(%s))", value);
            case "marginal_var", "prior_var" -> each(quantity, "var(p(%s))", value);
            case "posterior_cov" -> covariances(quantity, " | observed", value);
            case "marginal_cov", "prior_cov" -> covariances(quantity, "", value);
            default -> {
                if (!BoundParts.ask(page(), quantity, value))
                    throw new Unsayable("no formula for " + quantity);
            }
        }
    }

    private void each(String quantity, String form, JsonNode value) {
        for (var e : value.properties())
            page().ask(quantity, form.formatted(e.getKey()), Expected.numbers(e.getValue()));
    }

    private void covariances(String quantity, String condition, JsonNode value) {
        List<String> over = Written.texts(value.get("over"));
        for (int i = 0; i < over.size(); i++)
            for (int j = i; j < over.size(); j++)
                page().ask(
                                quantity,
                                i == j
                                        ? "var(p(" + over.get(i) + condition + "))"
                                        : "cov("
                                                + over.get(i)
                                                + ", "
                                                + over.get(j)
                                                + condition
                                                + ")",
                                Expected.numbers(value.get("cov").get(i).get(j)));
    }
}
