package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A conjugate pair: theta (v for a variance, mu and tau for both of a Normal) and data x. */
final class ConjugateWriter extends CaseWriter {
    private final JsonNode prior;
    private final JsonNode likelihood;
    private final JsonNode data;

    ConjugateWriter(Case given) {
        super(given);
        prior = given.model().get("prior");
        likelihood = given.model().get("likelihood");
        data = given.observed().get("data");
    }

    private String priorFamily() {
        return prior.get("dist").asString();
    }

    private boolean normalGamma() {
        return priorFamily().equals("normal_gamma");
    }

    /** Whether the data are one vector of counts. */
    private boolean counts() {
        return likelihood.get("dist").asString().equals("multinomial") && !data.get(0).isArray();
    }

    @Override
    void write(Page page) {
        if (normalGamma()) {
            page.model(
                    "tau: Gamma(shape = "
                            + at(prior, "shape")
                            + ", rate = "
                            + at(prior, "rate")
                            + ")");
            page.model(
                    "mu | tau: Normal(mean = "
                            + at(prior, "mu0")
                            + ", precision = "
                            + at(prior, "kappa")
                            + "*tau)");
            page.model("x[i] | mu, tau: Normal(mean = mu, precision = tau)");
        } else {
            page.model("theta: " + Written.distribution(prior));
            page.model((counts() ? "x | theta: " : "x[i] | theta: ") + child());
        }
        page.observe("x: " + Written.array(data));
        if (given.hasQ()) q(page);
    }

    private void q(Page page) {
        if (!normalGamma()) {
            String family = given.q().path("dist").asString(priorFamily());
            page.q("theta: " + Written.distribution(family, given.q()));
        } else if (given.q().has("m")) {
            page.q(
                    "mu: Normal(mean = "
                            + at(given.q(), "m")
                            + ", var = "
                            + at(given.q(), "v")
                            + ")");
            page.q(
                    "tau: Gamma(shape = "
                            + at(given.q(), "shape")
                            + ", rate = "
                            + at(given.q(), "rate")
                            + ")");
        } else {
            rounds(page, given.q().get("sweeps").asString());
        }
    }

    private void rounds(Page page, String rounds) {
        page.q("mean_field:");
        page.q("  start: {tau: " + at(given.q(), "init_E_tau") + "}");
        page.q("  order: [mu, tau]");
        page.q("  rounds: " + rounds);
    }

    private static String at(JsonNode of, String name) {
        return Written.number(of.get(name));
    }

    private String child() {
        return switch (likelihood.get("dist").asString()) {
            case "bernoulli" -> "Bernoulli(theta)";
            case "binomial" -> "Binomial(n = " + at(likelihood, "n") + ", p = theta)";
            case "geometric" -> "Geometric(theta)";
            case "negative_binomial" ->
                    "NegativeBinomial(r = " + at(likelihood, "r") + ", p = theta)";
            case "poisson" -> "Poisson(theta)";
            case "exponential" -> "Exponential(rate = theta)";
            case "gamma_known_shape" ->
                    "Gamma(shape = " + at(likelihood, "shape") + ", rate = theta)";
            case "categorical" -> category();
            case "multinomial" -> "Multinomial(n = " + total() + ", p = theta)";
            case "normal_known_var" -> "Normal(mean = theta, var = " + at(likelihood, "var") + ")";
            case "normal_known_sd" -> "Normal(mean = theta, sd = " + at(likelihood, "sd") + ")";
            case "normal_known_mean_variance" ->
                    "Normal(mean = " + at(likelihood, "mean") + ", var = theta)";
            case "normal_known_mean", "normal_known_mean_precision" ->
                    "Normal(mean = " + at(likelihood, "mean") + ", precision = theta)";
            case "uniform_0_theta" -> "Uniform(low = 0, high = theta)";
            case "pareto_known_scale" ->
                    "Pareto(shape = theta, scale = " + at(likelihood, "scale") + ")";
            default -> throw new IllegalArgumentException(likelihood.toString());
        };
    }

    private String category() {
        List<String> cells = new ArrayList<>();
        for (int s = 0; s < prior.get("alpha").size(); s++) cells.add(s + " = theta." + (s + 1));
        return "Categorical(" + String.join(", ", cells) + ")";
    }

    private String total() {
        JsonNode first = counts() ? data : data.get(0);
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode n : first) sum = sum.add(new BigDecimal(n.asString()));
        return Written.number(sum.toString());
    }

    @Override
    void ask(String quantity, JsonNode value) {
        switch (quantity) {
            case "posterior" -> posterior(value);
            case "posterior_mean" ->
                    page().ask(quantity, "mean(p(theta | observed))", Expected.numbers(value));
            case "posterior_var" ->
                    page().ask(quantity, "var(p(theta | observed))", Expected.numbers(value));
            case "posterior_sd" ->
                    page().ask(quantity, "sd(p(theta | observed))", Expected.numbers(value));
            case "posterior_mode", "map" ->
                    page().ask(quantity, "mode(p(theta | observed))", Expected.numbers(value));
            case "predictive" -> predictive(quantity, "", value);
            case "predictive_log" -> predictive(quantity, "log ", value);
            case "cavi" -> cavi(value);
            case "cavi_elbo_trajectory" -> trajectory(quantity, value);
            case "cavi_elbo" -> page().ask(quantity, "ELBO", Expected.numbers(value));
            case "cavi_gap" -> page().ask(quantity, "gap", Expected.numbers(value));
            default -> {
                if (!BoundParts.ask(page(), quantity, value))
                    throw new Unsayable("no formula for " + quantity);
            }
        }
    }

    /** Of a Normal–Gamma: the Gamma, and the Normal where tau is 1. */
    private void posterior(JsonNode value) {
        if (!normalGamma()) {
            page().ask("posterior", "p(theta | observed)", named(priorFamily(), value));
            return;
        }
        JsonNode mean = value.has("mu0") ? value.get("mu0") : value.get("m");
        page().ask("posterior", "p(tau | observed)", named("gamma", value));
        page().ask("posterior", "mean(p(mu | tau = 1, observed))", Expected.numbers(mean));
        page().ask(
                        "posterior",
                        "1/var(p(mu | tau = 1, observed))",
                        Expected.numbers(value.get("kappa")));
    }

    private static Expected named(String family, JsonNode d) {
        return switch (family) {
            case "beta" -> named("Beta", d, "a", "b");
            case "gamma" -> named("Gamma", d, "shape", "rate");
            case "inverse_gamma" -> named("InverseGamma", d, "shape", "scale");
            case "normal" -> named("Normal", d, "mean", "var");
            case "pareto" -> named("Pareto", d, d.has("alpha") ? "alpha" : "shape", "scale");
            case "dirichlet" -> new Expected.Named("Dirichlet", Written.texts(d.get("alpha")));
            default -> throw new IllegalArgumentException(family);
        };
    }

    private static Expected named(String name, JsonNode d, String... parameters) {
        List<String> values = new ArrayList<>();
        for (String p : parameters) values.add(d.get(p).asString());
        return new Expected.Named(name, values);
    }

    /** One more element of the plate, or one more draw of a category. */
    private void predictive(String quantity, String log, JsonNode value) {
        Page page = page("");
        String next = "x[" + (data.size() + 1) + "]";
        if (counts() || likelihood.get("dist").asString().equals("multinomial")) {
            boolean fresh = !has("predictive");
            page = page("predictive");
            next = "next";
            if (fresh) page.model("next | theta: " + category());
        }
        if (value.isObject())
            for (var e : value.properties())
                page.ask(
                        quantity,
                        log + "p(" + next + " = " + Written.number(e.getKey()) + " | observed)",
                        Expected.numbers(e.getValue()));
        else if (value.isArray())
            for (int s = 0; s < value.size(); s++)
                page.ask(
                        quantity,
                        log + "p(" + next + " = " + s + " | observed)",
                        Expected.numbers(value.get(s)));
        else page.ask(quantity, log + "p(" + next + " = 1 | observed)", Expected.numbers(value));
    }

    private void cavi(JsonNode value) {
        page().ask(
                        "cavi",
                        "q(mu)",
                        new Expected.Named(
                                "Normal",
                                List.of(value.get("m").asString(), value.get("v").asString())));
        page().ask("cavi", "q(tau)", named("gamma", value));
    }

    private void trajectory(String quantity, JsonNode value) {
        for (int s = 0; s < value.size(); s++) {
            Page page = page("rounds-" + s).without("q");
            rounds(page, String.valueOf(s));
            page.ask(quantity, "ELBO", Expected.numbers(value.get(s)));
        }
    }
}
