package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** z ~ N(m, P), x ~ N(W z + b, R); with rows, each has a z of its own. */
final class LinearGaussianWriter extends CaseWriter {
    private final JsonNode model;
    private final boolean rows;
    private final int dimension;
    private final LinearMean decoder;

    LinearGaussianWriter(Case given) {
        super(given);
        model = given.model();
        rows = given.observed().has("rows");
        dimension = model.get("prior_mean").size();
        decoder = new LinearMean(model.get("W"), model.path("b"), model.get("noise_cov"));
    }

    private String prior() {
        return LinearMean.normal(model.get("prior_mean"), model.get("prior_cov"));
    }

    private JsonNode data() {
        return given.observed().get(rows ? "rows" : "x");
    }

    private String value(JsonNode x) {
        return decoder.rows() == 1 && x.isArray() ? Written.number(x.get(0)) : Written.array(x);
    }

    @Override
    void write(Page page) {
        page.model((rows ? "z[i]: " : "z: ") + prior());
        page.model((rows ? "x[i] | z[i]: " : "x | z: ") + likelihood(rows ? "z[i]" : "z"));
        page.observe(
                "x: "
                        + (rows
                                ? Written.list(data().size(), i -> value(data().get(i)))
                                : value(data())));
        if (!given.hasQ()) return;
        if (!rows) page.q("z: " + LinearMean.normal(given.q().get("mean"), given.q().get("cov")));
        else
            for (int i = 0; i < data().size(); i++)
                page.q(
                        "z["
                                + (i + 1)
                                + "]: "
                                + LinearMean.normal(
                                        row(given.q().get("mean"), i),
                                        given.q().get("cov").get(0).get(0).isArray()
                                                ? given.q().get("cov").get(i)
                                                : given.q().get("cov")));
    }

    private static JsonNode row(JsonNode means, int i) {
        return means.get(0).isArray() ? means.get(i) : means;
    }

    private String likelihood(String parent) {
        return decoder.normal(parent, dimension);
    }

    @Override
    void ask(String quantity, JsonNode value) {
        switch (quantity) {
            case "posterior_mean" -> moments(quantity, "mean(p(%s | observed))", value, 1);
            case "posterior_cov" -> moments(quantity, spread() + "(p(%s | observed))", value, 2);
            case "marginal_mean" -> marginal(quantity, "mean", value);
            case "marginal_cov" -> marginal(quantity, decoder.rows() == 1 ? "var" : "cov", value);
            case "per_row_log_evidence" -> perRow(quantity, value);
            case "predictive" -> predictive(value);
            case "optimal_meanfield" -> optimalMeanField(value);
            case "beta_optimal_q" ->
                    value.properties().forEach(e -> tempered(e.getKey(), e.getValue()));
            default -> {
                if (!BoundParts.ask(page(), quantity, value))
                    throw new Unsayable("no formula for " + quantity);
            }
        }
    }

    private String spread() {
        return dimension == 1 ? "var" : "cov";
    }

    /** Of each row's own z where there are rows; one covariance serves them all. */
    private void moments(String quantity, String form, JsonNode value, int depth) {
        if (!rows) {
            page().ask(quantity, form.formatted("z"), Expected.numbers(value));
            return;
        }
        for (int i = 0; i < data().size(); i++) {
            boolean shared = depth(value) == depth;
            page().ask(
                            quantity,
                            form.formatted("z[" + (i + 1) + "]"),
                            Expected.numbers(shared ? value : value.get(i)));
        }
    }

    private static int depth(JsonNode value) {
        return value.isArray() ? 1 + depth(value.get(0)) : 0;
    }

    private void marginal(String quantity, String function, JsonNode value) {
        String x = rows ? "x[1]" : "x";
        page().ask(quantity, function + "(p(" + x + "))", Expected.numbers(value));
    }

    private void perRow(String quantity, JsonNode value) {
        for (int i = 0; i < value.size(); i++)
            page().ask(quantity, "log p(x[" + (i + 1) + "])", Expected.numbers(value.get(i)));
    }

    /** A second observation of the same z. */
    private void predictive(JsonNode value) {
        Page page = page("predictive");
        page.model("next | z: " + likelihood("z"));
        page.ask("predictive", "mean(p(next | x))", Expected.numbers(value.get("mean")));
        page.ask(
                "predictive",
                (decoder.rows() == 1 ? "var" : "cov") + "(p(next | x))",
                Expected.numbers(value.has("cov") ? value.get("cov") : value.get("var")));
    }

    /** The components as variables of their own, each with its factor of q. */
    private void optimalMeanField(JsonNode value) {
        Page page = blank("mean-field");
        List<String> names = new ArrayList<>();
        for (int k = 1; k <= dimension; k++) names.add("z" + k);
        new GaussianQ(
                        names,
                        1,
                        GaussianQ.vector(model.get("prior_mean")),
                        GaussianQ.matrix(model.get("prior_cov")))
                .lines()
                .forEach(page::model);
        String parents = String.join(", ", names);
        List<String> means = new ArrayList<>();
        for (int r = 0; r < decoder.rows(); r++) means.add(mean(r, names));
        page.model(
                "x | "
                        + parents
                        + ": Normal(mean = "
                        + (means.size() == 1
                                ? means.getFirst()
                                        + ", var = "
                                        + Written.number(model.get("noise_cov").get(0).get(0))
                                : "["
                                        + String.join(", ", means)
                                        + "], cov = "
                                        + Written.matrix(model.get("noise_cov")))
                        + ")");
        page.observe("x: " + value(data()));
        page.q("mean_field: {rounds: converged}");
        for (int k = 0; k < dimension; k++) {
            String q = "q(" + names.get(k) + ")";
            page.ask(
                    "optimal_meanfield",
                    "mean(" + q + ")",
                    Expected.numbers(value.get("mean").get(k)));
            page.ask(
                    "optimal_meanfield",
                    "var(" + q + ")",
                    Expected.numbers(value.get("var").get(k)));
        }
        page.ask("optimal_meanfield", "ELBO", Expected.numbers(value.get("elbo")));
        page.ask("optimal_meanfield", "gap", Expected.numbers(value.get("gap")));
    }

    private String mean(int row, List<String> names) {
        List<String> terms = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            String weight = Written.number(model.get("W").get(row).get(c));
            if (!weight.equals("0")) terms.add(Written.term(weight) + "*" + names.get(c));
        }
        if (model.has("b")) terms.add(Written.term(Written.number(model.get("b").get(row))));
        return terms.isEmpty() ? "0" : String.join(" + ", terms);
    }

    /**
     * The q that maximises E_q[ln p(x | z)] − β KL(q ‖ p) is the posterior of the likelihood to the
     * power 1/β, which is that of a noise β times as large. Its bounds are asked with that q.
     */
    private void tempered(String beta, JsonNode value) {
        Page best = blank("beta-" + beta + "-best");
        best.model("z: " + prior());
        best.model("x | z: " + likelihood("z").replaceFirst("(var|cov) = ", "$1 = " + beta + "*"));
        best.observe("x: " + value(data()));
        best.ask("beta_optimal_q", "mean(p(z | x))", Expected.numbers(value.get("mean")));
        best.ask("beta_optimal_q", spread() + "(p(z | x))", Expected.numbers(value.get("cov")));
        Page bound = page("beta-" + beta).without("q");
        bound.q("z: " + LinearMean.normal(value.get("mean"), value.get("cov")));
        bound.ask(
                "beta_optimal_q",
                "ELBO(beta = " + beta + ")",
                Expected.numbers(value.get("beta_elbo")));
        bound.ask("beta_optimal_q", "ELBO", Expected.numbers(value.get("elbo")));
    }
}
