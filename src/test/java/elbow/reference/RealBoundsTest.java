package elbow.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elbow.exercise.ExerciseReader;
import elbow.source.FaultException;
import elbow.value.Real;
import elbow.value.Reals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bounds of one real latent: Gaussians in closed form, others by tanh–sinh integrals over z. */
class RealBoundsTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static List<Double> values(String model, String... formulas) {
        StringBuilder yaml = new StringBuilder("id: a\n" + model + "ask:\n");
        for (int i = 0; i < formulas.length; i++)
            yaml.append("  - v").append(i).append(": \"").append(formulas[i]).append("\"\n");
        var answers = ExerciseReader.read(yaml.toString(), Path.of("f.yaml")).variant(1).answers();
        return IntStream.range(0, formulas.length)
                .mapToObj(i -> Objects.requireNonNull(answers.get("v" + i)))
                .map(v -> Reals.toDouble((Real) v))
                .toList();
    }

    private static double value(String model, String formula) {
        return values(model, formula).getFirst();
    }

    private static double normal(double x, double mean, double var) {
        return -(x - mean) * (x - mean) / (2 * var) - Math.log(2 * Math.PI * var) / 2;
    }

    /** z ~ N(0, 1), x = 1 ~ N(z, 1): the posterior is N(1/2, 1/2), and p(x) = N(1; 0, 2). */
    private static String gaussian(double mean, double var) {
        return """
        model:
          z: Normal(mean = 0, var = 1)
          x | z: Normal(mean = z, var = 1)
        observe: {x: 1}
        q:
          z: Normal(mean = %s, var = %s)
        """
                .formatted(mean, var);
    }

    private static final double EVIDENCE = normal(1, 0, 2);

    /** ln ∫ p(x, z)^s q(z)^(1 − s) dz = c + b²/(2a) + ln(2π/a)/2, the exponent −az²/2 + bz + c. */
    private static double logMoment(double s, double mean, double var) {
        double a = s / 0.5 + (1 - s) / var;
        if (a <= 0) return INFINITE;
        double b = s * 0.5 / 0.5 + (1 - s) * mean / var;
        double c = s * (EVIDENCE + normal(0, 0.5, 0.5)) + (1 - s) * normal(0, mean, var);
        return c + b * b / (2 * a) + Math.log(2 * Math.PI / a) / 2;
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.7", "0.4, 0.25", "-2, 1", "0.5, 0.5", "3, 0.125", "0, 8"})
    void gaussiansInClosedForm(double mean, double var) {
        String model = gaussian(mean, var);
        for (double s : new double[] {2, 1.9, 2.5, 8, 1, 0.5})
            isClose(
                    value(model, "CUBO(n = " + s + ")"),
                    logMoment(s, mean, var) / s,
                    "CUBO of " + s);
        for (double a : new double[] {2, 1.5, 0, 0.25, -1, 5})
            isClose(
                    value(model, "Renyi(alpha = " + a + ")"),
                    logMoment(1 - a, mean, var) / (1 - a),
                    "Renyi of " + a);
        double share = Math.exp(2 * EVIDENCE - logMoment(2, mean, var));
        isClose(value(model, "ESS"), share, "ESS");
        isClose(value(model, "ESS(samples = 20)"), 20 * share, "20 samples");
        isClose(value(model, "E_q[ p(x, z)/q(z) ]"), Math.exp(EVIDENCE), "mean weight");
        double away = (0.5 / var + (mean - 0.5) * (mean - 0.5) / var - 1 + Math.log(var / 0.5)) / 2;
        isClose(value(model, "EUBO"), EVIDENCE + away, "EUBO");
    }

    private static void isClose(double answer, double should, String what) {
        if (Double.isInfinite(should)) assertThat(answer).as(what).isEqualTo(should);
        else assertThat(answer).as(what).isCloseTo(should, within(1e-10 * (1 + Math.abs(should))));
    }

    /** A model, and its ln p(x, z) and ln q(z), and where q lies and p(x, z) peaks. */
    private record Case(
            String model,
            DoubleUnaryOperator p,
            DoubleUnaryOperator q,
            double low,
            double high,
            double peak) {
        private double integral(DoubleUnaryOperator f) {
            return TanhSinh.integral(f, low, peak) + TanhSinh.integral(f, peak, high);
        }

        private double density(double z) {
            return Math.exp(q.applyAsDouble(z));
        }

        double logMoment(double s) {
            return Math.log(
                    integral(z -> Math.exp(s * p.applyAsDouble(z) + (1 - s) * q.applyAsDouble(z))));
        }

        double twoSamples() {
            return integral(a -> density(a) == 0 ? 0 : density(a) * integral(b -> both(a, b)));
        }

        private double both(double a, double b) {
            if (density(b) == 0) return 0;
            double v = p.applyAsDouble(a) - q.applyAsDouble(a);
            double w = p.applyAsDouble(b) - q.applyAsDouble(b);
            double most = Math.max(v, w);
            double mean = most + Math.log((Math.exp(v - most) + Math.exp(w - most)) / 2);
            return density(b) * mean;
        }
    }

    private static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        gaussian(0.4, 0.7),
                        z -> normal(z, 0, 1) + normal(1, z, 1),
                        z -> normal(z, 0.4, 0.7),
                        -INFINITE,
                        INFINITE,
                        0.5),
                new Case(
                        """
                        model:
                          z: Laplace(loc = 0, scale = 2)
                          x | z: Bernoulli(sigmoid(2*z + 1))
                        observe: {x: 1}
                        q:
                          z: Normal(mean = 1, sd = 1.5)
                        """,
                        z -> -Math.abs(z) / 2 - Math.log(4) - Math.log1p(Math.exp(-2 * z - 1)),
                        z -> normal(z, 1, 2.25),
                        -INFINITE,
                        INFINITE,
                        0),
                new Case(
                        """
                        model:
                          z: Gamma(shape = 3, rate = 2)
                          x | z: Poisson(z)
                        observe: {x: 2}
                        q:
                          z: Exponential(rate = 1)
                        """,
                        z ->
                                Math.log(4)
                                        + 2 * Math.log(z)
                                        - 2 * z
                                        - z
                                        + 2 * Math.log(z)
                                        - Math.log(2),
                        z -> -z,
                        0,
                        INFINITE,
                        4 / 3.0));
    }

    @Test
    void twoSamplesAgainstADoubleIntegral() {
        cases().limit(2)
                .forEach(
                        c -> isClose(value(c.model, "ELBO(samples = 2)"), c.twoSamples(), c.model));
    }

    /** At the end of a Gamma the error of the inner integrals is too large to be bounded. */
    @Test
    void twoSamplesWithAnEndAreRefused() {
        Case gamma = cases().skip(2).findFirst().orElseThrow();
        assertThatThrownBy(() -> value(gamma.model, "ELBO(samples = 2)"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("can't be had to ten digits");
    }

    @Test
    void powersAgainstAnIntegral() {
        cases().forEach(c -> {
            isClose(value(c.model, "CUBO(n = 1.5)"), c.logMoment(1.5) / 1.5, c.model);
            isClose(value(c.model, "Renyi(alpha = 0.5)"), c.logMoment(0.5) / 0.5, c.model);
        });
    }

    @Test
    void moreSamplesAreCloserToTheEvidence() {
        cases().limit(1)
                .forEach(c -> {
                    List<Double> v =
                            values(
                                    c.model,
                                    "ELBO",
                                    "ELBO(samples = 1)",
                                    "ELBO(samples = 2)",
                                    "ELBO(samples = 3)",
                                    "ELBO(samples = 10)",
                                    "ELBO(samples = 1000)",
                                    "log p(x)",
                                    "EUBO");
                    assertThat(v.get(0)).isEqualTo(v.get(1));
                    assertThat(v.subList(1, v.size())).isSorted().doesNotHaveDuplicates();
                    assertThat(value(c.model, "Renyi(alpha = 0)"))
                            .isCloseTo(v.get(6), within(1e-10));
                    double loss = Math.exp(c.logMoment(2) - 2 * v.get(6)) - 1;
                    if (Double.isFinite(loss))
                        assertThat(v.get(5))
                                .isCloseTo(v.get(6) - loss / 2000, within(1e-4 * (1 + loss)));
                });
    }

    /** s/v_posterior + (1 − s)/v_q is 0 or less: from n = 2 on, where q has half the variance. */
    @Test
    void whatDivergesIsInfinite() {
        String narrow = gaussian(0.4, 0.25);
        assertThat(values(narrow, "CUBO(n = 2)", "CUBO(n = 2.1)", "E_q[ (p(x, z)/q(z))^2 ]"))
                .containsOnly(INFINITE);
        assertThat(value(narrow, "CUBO(n = 1.99)")).isFinite();
        assertThat(value(narrow, "ESS")).isZero();
        assertThat(values(gaussian(0.4, 1), "Renyi(alpha = 2)", "Renyi(alpha = 3)"))
                .containsOnly(-INFINITE);
    }

    /** At z = 0 the integrand is z^(1 − 3s/2), whose power is −1 at s = 4/3. */
    @Test
    void powersAtAnEnd() {
        String model =
                """
                model:
                  z: Beta(a = 0.5, b = 1)
                  x | z: Bernoulli(z)
                observe: {x: 0}
                q:
                  z: Beta(a = 2, b = 1)
                """;
        assertThat(value(model, "CUBO(n = 4/3)")).isEqualTo(INFINITE);
        double s = 1.2;
        double beta =
                Density.logGamma(2 - 1.5 * s)
                        + Density.logGamma(1 + s)
                        - Density.logGamma(3 - s / 2);
        isClose(
                value(model, "CUBO(n = 1.2)"),
                (s * Math.log(0.5) + (1 - s) * Math.log(2) + beta) / s,
                "Beta function");
    }

    /** q gives mass to z where x = 0.5 is impossible, and none to z above 2. */
    @Test
    void zeros() {
        String model =
                """
                model:
                  z: Uniform(low = 0, high = 4)
                  x | z: Uniform(low = 0, high = z)
                observe: {x: 0.5}
                q:
                  z: Uniform(low = 0, high = 2)
                """;
        assertThat(values(model, "ELBO(samples = 2)", "Renyi(alpha = 2)")).containsOnly(-INFINITE);
        assertThatThrownBy(() -> value(model, "EUBO")).isInstanceOf(FaultException.class);
        isClose(value(model, "E_q[ p(x, z)/q(z) ]"), Math.log(4) / 4, "what q covers");
        isClose(value(model, "ESS"), Math.pow(Math.log(4), 2) / (2 * 1.5), "ESS");
    }

    /** A posterior a hundred times narrower than q has weights too far apart. */
    @Test
    void whatCannotBeBoundedIsRefused() {
        String model = gaussian(0, 1).replace("mean = z, var = 1", "mean = z, sd = 0.001");
        assertThatThrownBy(() -> value(model, "ELBO(samples = 2)"))
                .hasMessageContaining("can't be had to ten digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Renyi(alpha = infinite)", "max_q[ log(p(x, z)/q(z)) ]"})
    void extremesAreRefused(String formula) {
        assertThatThrownBy(() -> value(gaussian(0, 1), formula))
                .hasMessageContaining("z is not discrete");
    }
}
