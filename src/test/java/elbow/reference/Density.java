package elbow.reference;

import tools.jackson.databind.JsonNode;

/** ln p(x) of a case's distribution of one real variable, and where it has mass. */
record Density(String family, JsonNode d) {
    static Density of(JsonNode d) {
        return new Density(d.get("dist").asString(), d);
    }

    private double at(String name) {
        return Double.parseDouble(d.get(name).asString());
    }

    private double sd() {
        return d.has("sd") ? at("sd") : Math.sqrt(at("var"));
    }

    double low() {
        return switch (family) {
            case "uniform" -> at("low");
            case "pareto" -> at("scale");
            case "normal", "laplace", "cauchy", "gumbel" -> Double.NEGATIVE_INFINITY;
            default -> 0;
        };
    }

    double high() {
        return switch (family) {
            case "uniform" -> at("high");
            case "beta" -> 1;
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /** ln p(x) inside its support, −∞ outside. */
    double log(double x) {
        if (x < low() || x > high()) return Double.NEGATIVE_INFINITY;
        return switch (family) {
            case "normal" -> normal(x, at("mean"), sd());
            case "lognormal" -> normal(Math.log(x), at("mean"), at("sd")) - Math.log(x);
            case "gamma" ->
                    at("shape") * Math.log(at("rate"))
                            - logGamma(at("shape"))
                            + (at("shape") - 1) * Math.log(x)
                            - at("rate") * x;
            case "inverse_gamma" ->
                    at("shape") * Math.log(at("scale"))
                            - logGamma(at("shape"))
                            - (at("shape") + 1) * Math.log(x)
                            - at("scale") / x;
            case "beta" ->
                    logGamma(at("a") + at("b"))
                            - logGamma(at("a"))
                            - logGamma(at("b"))
                            + (at("a") - 1) * Math.log(x)
                            + (at("b") - 1) * Math.log1p(-x);
            case "exponential" -> Math.log(at("rate")) - at("rate") * x;
            case "laplace" -> -Math.log(2 * at("scale")) - Math.abs(x - at("loc")) / at("scale");
            case "cauchy" -> {
                double u = (x - at("loc")) / at("scale");
                yield -Math.log(Math.PI * at("scale") * (1 + u * u));
            }
            case "gumbel" -> {
                double u = (x - at("loc")) / at("scale");
                yield -Math.log(at("scale")) - u - Math.exp(-u);
            }
            case "weibull" ->
                    Math.log(at("shape") / at("scale"))
                            + (at("shape") - 1) * Math.log(x / at("scale"))
                            - Math.pow(x / at("scale"), at("shape"));
            case "halfnormal" -> Math.log(2) + normal(x, 0, at("scale"));
            case "uniform" -> -Math.log(at("high") - at("low"));
            case "pareto" -> {
                double shape = at(d.has("alpha") ? "alpha" : "shape");
                yield Math.log(shape) + shape * Math.log(at("scale")) - (shape + 1) * Math.log(x);
            }
            default -> throw new IllegalArgumentException(family);
        };
    }

    static double normal(double x, double mean, double sd) {
        double u = (x - mean) / sd;
        return -0.5 * u * u - Math.log(sd) - 0.5 * Math.log(2 * Math.PI);
    }

    /** By Stirling's series from 15 on, and down by ln Γ(x) = ln Γ(x + 1) − ln x. */
    static double logGamma(double x) {
        if (x < 15) return logGamma(x + 1) - Math.log(x);
        double u = 1 / (x * x);
        double series =
                (1.0 / 12 - u * (1.0 / 360 - u * (1.0 / 1260 - u * (1.0 / 1680 - u / 1188)))) / x;
        return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
    }
}
