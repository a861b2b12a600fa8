package elbow.reference;

import tools.jackson.databind.JsonNode;

/** The bound and its kin, which are asked alike of every model with a q. */
final class BoundParts {
    private static final String WEIGHT = "p(observed, latents)/q(latents)";

    private BoundParts() {}

    /** Whether the quantity is one of these, and was asked. */
    static boolean ask(Page page, String quantity, JsonNode value) {
        if (value.isObject()) return family(page, quantity, value);
        if (quantity.endsWith("_bits")) {
            String formula = formula(quantity.substring(0, quantity.length() - 5));
            if (!formula.isEmpty()) page.ask(quantity, formula, true, Expected.numbers(value));
            return !formula.isEmpty();
        }
        String formula = formula(quantity);
        if (!formula.isEmpty()) page.ask(quantity, formula, Expected.numbers(value));
        return !formula.isEmpty();
    }

    private static String formula(String quantity) {
        return switch (quantity) {
            case "evidence" -> "p(observed)";
            case "log_evidence" -> "log p(observed)";
            case "reconstruction" -> "reconstruction";
            case "kl_q_prior" -> "KL(q(latents) || p(latents))";
            case "kl_prior_q" -> "KL(p(latents) || q(latents))";
            case "elbo" -> "ELBO";
            case "vae_loss" -> "-ELBO";
            case "gap" -> "gap";
            case "kl_q_posterior" -> "KL(q(latents) || p(latents | observed))";
            case "kl_posterior_q" -> "KL(p(latents | observed) || q(latents))";
            case "entropy_q" -> "H(q(latents))";
            case "entropy_posterior" -> "H(p(latents | observed))";
            case "expected_log_joint" -> "E_q[ log p(observed, latents) ]";
            case "eubo" -> "EUBO";
            case "importance_mean" -> "E_q[ " + WEIGHT + " ]";
            case "log_importance_mean" -> "log(E_q[ " + WEIGHT + " ])";
            case "ess_ratio" -> "E_q[ " + WEIGHT + " ]^2/E_q[ (" + WEIGHT + ")^2 ]";
            default -> "";
        };
    }

    /** A bound for each number of samples, order or weight. */
    private static boolean family(Page page, String quantity, JsonNode values) {
        for (var e : values.properties()) {
            String formula = formula(quantity, e.getKey());
            if (formula.isEmpty()) return false;
            page.ask(quantity, formula, Expected.numbers(e.getValue()));
        }
        return true;
    }

    private static String formula(String quantity, String number) {
        String n = number.replace("Infinity", "infinite");
        return switch (quantity) {
            case "iwae" -> "ELBO(samples = " + n + ")";
            case "renyi" -> "Renyi(alpha = " + n + ")";
            case "cubo" -> "CUBO(n = " + n + ")";
            case "beta_elbo" -> "ELBO(beta = " + n + ")";
            default -> "";
        };
    }
}
