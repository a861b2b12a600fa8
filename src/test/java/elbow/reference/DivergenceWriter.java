package elbow.reference;

import tools.jackson.databind.JsonNode;

/** Two distributions written out, and what tells them apart. */
final class DivergenceWriter extends CaseWriter {
    DivergenceWriter(Case given) {
        super(given);
    }

    @Override
    void write(Page page) {}

    private String p() {
        return Written.distribution(given.model().get("p"));
    }

    private String q() {
        return Written.distribution(given.model().get("q"));
    }

    @Override
    void ask(String quantity, JsonNode value) {
        switch (quantity) {
            case "renyi" -> renyi(value);
            case "log_density", "log_density_p" -> logDensity(quantity, "p", value);
            case "log_density_q" -> logDensity(quantity, "q", value);
            default -> {
                boolean bits = quantity.endsWith("_bits");
                String stem = bits ? quantity.substring(0, quantity.length() - 5) : quantity;
                page().ask(quantity, formula(stem), bits, Expected.numbers(value));
            }
        }
    }

    private String formula(String stem) {
        return switch (stem) {
            case "kl_pq" -> "KL(" + p() + " || " + q() + ")";
            case "kl_qp" -> "KL(" + q() + " || " + p() + ")";
            case "entropy_p" -> "H(" + p() + ")";
            case "entropy_q" -> "H(" + q() + ")";
            case "cross_entropy_pq" -> "CE(" + p() + ", " + q() + ")";
            case "cross_entropy_qp" -> "CE(" + q() + ", " + p() + ")";
            case "js" -> "JS(" + p() + ", " + q() + ")";
            case "js_distance" -> "sqrt(JS(" + p() + ", " + q() + "))";
            case "jeffreys" -> "KL(" + p() + " || " + q() + ") + KL(" + q() + " || " + p() + ")";
            case "mean_p" -> "mean(" + p() + ")";
            case "var_p", "variance_p" -> "var(" + p() + ")";
            case "mode_p" -> "mode(" + p() + ")";
            case "mean_q" -> "mean(" + q() + ")";
            case "var_q", "variance_q" -> "var(" + q() + ")";
            default -> throw new Unsayable("no formula for " + stem);
        };
    }

    /**
     * D_a(p ‖ q) = −ln E_p[(q/p)^(1−a)]/(1 − a): minus the Rényi bound of a model q in which
     * nothing is observed, with p as its variational distribution. At a = 1 it is KL(p ‖ q).
     */
    private void renyi(JsonNode value) {
        Page page = blank("renyi");
        if (page.quantities().isEmpty()) page.model("z: " + q()).q("z: " + p());
        for (var e : value.properties())
            page.ask(
                    "renyi",
                    "-Renyi(alpha = " + e.getKey().replace("Infinity", "infinite") + ")",
                    Expected.numbers(e.getValue()));
    }

    private void logDensity(String quantity, String which, JsonNode value) {
        Page page = blank("density-" + which);
        if (page.quantities().isEmpty())
            page.model("x: " + Written.distribution(given.model().get(which)));
        JsonNode at = given.observed().get("at");
        if (value.isObject())
            value.properties().forEach(e -> density(page, quantity, e.getKey(), e.getValue()));
        else if (value.isArray())
            for (int i = 0; i < value.size(); i++)
                density(page, quantity, Written.array(at.get(i)), value.get(i));
        else density(page, quantity, Written.array(at), value);
    }

    private static void density(Page page, String quantity, String at, JsonNode value) {
        page.ask(quantity, "log p(x = " + at + ")", Expected.numbers(value));
    }
}
