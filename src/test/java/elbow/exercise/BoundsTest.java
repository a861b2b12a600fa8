package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bounds made of importance weights, against enumeration, their limits and their order. */
class BoundsTest {
    /** One latent: prior, likelihood of what was seen, and q over its states. */
    private record Latent(double[] prior, double[] likelihood, double[] q) {
        static Latent random(int states, int seed) {
            Random random = new Random(seed);
            return new Latent(
                    simplex(states, random),
                    random.doubles(states, 0.05, 0.95).toArray(),
                    simplex(states, random));
        }

        /** Whole hundredths that sum to 1, so that they are the same in text. */
        private static double[] simplex(int states, Random random) {
            int[] parts = new int[states];
            Arrays.fill(parts, 1);
            for (int i = states; i < 1000; i++) parts[random.nextInt(states)]++;
            return Arrays.stream(parts).mapToDouble(p -> p / 1000.0).toArray();
        }

        double[] weights() {
            return IntStream.range(0, q.length)
                    .mapToDouble(i -> prior[i] * likelihood[i] / q[i])
                    .toArray();
        }

        double evidence() {
            return IntStream.range(0, q.length).mapToDouble(i -> prior[i] * likelihood[i]).sum();
        }

        /** E ln of the mean weight over all K-tuples of states, one by one. */
        double byTuples(int samples) {
            return byTuples(samples, 0, 1, 0);
        }

        private double byTuples(int samples, int drawn, double probability, double sum) {
            if (drawn == samples) return probability * Math.log(sum / samples);
            double[] w = weights();
            double total = 0;
            for (int i = 0; i < q.length; i++)
                total += byTuples(samples, drawn + 1, probability * q[i], sum + w[i]);
            return total;
        }

        String yaml() {
            String rows =
                    IntStream.range(0, q.length)
                            .mapToObj(i -> "    " + i + ": Bernoulli(" + likelihood[i] + ")\n")
                            .collect(Collectors.joining());
            return "model:\n  z: "
                    + categorical(prior)
                    + "\n  x | z:\n"
                    + rows
                    + "observe: {x: 1}\nq:\n  z: "
                    + categorical(q)
                    + "\n";
        }
    }

    private static String categorical(double[] p) {
        return IntStream.range(0, p.length)
                .mapToObj(i -> i + " = " + p[i])
                .collect(Collectors.joining(", ", "Categorical(", ")"));
    }

    /** The values of some formulas, by the numbers alone and by the steps of a working. */
    private static List<Double> values(String model, String... formulas) {
        StringBuilder yaml = new StringBuilder("id: a\n" + model + "ask:\n");
        for (int i = 0; i < formulas.length; i++)
            yaml.append("  - v").append(i).append(": \"").append(formulas[i]).append("\"\n");
        Variant variant = ExercisesForTests.read(yaml.toString()).variant(1);
        List<Double> values = numbers(variant.answers());
        List<Double> steps = numbers(variant.solution().answers());
        for (int i = 0; i < formulas.length; i++)
            if (Double.isFinite(values.get(i)))
                assertThat(steps.get(i)).as(formulas[i]).isCloseTo(values.get(i), within(1e-12));
        return values;
    }

    private static List<Double> numbers(Map<String, Value> answers) {
        return answers.values().stream().map(v -> Reals.toDouble((Real) v)).toList();
    }

    private static double value(String model, String formula) {
        return values(model, formula).getFirst();
    }

    private static final String THREE_STATES =
            """
            model:
              z: Categorical(0 = 0.2, 1 = 0.5, 2 = 0.3)
              x | z:
                0: Bernoulli(0.3)
                1: Bernoulli(0.6)
                2: Bernoulli(0.9)
            observe: {x: 1}
            q:
              z: Categorical(0 = 0.5, 1 = 0.3, 2 = 0.2)
            """;

    /** Computed with 50 digits by enumeration of all joint states. */
    @ParameterizedTest
    @CsvSource({
        "EUBO, -0.07331360668319711",
        "ELBO(samples = 1), -1.000110849609978",
        "ELBO(samples = 2), -0.7342320271702173",
        "ELBO(samples = 3), -0.6287177725508738",
        "ELBO(samples = 4), -0.5777052946714342",
        "Renyi(alpha = 0), -0.4620354595965587",
        "Renyi(alpha = 0.5), -0.6974586694697907",
        "Renyi(alpha = 1), -1.000110849609978",
        "Renyi(alpha = 2), -1.5292717403490237",
        "Renyi(alpha = -1), -0.19897173335465912",
        "Renyi(alpha = infinite), -2.120263536200091",
        "Renyi(alpha = -infinite), 0.3001045924503381",
        "CUBO(n = 1), -0.4620354595965587",
        "CUBO(n = 2), -0.19897173335465912",
        "ELBO(beta = 0), -0.7763061924243304",
        "ELBO(beta = 4), -1.6715248211669202",
        "ESS, 0.5908887896382313",
        "ESS(samples = 10), 5.908887896382313",
    })
    void threeStates(String formula, double should) {
        assertThat(value(THREE_STATES, formula)).isCloseTo(should, within(1e-12));
    }

    private static final String TWO_LATENTS =
            """
            model:
              a: Bernoulli(0.3)
              b: Bernoulli(0.6)
              x | a, b:
                0, 0: Bernoulli(0.1)
                0, 1: Bernoulli(0.4)
                1, 0: Bernoulli(0.5)
                1, 1: Bernoulli(0.9)
            observe: {x: 1}
            q:
              a: Bernoulli(0.55)
              b: Bernoulli(0.75)
            """;

    /** Computed with 50 digits by enumeration of all joint states. */
    @ParameterizedTest
    @CsvSource({
        "EUBO, -0.8548000991264085",
        "ELBO(samples = 2), -0.8810868288839863",
        "ELBO(samples = 3), -0.8779860468466184",
        "ELBO(samples = 4), -0.876499326162019",
        "Renyi(alpha = 0.5), -0.8814262432202645",
        "Renyi(alpha = 2), -0.9144785750363149",
        "ELBO(beta = 0.1), -0.7254985659664362",
    })
    void twoLatents(String formula, double should) {
        assertThat(value(TWO_LATENTS, formula)).isCloseTo(should, within(1e-12));
    }

    /** The guide is the prior and the likelihood constant, as in NumPyro's test_renyi_local. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ELBO",
                "ELBO(samples = 4)",
                "ELBO(samples = 500)",
                "Renyi(alpha = 0.5)",
                "Renyi(alpha = 2)",
                "Renyi(alpha = infinite)",
                "CUBO(n = 2)",
                "EUBO"
            })
    void aConstantWeightLeavesNoGap(String formula) {
        String model =
                """
                model:
                  z: Bernoulli(0.7)
                  x | z:
                    0: Bernoulli(0.6)
                    1: Bernoulli(0.6)
                observe: {x: 1}
                q: prior
                """;
        assertThat(value(model, formula)).isCloseTo(Math.log(0.6), within(1e-14));
        assertThat(value(model, "ESS")).isCloseTo(1, within(1e-14));
    }

    /** The importance-weighted bounds of the lesson's example, four decimals of them. */
    @Test
    void theLessonsExample() {
        String model =
                """
                model:
                  z: Bernoulli(0.5)
                  x | z:
                    0: Bernoulli(0.2)
                    1: Bernoulli(0.8)
                observe: {x: 1}
                q:
                  z: Bernoulli(0.7)
                """;
        assertThat(values(model, "ELBO(samples = 2)", "ELBO(samples = 3)"))
                .map(v -> String.format(Locale.ROOT, "%.4f", v))
                .containsExactly("-0.7062", "-0.7016");
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "2, 7", "3, 4", "5, 3", "11, 2", "23, 2", "40, 2"})
    void agreesWithEnumerationOfTuples(int states, int samples) {
        for (int seed = 1; seed <= 5; seed++) {
            Latent latent = Latent.random(states, seed);
            assertThat(value(latent.yaml(), "ELBO(samples = " + samples + ")"))
                    .as("seed " + seed)
                    .isCloseTo(latent.byTuples(samples), within(1e-13));
        }
    }

    /**
     * Few draws are summed term by term, many are an integral: both on one model, at the border.
     */
    @ParameterizedTest
    @ValueSource(ints = {254, 255, 256, 257})
    void sumAndIntegralMeet(int samples) {
        Latent latent = Latent.random(2, 9);
        double[] w = latent.weights();
        double sum = 0;
        double logChoose = 0;
        for (int n = 0; n <= samples; n++) {
            double log =
                    logChoose + n * Math.log(latent.q[1]) + (samples - n) * Math.log(latent.q[0]);
            sum += Math.exp(log) * Math.log((n * w[1] + (samples - n) * w[0]) / samples);
            logChoose += Math.log((double) (samples - n) / (n + 1));
        }
        assertThat(value(latent.yaml(), "ELBO(samples = " + samples + ")"))
                .isCloseTo(sum, within(1e-12));
    }

    /** Burda, Grosse and Salakhutdinov 2016, theorem 1: never falling in K, up to log p(x). */
    @Test
    void moreSamplesNeverLowerTheBound() {
        for (int seed = 1; seed <= 20; seed++) {
            Latent latent = Latent.random(2 + seed % 4, seed);
            String[] bounds =
                    IntStream.of(1, 2, 3, 4, 5, 8, 16, 50, 1000)
                            .mapToObj(k -> "ELBO(samples = " + k + ")")
                            .toArray(String[]::new);
            List<Double> values = values(latent.yaml(), bounds);
            assertThat(values).isSorted();
            assertThat(values.getLast())
                    .isLessThan(Math.log(latent.evidence()))
                    .isCloseTo(Math.log(latent.evidence()), within(0.05));
        }
    }

    /** Renyi falls in its order, is log p(x) at 0 and the ELBO at 1; CUBO(n) is Renyi(1 − n). */
    @Test
    void powerMeansAreOrdered() {
        String[] orders = {
            "infinite",
            "30",
            "3",
            "2",
            "1.0001",
            "1",
            "0.9999",
            "1/2",
            "1/3",
            "0.0001",
            "0",
            "-0.5",
            "-1",
            "-3",
            "-30",
            "-infinite"
        };
        String[] asked =
                Arrays.stream(orders).map(a -> "Renyi(alpha = " + a + ")").toArray(String[]::new);
        for (int seed = 1; seed <= 20; seed++) {
            Latent latent = Latent.random(2 + seed % 5, seed);
            double[] w = latent.weights();
            List<Double> values = values(latent.yaml(), asked);
            assertThat(values).isSorted();
            assertThat(values.get(4)).isCloseTo(values.get(5), within(1e-3));
            assertThat(values.get(6)).isCloseTo(values.get(5), within(1e-3));
            assertThat(values.get(10)).isCloseTo(Math.log(latent.evidence()), within(1e-12));
            assertThat(values.getFirst())
                    .isCloseTo(Math.log(Arrays.stream(w).min().orElseThrow()), within(1e-12));
            assertThat(values.getLast())
                    .isCloseTo(Math.log(Arrays.stream(w).max().orElseThrow()), within(1e-12));
            List<Double> upper =
                    values(
                            latent.yaml(),
                            "CUBO(n = 1)",
                            "CUBO(n = 1.5)",
                            "CUBO(n = 2)",
                            "CUBO(n = 4)");
            assertThat(upper)
                    .containsExactly(
                            values.get(10), values.get(11), values.get(12), values.get(13));
        }
    }

    @Test
    void theUpperBoundIsTheEvidenceAndADivergence() {
        for (int seed = 1; seed <= 20; seed++) {
            Latent latent = Latent.random(4, seed);
            double evidence = latent.evidence();
            double divergence = 0;
            for (int i = 0; i < 4; i++) {
                double posterior = latent.prior[i] * latent.likelihood[i] / evidence;
                divergence += posterior * Math.log(posterior / latent.q[i]);
            }
            assertThat(value(latent.yaml(), "EUBO"))
                    .isCloseTo(Math.log(evidence) + divergence, within(1e-13));
        }
    }

    /** The gap of every Rényi bound is a Rényi divergence to the posterior (Li and Turner 2016). */
    @ParameterizedTest
    @ValueSource(strings = {"0.5", "1", "2", "3", "1/3"})
    void gapsOfRenyiBoundsAreRenyiDivergences(String alpha) {
        for (int seed = 1; seed <= 10; seed++) {
            String model = Latent.random(3, seed).yaml();
            String gap = "log p(x) - Renyi(alpha = " + alpha + ")";
            String divergence = "Renyi(q(z) || p(z | x), alpha = " + alpha + ")";
            List<Double> both = values(model, gap, divergence);
            assertThat(both.get(0)).isCloseTo(both.get(1), within(1e-12));
        }
    }

    @Test
    void ordersMayBeParameters() {
        String yaml =
                """
                id: a
                parameters:
                  k: 2 .. 3
                  order: one of [0.5, 1, 2]
                %sask:
                  - sampled: ELBO(samples = k)
                  - bound: Renyi(alpha = order)
                  - upper: CUBO(n = k)
                  - apart: "Renyi(p(z) || q(z), alpha = order)"
                """
                        .formatted(THREE_STATES);
        Exercise exercise = ExercisesForTests.read(yaml);
        for (int seed = 1; seed <= 6; seed++) {
            Variant variant = exercise.variant(seed);
            List<String> drawn =
                    variant.parameters().values().stream()
                            .map(v -> String.valueOf(Reals.toDouble((Real) v)))
                            .toList();
            String k = drawn.get(0).substring(0, 1);
            String[] fixed = {
                "ELBO(samples = " + k + ")",
                "Renyi(alpha = " + drawn.get(1) + ")",
                "CUBO(n = " + k + ")",
                "Renyi(p(z) || q(z), alpha = " + drawn.get(1) + ")"
            };
            assertThat(numbers(variant.answers())).isEqualTo(values(THREE_STATES, fixed));
        }
    }

    private static String zeros(String prior, String seen, String q) {
        String[] x = seen.split(" ");
        return """
        model:
          z: Categorical(%s)
          x | z:
            0: Bernoulli(%s)
            1: Bernoulli(%s)
            2: Bernoulli(%s)
        observe: {x: 1}
        q:
          z: Categorical(%s)
        """
                .formatted(prior, x[0], x[1], x[2], q);
    }

    /**
     * q ignores a state that the posterior has: all is finite but what looks from the posterior.
     */
    @Test
    void qMayIgnoreAState() {
        String model = zeros("0 = 0.5, 1 = 0.5, 2 = 0", "0.2 0.8 0.5", "0 = 0, 1 = 1, 2 = 0");
        double log = Math.log(0.4);
        String[] finite = {
            "ELBO",
            "ELBO(samples = 2)",
            "ELBO(samples = 40)",
            "Renyi(alpha = 0)",
            "Renyi(alpha = 0.5)",
            "Renyi(alpha = 2)",
            "Renyi(alpha = infinite)",
            "Renyi(alpha = -infinite)",
            "CUBO(n = 2)"
        };
        assertThat(values(model, finite))
                .allSatisfy(v -> assertThat(v).isCloseTo(log, within(1e-12)));
        assertThat(value(model, "E_q[ p(x, z)/q(z) ]")).isEqualTo(0.4);
        assertThat(values(model, "EUBO", "Renyi(p(z | x) || q(z), alpha = 2)"))
                .containsOnly(Double.POSITIVE_INFINITY);
        assertThat(value(model, "Renyi(p(z | x) || q(z), alpha = 0.5)"))
                .isCloseTo(-Math.log(0.8), within(1e-12));
    }

    /**
     * q draws a state whose joint is 0: what a single such draw ruins is −∞, the rest is finite.
     */
    @Test
    void qMayDrawTheImpossible() {
        String model = zeros("0 = 0.5, 1 = 0.3, 2 = 0.2", "0.4 0.9 0", "0 = 0.4, 1 = 0.5, 2 = 0.1");
        String[] ruined = {
            "ELBO", "ELBO(samples = 2)", "ELBO(samples = 40)", "Renyi(alpha = 1)",
            "Renyi(alpha = 1.5)", "Renyi(alpha = 2)", "Renyi(alpha = 3)", "Renyi(alpha = infinite)"
        };
        assertThat(values(model, ruined)).containsOnly(Double.NEGATIVE_INFINITY);
        assertThat(value(model, "Renyi(alpha = 0)")).isCloseTo(Math.log(0.47), within(1e-12));
        double root = Math.sqrt(0.2 * 0.4) + Math.sqrt(0.27 * 0.5);
        assertThat(value(model, "Renyi(alpha = 0.5)")).isCloseTo(2 * Math.log(root), within(1e-12));
        double square = 0.04 / 0.4 + 0.0729 / 0.5;
        assertThat(value(model, "CUBO(n = 2)")).isCloseTo(Math.log(square) / 2, within(1e-12));
        assertThat(value(model, "ESS")).isCloseTo(0.47 * 0.47 / square, within(1e-12));
        assertThat(value(model, "Renyi(alpha = -infinite)"))
                .isCloseTo(Math.log(0.54), within(1e-12));
        assertThat(value(model, "Renyi(q(z) || p(z | x), alpha = 2)"))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(value(model, "Renyi(q(z) || p(z | x), alpha = 0)")).isZero();
        assertThat(value(model, "Renyi(p(z | x) || q(z), alpha = 0)"))
                .isCloseTo(-Math.log(0.9), within(1e-12));
    }

    /** Weights of 1e-300 beside 1: the sum over ways and the integral still agree. */
    @Test
    void tinyWeights() {
        String model =
                """
                model:
                  z: Categorical(0 = 1e-300, 1 = 1 - 1e-300)
                  x | z:
                    0: Bernoulli(0.5)
                    1: Bernoulli(0.5)
                observe: {x: 1}
                q:
                  z: Categorical(0 = 0.5, 1 = 0.5)
                """;
        double none = Math.log(1e-300);
        assertThat(value(model, "ELBO(samples = 2)"))
                .isCloseTo(none / 4 + Math.log(0.5) / 2, within(1e-10));
        double sum = 0;
        double choose = 1;
        for (int n = 1; n <= 20; n++) {
            choose = choose * (21 - n) / n;
            sum += choose * Math.log(n / 20.0);
        }
        assertThat(value(model, "ELBO(samples = 20)"))
                .isCloseTo((sum + none) / Math.pow(2, 20), within(1e-12));
        List<String> wide = new ArrayList<>();
        for (int i = 0; i < 300; i++) wide.add(i + " = 1/300");
        String same = String.join(", ", wide);
        String rows =
                IntStream.range(0, 300)
                        .mapToObj(i ->
                                "    " + i + ": Bernoulli(" + (i == 0 ? "1e-300" : "0.5") + ")\n")
                        .collect(Collectors.joining());
        String many =
                "model:\n  z: Categorical("
                        + same
                        + ")\n  x | z:\n"
                        + rows
                        + "observe: {x: 1}\nq: prior\n";
        double p = 1.0 / 300;
        double by =
                p * p * none + 2 * p * (1 - p) * Math.log(0.25) + (1 - p) * (1 - p) * Math.log(0.5);
        assertThat(value(many, "ELBO(samples = 2)")).isCloseTo(by, within(1e-13));
    }

    /** Soft evidence and a structured q are evidence and a q like others. */
    @Test
    void softEvidenceAndStructuredQ() {
        String model =
                """
                model:
                  a: Bernoulli(0.3)
                  b | a:
                    0: Bernoulli(0.2)
                    1: Bernoulli(0.7)
                soft:
                  b: {0: 0.3, 1: 0.6}
                q:
                  a: Bernoulli(0.6)
                  b | a:
                    0: Bernoulli(0.5)
                    1: Bernoulli(0.25)
                """;
        double[] p = {0.7 * 0.8 * 0.3, 0.7 * 0.2 * 0.6, 0.3 * 0.3 * 0.3, 0.3 * 0.7 * 0.6};
        double[] q = {0.4 * 0.5, 0.4 * 0.5, 0.6 * 0.75, 0.6 * 0.25};
        double bound = 0;
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++)
                bound += q[i] * q[j] * Math.log((p[i] / q[i] + p[j] / q[j]) / 2);
        assertThat(value(model, "ELBO(samples = 2)")).isCloseTo(bound, within(1e-13));
    }
}
