package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * The scalar diffusion chain. With a reverse process that is the model and the forward process its
 * q; without one the forward process is the model.
 */
final class DiffusionWriter extends CaseWriter {
    private final JsonNode betas;
    private final int steps;
    private final boolean reverse;

    DiffusionWriter(Case given) {
        super(given);
        betas = given.model().get("betas");
        steps = betas.size();
        reverse = given.model().has("reverse");
    }

    private String beta(int t) {
        return Written.number(betas.get(t - 1));
    }

    private List<String> forward() {
        List<String> lines = new ArrayList<>();
        for (int t = 1; t <= steps; t++)
            lines.add(
                    "x%d | x%d: Normal(mean = sqrt(1 - %s)*x%d, var = %s)"
                            .formatted(t, t - 1, beta(t), t - 1, beta(t)));
        return lines;
    }

    @Override
    void write(Page page) {
        if (reverse) {
            JsonNode prior = given.model().path("prior");
            page.model(
                    "x"
                            + steps
                            + ": "
                            + (prior.isObject()
                                    ? Written.normal(prior)
                                    : "Normal(mean = 0, var = 1)"));
            for (int t = steps; t >= 1; t--) page.model(back(t));
            forward().forEach(page::q);
        } else {
            page.model("x0: Normal(mean = 0, var = 1)");
            forward().forEach(page::model);
        }
        page.observe("x0: " + Written.number(given.observed().get("x0")));
    }

    private String back(int t) {
        JsonNode reverse = given.model().get("reverse");
        return "x%d | x%d: Normal(mean = %s*x%d + %s, var = %s)"
                .formatted(
                        t - 1,
                        t,
                        Written.term(Written.number(reverse.get("a").get(t - 1))),
                        t,
                        Written.term(Written.number(reverse.get("c").get(t - 1))),
                        Written.number(reverse.get("var").get(t - 1)));
    }

    /** The forward process is asked of q, or of the model that it is. */
    private String law() {
        return reverse ? "q" : "p";
    }

    private String variance(int t) {
        return "var(" + law() + "(x" + t + " | x0))";
    }

    @Override
    void ask(String quantity, JsonNode value) {
        switch (quantity) {
            case "alpha_bar" -> each(quantity, value, t -> "1 - " + variance(t));
            case "snr" -> each(quantity, value, t -> "(1 - " + variance(t) + ")/" + variance(t));
            case "eps_loss_weight" -> each(quantity, value, this::weight);
            case "q_xt_given_x0" -> {
                for (int t = 1; t <= value.size(); t++) normal(quantity, t, value.get(t - 1));
            }
            case "posterior_q" -> value.forEach(v -> posterior(quantity, v));
            case "L_T" ->
                    page().ask(
                                    quantity,
                                    "KL(q(x%1$d | x0) || p(x%1$d))".formatted(steps),
                                    Expected.numbers(value));
            case "L_0" -> page().ask(quantity, "-E_q[ log p(x0 | x1) ]", Expected.numbers(value));
            case "L_t" ->
                    each(
                            quantity,
                            value,
                            t ->
                                    "E_q[ KL(q(x%1$d | x%2$d, x0) || p(x%1$d | x%2$d)) ]"
                                            .formatted(t, t + 1));
            case "vlb" -> page().ask(quantity, "ELBO", Expected.numbers(value));
            default -> {
                if (!BoundParts.ask(page(), quantity, value))
                    throw new Unsayable("no formula for " + quantity);
            }
        }
    }

    /** β²/(2 σ² α (1 − ᾱ)), with σ² the variance of x[t-1] given x[t] and x0. */
    private String weight(int t) {
        return "%s^2/(2*var(%s(x%d | x%d = 0, x0))*(1 - %s)*%s)"
                .formatted(beta(t), law(), t - 1, t, beta(t), variance(t));
    }

    /** By t from 1 on, or under their own t. */
    private void each(
            String quantity, JsonNode value, java.util.function.IntFunction<String> formula) {
        if (value.isObject())
            for (var e : value.properties())
                page().ask(
                                quantity,
                                formula.apply(Integer.parseInt(e.getKey())),
                                Expected.numbers(e.getValue()));
        else
            for (int t = 1; t <= value.size(); t++)
                page().ask(quantity, formula.apply(t), Expected.numbers(value.get(t - 1)));
    }

    private void normal(String quantity, int t, JsonNode value) {
        page().ask(
                        quantity,
                        law() + "(x" + t + " | x0)",
                        new Expected.Named(
                                "Normal",
                                List.of(
                                        value.get("mean").asString(),
                                        value.get("var").asString())));
    }

    /** Its mean is coef_xt·xt + coef_x0·x0. */
    private void posterior(String quantity, JsonNode value) {
        int t = value.get("t").asInt();
        String xt = Written.number(value.get("xt"));
        String form = law() + "(x" + (t - 1) + " | x" + t + " = %s, x0%s)";
        page().ask(
                        quantity,
                        form.formatted(xt, ""),
                        new Expected.Named(
                                "Normal",
                                List.of(
                                        value.get("mean").asString(),
                                        value.get("var").asString())));
        if (value.has("coef_xt"))
            page().ask(
                            quantity,
                            "mean(" + form.formatted("1", " = 0") + ")",
                            Expected.numbers(value.get("coef_xt")));
        if (value.has("coef_x0"))
            page().ask(
                            quantity,
                            "mean(" + form.formatted("0", " = 1") + ")",
                            Expected.numbers(value.get("coef_x0")));
    }
}
