package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.function.DoubleUnaryOperator;

/** Prior and likelihood of one real parameter, as plain functions. */
final class ConjugateModel {
    private final Density prior;
    private final JsonNode likelihood;
    private final double[] data;

    ConjugateModel(Case given) {
        prior = Density.of(given.model().get("prior"));
        likelihood = given.model().get("likelihood");
        data = GaussianQ.vector(given.observed().get("data"));
    }

    double logPrior(double theta) {
        return prior.log(theta);
    }

    double logLikelihood(double theta) {
        double sum = 0;
        for (double x : data) sum += one(x, theta);
        return sum;
    }

    private double at(String name) {
        return likelihood.get(name).asDouble();
    }

    private double one(double x, double t) {
        return switch (likelihood.get("dist").asString()) {
            case "bernoulli" -> x == 1 ? Math.log(t) : Math.log1p(-t);
            case "binomial" ->
                    logChoose(at("n"), x) + x * Math.log(t) + (at("n") - x) * Math.log1p(-t);
            case "geometric" -> Math.log(t) + x * Math.log1p(-t);
            case "negative_binomial" ->
                    logChoose(x + at("r") - 1, x) + at("r") * Math.log(t) + x * Math.log1p(-t);
            case "poisson" -> x * Math.log(t) - t - Density.logGamma(x + 1);
            case "exponential" -> Math.log(t) - t * x;
            case "gamma_known_shape" ->
                    at("shape") * Math.log(t)
                            - Density.logGamma(at("shape"))
                            + (at("shape") - 1) * Math.log(x)
                            - t * x;
            case "normal_known_var" -> Density.normal(x, t, Math.sqrt(at("var")));
            case "normal_known_mean_variance" -> Density.normal(x, at("mean"), Math.sqrt(t));
            case "uniform_0_theta" -> x <= t ? -Math.log(t) : Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException(likelihood.toString());
        };
    }

    private static double logChoose(double n, double k) {
        return Density.logGamma(n + 1) - Density.logGamma(k + 1) - Density.logGamma(n - k + 1);
    }

    /** ln ∫ p(theta) p(data | theta) dtheta, split where the integrand is largest. */
    double logEvidence() {
        DoubleUnaryOperator joint = t -> logPrior(t) + logLikelihood(t);
        double low = prior.low();
        double high = prior.high();
        if (likelihood.get("dist").asString().equals("uniform_0_theta"))
            for (double x : data) low = Math.max(low, x);
        return TanhSinh.logIntegral(joint, low, high, peak(joint, low, high));
    }

    /** A point near the largest value, by a grid that is refined ever again. */
    private static double peak(DoubleUnaryOperator f, double low, double high) {
        double a = Double.isInfinite(low) ? -100 : low;
        double b = Double.isInfinite(high) ? Math.max(a, 0) + 1000 : high;
        double best = (a + b) / 2;
        for (int n = 0; n < 40; n++) {
            double step = (b - a) / 100;
            double top = Double.NEGATIVE_INFINITY;
            for (int i = 1; i < 100; i++) {
                double value = f.applyAsDouble(a + i * step);
                if (value > top) {
                    top = value;
                    best = a + i * step;
                }
            }
            a = Math.max(a, best - 2 * step);
            b = Math.min(b, best + 2 * step);
        }
        return best;
    }
}
