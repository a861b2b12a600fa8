package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** One real latent under decoders that are not conjugate, against sums on a fine grid. */
class OneRealTest {
    private static Real answer(String model, String formula) {
        return (Real)
                Objects.requireNonNull(
                        ExercisesForTests.read(
                                        "id: a\n" + model + "ask:\n  - answer: " + formula + "\n")
                                .variant(1)
                                .answers()
                                .get("answer"));
    }

    private static double number(String model, String formula) {
        return Reals.toDouble(answer(model, formula));
    }

    /** ln Σ e^L h. */
    private static double log(DoubleUnaryOperator log, double from, double to) {
        int n = 400_000;
        double h = (to - from) / n;
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) top = Math.max(top, log.applyAsDouble(from + (i + 0.5) * h));
        double sum = 0;
        for (int i = 0; i < n; i++) sum += Math.exp(log.applyAsDouble(from + (i + 0.5) * h) - top);
        return top + Math.log(sum * h);
    }

    private static double normal(double x, double mean, double sd) {
        double z = (x - mean) / sd;
        return -z * z / 2 - Math.log(sd * Math.sqrt(2 * Math.PI));
    }

    /** Two narrow peaks of the posterior, at √9 and −√9. */
    @Test
    void bothPeaksAreFound() {
        String model =
                """
                model:
                  z: Normal(mean = 1, sd = 2)
                  x | z: Normal(mean = z^2, sd = 0.01)
                observe: {x: 9}
                """;
        DoubleUnaryOperator joint = z -> normal(z, 1, 2) + normal(9, z * z, 0.01);
        double right = log(joint, 2.9, 3.1);
        double left = log(joint, -3.1, -2.9);
        double both = right + Math.log1p(Math.exp(left - right));
        assertThat(number(model, "log p(x)")).isCloseTo(both, within(1e-9));
        double weight = Math.exp(right - both);
        assertThat(number(model, "mean(p(z | x))")).isCloseTo(6 * weight - 3, within(1e-5));
        assertThat(number(model, "mode(p(z | x))")).isCloseTo(3, within(1e-5));
    }

    /** A thousand counts at once, whose evidence is far below the doubles. */
    @Test
    void aThousandCounts() {
        String counts =
                String.join(", ", Collections.nCopies(600, "4"))
                        + ", "
                        + String.join(", ", Collections.nCopies(400, "1"));
        String model =
                "model:\n"
                        + "  z: Normal(mean = 0, sd = 3)\n"
                        + "  y[i] | z: Poisson(exp(z))\n"
                        + "observe:\n"
                        + "  y: ["
                        + counts
                        + "]\n";
        DoubleUnaryOperator joint =
                z -> normal(z, 0, 3) + 2800 * z - 1000 * Math.exp(z) - 600 * Math.log(24);
        double should = log(joint, 0.5, 1.5);
        assertThat(number(model, "log p(observed)")).isCloseTo(should, within(1e-8));
        double more = log(z -> joint.applyAsDouble(z) + 3 * z - Math.exp(z), 0.5, 1.5);
        assertThat(number(model, "'p(y[1001] = 3 | observed)'"))
                .isCloseTo(Math.exp(more - should) / 6, within(1e-9));
    }

    /** Where sigmoid and Phi leave the doubles, their logarithms do not. */
    @ParameterizedTest
    @ValueSource(strings = {"sigmoid", "Phi"})
    void tailsAreTakenAsLogarithms(String decoder) {
        String model =
                "model:\n  z: Normal(mean = 60, sd = 1)\n  x | z: Bernoulli("
                        + decoder
                        + "(z))\nobserve: {x: 0}\n";
        DoubleUnaryOperator tail =
                decoder.equals("Phi")
                        ? z -> -z * z / 2 - Math.log(z * Math.sqrt(2 * Math.PI)) + series(z)
                        : z -> -z;
        double low = decoder.equals("Phi") ? 20 : 50;
        double should = log(z -> normal(z, 60, 1) + tail.applyAsDouble(z), low, 70);
        assertThat(number(model, "log p(x)")).isCloseTo(should, within(1e-6));
    }

    /** ln(1 − 1/z² + 3/z⁴ − 15/z⁶), of Mills' ratio. */
    private static double series(double z) {
        double s = 1 / (z * z);
        return Math.log1p(-s + 3 * s * s - 15 * s * s * s);
    }

    @Test
    void severalRealLatentsAreRefusedByName() {
        String model =
                """
                model:
                  a: Normal(mean = 0, var = 1)
                  b: Normal(mean = 0, var = 1)
                  x | a, b: Bernoulli(sigmoid(a + b))
                observe: {x: 1}
                """;
        assertThatThrownBy(() -> answer(model, "log p(x)"))
                .hasMessageContaining("x depends on a and b");
    }

    @Test
    void aDistributionWithoutANameIsRefused() {
        String model =
                """
                model:
                  z: Normal(mean = 0, var = 1)
                  x | z: Bernoulli(sigmoid(z))
                observe: {x: 1}
                """;
        assertThatThrownBy(() -> answer(model, "p(z | x)")).hasMessageContaining("has no name");
    }

    @Test
    void impossibleObservations() {
        String model =
                """
                model:
                  theta: Gamma(shape = 2, rate = 1)
                  x | theta: Poisson(theta)
                observe: {x: 1.5}
                """;
        assertThatThrownBy(() -> answer(model, "p(x)"))
                .hasMessageContaining("no value of a Poisson");
    }

    /** A coin: three heads in order, then the fourth; fractions all along. */
    @Test
    void fractionsStayFractions() {
        String model =
                """
                model:
                  theta: Beta(a = 2, b = 3)
                  x[i] | theta: Bernoulli(theta)
                observe:
                  x: [1, 1, 1]
                """;
        assertThat(answer(model, "p(observed)")).isEqualTo(Real.of(BigFraction.of(24, 210)));
        assertThat(answer(model, "'p(x[4] = 1 | observed)'"))
                .isEqualTo(Real.of(BigFraction.of(5, 8)));
    }

    /** Concentrations of a thousandth: the first draw decides nearly all. */
    @Test
    void aTinyDirichlet() {
        String model =
                """
                model:
                  theta: Dirichlet([0.001, 0.001, 0.001])
                  x | theta: Multinomial(n = 2, p = theta)
                observe:
                  x: [1, 1, 0]
                """;
        double should = 2 * (0.001 / 0.003) * (0.001 / 1.003);
        assertThat(number(model, "p(x)")).isCloseTo(should, within(1e-14));
    }
}
