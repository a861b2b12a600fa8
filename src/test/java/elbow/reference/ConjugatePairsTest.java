package elbow.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.exercise.ExerciseReader;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Every conjugate pair against tanh–sinh integrals over θ, for drawn numbers. */
class ConjugatePairsTest {
    private static final double CLOSE = 1e-8;

    private final Random random = new Random(7);

    /** A density of θ as the language writes it, and its logarithm. */
    private record Prior(String written, DoubleUnaryOperator log, double low, double high) {}

    private double draw(double from, double to) {
        return Math.rint((from + (to - from) * random.nextDouble()) * 100) / 100;
    }

    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }

    private Prior beta() {
        double a = draw(0.5, 4);
        double b = draw(0.5, 4);
        double z = Density.logGamma(a) + Density.logGamma(b) - Density.logGamma(a + b);
        return new Prior(
                text("Beta(a = %s, b = %s)", a, b),
                t -> (a - 1) * Math.log(t) + (b - 1) * Math.log1p(-t) - z,
                0,
                1);
    }

    private Prior gamma() {
        double shape = draw(1, 5);
        double rate = draw(0.5, 3);
        return new Prior(
                text("Gamma(shape = %s, rate = %s)", shape, rate),
                t ->
                        shape * Math.log(rate)
                                - Density.logGamma(shape)
                                + (shape - 1) * Math.log(t)
                                - rate * t,
                0,
                Double.POSITIVE_INFINITY);
    }

    private Prior inverseGamma() {
        double shape = draw(2, 5);
        double scale = draw(0.5, 3);
        return new Prior(
                text("InverseGamma(shape = %s, scale = %s)", shape, scale),
                t ->
                        shape * Math.log(scale)
                                - Density.logGamma(shape)
                                - (shape + 1) * Math.log(t)
                                - scale / t,
                0,
                Double.POSITIVE_INFINITY);
    }

    private static double logChoose(double n, double k) {
        return Density.logGamma(n + 1) - Density.logGamma(k + 1) - Density.logGamma(n - k + 1);
    }

    private static double normal(double x, double mean, double var) {
        return -Math.log(2 * Math.PI * var) / 2 - (x - mean) * (x - mean) / (2 * var);
    }

    private static double gamma(double x, double shape, double rate) {
        return shape * Math.log(rate)
                - Density.logGamma(shape)
                + (shape - 1) * Math.log(x)
                - rate * x;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bernoulli(theta)",
                "Binomial(n = 6, p = theta)",
                "Geometric(theta)",
                "NegativeBinomial(r = 2.5, p = theta)"
            })
    void beta(String likelihood) {
        DoubleBinaryOperator log =
                switch (likelihood.charAt(0) + "" + likelihood.charAt(1)) {
                    case "Be" -> (x, t) -> x * Math.log(t) + (1 - x) * Math.log1p(-t);
                    case "Bi" ->
                            (x, t) -> logChoose(6, x) + x * Math.log(t) + (6 - x) * Math.log1p(-t);
                    case "Ge" -> (x, t) -> Math.log(t) + x * Math.log1p(-t);
                    default ->
                            (x, t) ->
                                    logChoose(x + 1.5, x) + 2.5 * Math.log(t) + x * Math.log1p(-t);
                };
        int most = likelihood.startsWith("Ber") ? 1 : 6;
        for (int n = 0; n < 3; n++)
            check(
                    beta(),
                    beta(),
                    likelihood,
                    log,
                    random.ints(4, 0, most + 1).asDoubleStream().toArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Poisson(theta)",
                "Poisson(2.5*theta)",
                "Exponential(rate = theta)",
                "Exponential(rate = theta/2)",
                "Gamma(shape = 1.5, rate = theta)",
                "Normal(mean = 0.5, precision = theta)",
                "Normal(mean = 0.5, precision = 3*theta)"
            })
    void gamma(String likelihood) {
        DoubleBinaryOperator log =
                switch (likelihood) {
                    case "Poisson(theta)" ->
                            (x, t) -> x * Math.log(t) - t - Density.logGamma(x + 1);
                    case "Poisson(2.5*theta)" ->
                            (x, t) -> x * Math.log(2.5 * t) - 2.5 * t - Density.logGamma(x + 1);
                    case "Exponential(rate = theta)" -> (x, t) -> gamma(x, 1, t);
                    case "Exponential(rate = theta/2)" -> (x, t) -> gamma(x, 1, t / 2);
                    case "Gamma(shape = 1.5, rate = theta)" -> (x, t) -> gamma(x, 1.5, t);
                    case "Normal(mean = 0.5, precision = theta)" -> (x, t) -> normal(x, 0.5, 1 / t);
                    default -> (x, t) -> normal(x, 0.5, 1 / (3 * t));
                };
        for (int n = 0; n < 2; n++) check(gamma(), gamma(), likelihood, log, data(likelihood));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Normal(mean = 0.5, var = theta)",
                "Normal(mean = 0.5, var = 2*theta)",
                "Exponential(scale = theta)",
                "Gamma(shape = 1.5, scale = theta)"
            })
    void inverseGamma(String likelihood) {
        DoubleBinaryOperator log =
                switch (likelihood) {
                    case "Normal(mean = 0.5, var = theta)" -> (x, t) -> normal(x, 0.5, t);
                    case "Normal(mean = 0.5, var = 2*theta)" -> (x, t) -> normal(x, 0.5, 2 * t);
                    case "Exponential(scale = theta)" -> (x, t) -> gamma(x, 1, 1 / t);
                    default -> (x, t) -> gamma(x, 1.5, 1 / t);
                };
        for (int n = 0; n < 2; n++)
            check(inverseGamma(), inverseGamma(), likelihood, log, data(likelihood));
    }

    private double[] data(String likelihood) {
        double[] data = new double[3];
        for (int i = 0; i < 3; i++)
            data[i] = likelihood.startsWith("Poisson") ? random.nextInt(5) : draw(0.1, 3);
        return data;
    }

    /** All elements but the last are seen; the last is predicted. */
    private void check(
            Prior prior, Prior q, String likelihood, DoubleBinaryOperator log, double[] data) {
        double[] seen = Arrays.copyOf(data, data.length - 1);
        double next = data[data.length - 1];
        boolean whole = Arrays.stream(data).allMatch(x -> x == Math.rint(x));
        StringBuilder observed = new StringBuilder();
        for (double x : seen)
            observed.append(observed.isEmpty() ? "" : ", ").append(number(x, whole));
        String yaml =
                "id: a\nmodel:\n  theta: \""
                        + prior.written()
                        + "\"\n  x[i] | theta: \""
                        + likelihood
                        + "\"\nobserve:\n  x: ["
                        + observed
                        + "]\nq:\n  theta: \""
                        + q.written()
                        + "\"\nask:\n  - log_evidence: log p(observed)\n  - mean: mean(p(theta |"
                        + " observed))\n  - next: \"p(x["
                        + data.length
                        + "] = "
                        + number(next, whole)
                        + " | observed)\"\n"
                        + "  - evidence: p(observed)\n"
                        + "  - elbo: ELBO\n"
                        + "  - gap: gap\n"
                        + "  - kl: KL(q(theta) || p(theta | observed))\n"
                        + "  - density: p(theta = 0.7 | observed)\n";
        Map<String, Value> is = ExerciseReader.read(yaml, Path.of("a.yaml")).variant(1).answers();
        DoubleUnaryOperator joint =
                t ->
                        prior.log().applyAsDouble(t)
                                + Arrays.stream(seen).map(x -> log.applyAsDouble(x, t)).sum();
        double evidence = integral(joint, prior);
        double elbo =
                TanhSinh.integral(
                        t -> {
                            double l = q.log().applyAsDouble(t);
                            return Math.exp(l) == 0
                                    ? 0
                                    : Math.exp(l) * (joint.applyAsDouble(t) - l);
                        },
                        q.low(),
                        q.high());
        close(is, "log_evidence", evidence, yaml);
        close(is, "evidence", Math.exp(evidence), yaml);
        close(
                is,
                "mean",
                Math.exp(integral(t -> joint.applyAsDouble(t) + Math.log(t), prior) - evidence),
                yaml);
        close(
                is,
                "next",
                Math.exp(
                        integral(t -> joint.applyAsDouble(t) + log.applyAsDouble(next, t), prior)
                                - evidence),
                yaml);
        close(is, "elbo", elbo, yaml);
        close(is, "gap", evidence - elbo, yaml);
        close(is, "kl", evidence - elbo, yaml);
        close(is, "density", Math.exp(joint.applyAsDouble(0.7) - evidence), yaml);
    }

    private static String number(double x, boolean whole) {
        return whole ? text("%.0f", x) : text("%s", x);
    }

    private static double integral(DoubleUnaryOperator log, Prior on) {
        return Math.log(
                TanhSinh.integral(t -> Math.exp(log.applyAsDouble(t)), on.low(), on.high()));
    }

    private static void close(Map<String, Value> is, String part, double should, String in) {
        double value = Reals.toDouble((Real) Objects.requireNonNull(is.get(part)));
        assertThat(value)
                .as(part + " of " + in)
                .isCloseTo(should, within(CLOSE * Math.max(1, Math.abs(should))));
    }
}
