package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Objects;

/** Categories of a Dirichlet, by Pólya's urn; what is missing or soft, by sums by hand. */
class CategoriesTest {
    private static double number(String model, String formula) {
        return Reals.toDouble(
                (Real)
                        Objects.requireNonNull(
                                ExercisesForTests.read(
                                                "id: a\n"
                                                        + model
                                                        + "ask:\n  - answer: "
                                                        + formula
                                                        + "\n")
                                        .variant(1)
                                        .answers()
                                        .get("answer")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = th.1, b = th.2, c = th.3",
                "b = th.2, a = th.1, c = th.3",
                "c = th.3, b = th.2, a = th.1"
            })
    void inAnyOrderOfTheComponents(String states) {
        String model =
                """
                states: {x: [b, a, c]}
                model:
                  th: Dirichlet([1, 2, 5])
                  x[i] | th: Categorical(%s)
                observe: {x: [a, a, c]}
                """
                        .formatted(states);
        assertThat(number(model, "p(observed)")).isCloseTo(1.0 / 8 * 2 / 9 * 5 / 10, within(1e-12));
        assertThat(number(model, "p(x[4] = b | observed)")).isCloseTo(2.0 / 11, within(1e-12));
        assertThat(number(model, "p(x[4] = b, x[5] = c | observed)"))
                .isCloseTo(2.0 / 11 * 6 / 12, within(1e-12));
    }

    /** With one latent variable mean field is exact, if the missing observation is none. */
    @Test
    void aMissingObservationIsNotLatent() {
        String model =
                """
                model:
                  z: Bernoulli(0.3)
                  u[t] | z:
                    0: Poisson(1)
                    1: Poisson(4)
                observe: {u: [2, null]}
                q: {mean_field: {start: {z: 0.5}, rounds: 1}}
                """;
        assertThat(number(model, "gap")).isCloseTo(0, within(1e-12));
    }

    @Test
    void severalSamplesOfCountsSeen() {
        String model =
                """
                model:
                  z: Bernoulli(0.3)
                  u | z:
                    0: Poisson(1)
                    1: Poisson(4)
                observe: {u: 2}
                q:
                  z: Bernoulli(0.3)
                """;
        double a = Math.exp(-1) / 2;
        double b = 8 * Math.exp(-4);
        assertThat(number(model, "ELBO(samples = 2)"))
                .isCloseTo(
                        0.49 * Math.log(a) + 0.42 * Math.log((a + b) / 2) + 0.09 * Math.log(b),
                        within(1e-12));
    }

    @Test
    void nothingObserved() {
        String model =
                """
                model:
                  a: Bernoulli(0.3)
                  b: Bernoulli(0.4)
                  c: Uniform(1 .. 3)
                  d: Uniform(1 .. 3)
                q: prior
                """;
        assertThat(number(model, "ELBO")).isCloseTo(0, within(1e-12));
    }

    @Test
    void softEvidenceIsNoFactor() {
        String model =
                """
                factors:
                  f(a, b): 1 + a + b
                states: {a: [0, 1], b: [0, 1]}
                soft:
                  a: {0: 0.5, 1: 1}
                """;
        assertThat(number(model, "Z")).isCloseTo(8, within(1e-12));
        assertThat(number(model, "p(observed)")).isCloseTo((1.5 + 5) / 8, within(1e-12));
        assertThat(number(model, "p(a = 1 | observed)")).isCloseTo(5 / 6.5, within(1e-12));
    }
}
