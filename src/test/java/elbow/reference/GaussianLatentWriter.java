package elbow.reference;

import tools.jackson.databind.JsonNode;

/** One real z and observations whose mean is a function of a z + b. */
final class GaussianLatentWriter extends CaseWriter {
    GaussianLatentWriter(Case given) {
        super(given);
    }

    @Override
    void write(Page page) {
        JsonNode decoder = given.model().get("decoder");
        JsonNode x = given.observed().get("x");
        page.model("z: " + Written.normal(given.model().get("prior")));
        for (int i = 0; i < x.size(); i++) {
            page.model("x" + (i + 1) + " | z: " + child(decoder, i));
            page.observe("x" + (i + 1) + ": " + Written.number(x.get(i)));
        }
        if (given.hasQ()) page.q("z: " + Written.normal(given.q()));
    }

    private static String child(JsonNode decoder, int i) {
        String slope = Written.number(decoder.get("a").get(i));
        String shift = Written.number(decoder.get("b").get(i));
        String predictor =
                (slope.equals("1") ? "z" : Written.term(slope) + "*z")
                        + (shift.equals("0") ? "" : " + " + Written.term(shift));
        return switch (decoder.get("dist").asString()) {
            case "bernoulli_logit" -> "Bernoulli(sigmoid(" + predictor + "))";
            case "bernoulli_probit" -> "Bernoulli(Phi(" + predictor + "))";
            case "poisson_exp" -> "Poisson(exp(" + predictor + "))";
            default -> throw new IllegalArgumentException(decoder.toString());
        };
    }

    @Override
    void ask(String quantity, JsonNode value) {
        String formula =
                switch (quantity) {
                    case "posterior_mean" -> "mean(p(z | observed))";
                    case "posterior_var" -> "var(p(z | observed))";
                    default -> "";
                };
        if (!formula.isEmpty()) page().ask(quantity, formula, Expected.numbers(value));
        else if (!BoundParts.ask(page(), quantity, value))
            throw new Unsayable("no formula for " + quantity);
    }
}
