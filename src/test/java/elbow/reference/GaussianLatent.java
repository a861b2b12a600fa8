package elbow.reference;

import tools.jackson.databind.JsonNode;

/** ln p(x | z) of the decoders of one real z. */
final class GaussianLatent {
    private GaussianLatent() {}

    static double log(Case given, double z) {
        JsonNode decoder = given.model().get("decoder");
        JsonNode x = given.observed().get("x");
        double sum = 0;
        for (int i = 0; i < x.size(); i++) {
            double u = decoder.get("a").get(i).asDouble() * z + decoder.get("b").get(i).asDouble();
            sum += one(decoder.get("dist").asString(), u, x.get(i).asInt());
        }
        return sum;
    }

    private static double one(String family, double u, int x) {
        return switch (family) {
            case "bernoulli_probit" -> logPhi(x == 1 ? u : -u);
            case "bernoulli_logit" -> -softplus(x == 1 ? -u : u);
            case "poisson_exp" -> x * u - Math.exp(u) - Density.logGamma(x + 1.0);
            default -> throw new IllegalArgumentException(family);
        };
    }

    private static double softplus(double u) {
        return Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));
    }

    /** ln Φ(u): by its series near 0 and by Lentz's continued fraction of the tail beyond. */
    static double logPhi(double u) {
        if (u > 3) return Math.log1p(-Math.exp(logPhi(-u)));
        if (u >= -3) {
            double term = u;
            double sum = u;
            for (int k = 1; k < 80; k++) {
                term *= -u * u / (2 * k);
                sum += term / (2 * k + 1);
            }
            return Math.log(0.5 + sum / Math.sqrt(2 * Math.PI));
        }
        double fraction = 0;
        for (int k = 300; k >= 1; k--) fraction = k / (-u + fraction);
        return Density.normal(u, 0, 1) - Math.log(-u + fraction);
    }
}
