package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** The M step from a given q, as weighted means over the plate. */
record MixtureStep(Page page, List<String> names, JsonNode components, JsonNode data) {
    void ask(JsonNode value) {
        for (int k = 0; k < value.get("weights").size(); k++) {
            JsonNode own = value.get("components").get(k);
            part("mean_i[ " + share(k) + " ]", value.get("weights").get(k));
            if (own.path("mean").isArray())
                for (int d = 0; d < own.get("mean").size(); d++)
                    part(mean(k, "y[i]." + (d + 1)), own.get("mean").get(d));
            else if (own.has("mean")) part(mean(k, "y[i]"), own.get("mean"));
            if (own.has("var")) part(mean(k, "(y[i] - " + mean(k, "y[i]") + ")^2"), own.get("var"));
            if (own.has("sd"))
                part("sqrt(" + mean(k, "(y[i] - " + mean(k, "y[i]") + ")^2") + ")", own.get("sd"));
            if (own.has("cov")) covariance(k, own.get("cov"));
            if (own.has("rate")) rate(k, own.get("rate"));
            if (own.has("scale")) part(mean(k, "y[i]"), own.get("scale"));
            if (own.has("p")) probability(k, own);
        }
    }

    private void part(String formula, JsonNode value) {
        page.ask("m_step_from_q", formula, Expected.numbers(value));
    }

    private static String share(int k) {
        return "q(c[i] = " + k + ")";
    }

    private static String mean(int k, String of) {
        return "sum_i[ " + share(k) + "*" + of + " ]/sum_i[ " + share(k) + " ]";
    }

    private void covariance(int k, JsonNode cov) {
        for (int a = 0; a < cov.size(); a++)
            for (int b = a; b < cov.size(); b++)
                part(mean(k, off(k, a) + "*" + off(k, b)), cov.get(a).get(b));
    }

    private static String off(int k, int component) {
        String y = "y[i]." + (component + 1);
        return "(" + y + " - " + mean(k, y) + ")";
    }

    private void rate(int k, JsonNode rate) {
        part(
                family().equals("exponential") ? "1/(" + mean(k, "y[i]") + ")" : mean(k, "y[i]"),
                rate);
    }

    private String family() {
        return components.get(0).get("dist").asString();
    }

    private void probability(int k, JsonNode own) {
        JsonNode p = own.get("p");
        switch (family()) {
            case "binomial" ->
                    part(mean(k, "y[i]") + "/" + Written.number(components.get(k).get("n")), p);
            case "categorical" -> {
                for (int s = 0; s < p.size(); s++) part(frequency(k, s), p.get(s));
            }
            case "bernoulli" -> part(mean(k, "y[i]"), p);
            default -> {
                for (int d = 0; d < p.size(); d++) part(mean(k, names.get(d) + "[i]"), p.get(d));
            }
        }
    }

    /** The shares of the observations that are s, over all shares. */
    private String frequency(int k, int s) {
        List<String> shares = new ArrayList<>();
        for (int i = 0; i < data.size(); i++)
            if (data.get(i).asInt() == s) shares.add("q(c[%d] = %d)".formatted(i + 1, k));
        return shares.isEmpty()
                ? "0"
                : "(" + String.join(" + ", shares) + ")/sum_i[ " + share(k) + " ]";
    }
}
