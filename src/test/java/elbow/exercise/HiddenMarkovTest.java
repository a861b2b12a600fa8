package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hidden Markov models of any length: by recursions written out here, and by identities. */
class HiddenMarkovTest {
    private static final int LONG = 2_000;
    private static final double[] START = {0.5, 0.3, 0.2};
    private static final double[][] STEP = {{0.7, 0.2, 0.1}, {0.15, 0.7, 0.15}, {0.05, 0.25, 0.7}};
    private static final double[][] SHOWN = {{0.4, 0.3, 0.3}, {0.1, 0.2, 0.7}, {0.05, 0.05, 0.9}};

    private static final String MODEL =
            """
            id: chain
            model:
              z[1]: Categorical(a = 0.5, b = 0.3, c = 0.2)
              z[t] | z[t-1]:
                a: Categorical(a = 0.7, b = 0.2, c = 0.1)
                b: Categorical(a = 0.15, b = 0.7, c = 0.15)
                c: Categorical(a = 0.05, b = 0.25, c = 0.7)
              u[t] | z[t]:
                a: Categorical(0 = 0.4, 1 = 0.3, 2 = 0.3)
                b: Categorical(0 = 0.1, 1 = 0.2, 2 = 0.7)
                c: Categorical(0 = 0.05, 1 = 0.05, 2 = 0.9)
            """;

    private static int[] data(int length) {
        Random random = new Random(7);
        return IntStream.range(0, length).map(t -> random.nextInt(3)).toArray();
    }

    private static Map<String, Value> answers(String model, int[] data, String rest) {
        String list =
                IntStream.of(data).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return ExercisesForTests.read(model + "observe: {u: [" + list + "]}\n" + rest)
                .variant(1)
                .answers();
    }

    private static double number(Value value) {
        return Reals.toDouble((Real) value);
    }

    private static double[] numbers(Value table) {
        return ((Value.Tabulated) table)
                .rows().stream().mapToDouble(r -> number(r.value())).toArray();
    }

    /** Forward messages as logarithms, without scaling, by log-sum-exp. */
    private static double[][] forward(int[] u) {
        double[][] log = new double[u.length][3];
        for (int t = 0; t < u.length; t++)
            for (int j = 0; j < 3; j++) {
                double[] terms = new double[3];
                for (int i = 0; i < 3; i++)
                    terms[i] =
                            t == 0 ? Math.log(START[j] / 3) : log[t - 1][i] + Math.log(STEP[i][j]);
                log[t][j] = logSum(terms) + Math.log(SHOWN[j][u[t]]);
            }
        return log;
    }

    private static double[][] backward(int[] u) {
        double[][] log = new double[u.length][3];
        for (int t = u.length - 2; t >= 0; t--)
            for (int i = 0; i < 3; i++) {
                double[] terms = new double[3];
                for (int j = 0; j < 3; j++)
                    terms[j] = Math.log(STEP[i][j] * SHOWN[j][u[t + 1]]) + log[t + 1][j];
                log[t][i] = logSum(terms);
            }
        return log;
    }

    private static double logSum(double[] logs) {
        double largest = Math.max(logs[0], Math.max(logs[1], logs[2]));
        double sum = 0;
        for (double l : logs) sum += Math.exp(l - largest);
        return largest + Math.log(sum);
    }

    @Test
    void twoThousandStepsAreFilteredAndSmoothedAsByLogarithms() {
        int[] u = data(LONG);
        Map<String, Value> answers =
                answers(
                        MODEL,
                        u,
                        """
                        ask:
                          - smoothed: p(z[t] | u) for t = 1 .. 2000
                          - filtered: p(z[t] | u[1:t]) for t = 1 .. 2000
                          - evidence: log p(u)
                          - path: argmax p(z | u)
                          - best: log(max p(z, u))
                          - next: p(z[T+1] | u)
                        """);
        double[][] a = forward(u);
        double[][] b = backward(u);
        double evidence = logSum(a[LONG - 1]);
        assertThat(number(answers.get("evidence"))).isCloseTo(evidence, within(1e-9 * -evidence));
        List<Value> smoothed = ((Value.Listed) answers.get("smoothed")).items();
        List<Value> filtered = ((Value.Listed) answers.get("filtered")).items();
        for (int t = 0; t < LONG; t++)
            for (int k = 0; k < 3; k++) {
                assertThat(numbers(smoothed.get(t))[k])
                        .isCloseTo(Math.exp(a[t][k] + b[t][k] - evidence), within(1e-9));
                assertThat(numbers(filtered.get(t))[k])
                        .isCloseTo(Math.exp(a[t][k] - logSum(a[t])), within(1e-9));
            }
        double[] next = numbers(answers.get("next"));
        for (int j = 0; j < 3; j++) {
            double sum = 0;
            for (int i = 0; i < 3; i++) sum += Math.exp(a[LONG - 1][i] - evidence) * STEP[i][j];
            assertThat(next[j]).isCloseTo(sum, within(1e-9));
        }
        assertThat(pathLog(answers.get("path"), u))
                .isCloseTo(number(answers.get("best")), within(1e-8));
        assertThat(number(answers.get("best"))).isCloseTo(best(u), within(1e-8));
    }

    /** log p(path, u) of the path answered. */
    private static double pathLog(Value path, int[] u) {
        List<String> states = ((Value.Assignment) path).best().getFirst();
        double log = 0;
        for (int t = 0; t < u.length; t++) {
            int z = "abc".indexOf(states.get(t));
            int before = t == 0 ? 0 : "abc".indexOf(states.get(t - 1));
            log += Math.log((t == 0 ? START[z] : STEP[before][z]) * SHOWN[z][u[t]]);
        }
        return log;
    }

    private static double best(int[] u) {
        double[] log = new double[3];
        for (int t = 0; t < u.length; t++) {
            double[] next = new double[3];
            for (int j = 0; j < 3; j++) {
                double most = t == 0 ? Math.log(START[j]) : Double.NEGATIVE_INFINITY;
                for (int i = 0; t > 0 && i < 3; i++)
                    most = Math.max(most, log[i] + Math.log(STEP[i][j]));
                next[j] = most + Math.log(SHOWN[j][u[t]]);
            }
            log = next;
        }
        return Math.max(log[0], Math.max(log[1], log[2]));
    }

    @Test
    void tinyEmissionsDoNotUnderflow() {
        String list = String.join(", ", java.util.Collections.nCopies(LONG, "1"));
        Map<String, Value> answers =
                ExercisesForTests.read(
                                """
                                id: tiny
                                model:
                                  z[1]: Bernoulli(0.5)
                                  z[t] | z[t-1]:
                                    0: Bernoulli(0.3)
                                    1: Bernoulli(0.7)
                                  u[t] | z[t]:
                                    0: Bernoulli(1e-200)
                                    1: Bernoulli(2e-200)
                                observe: {u: [%s]}
                                ask:
                                  - evidence: log p(u)
                                  - middle: p(z[1000] = 1 | u)
                                """
                                        .formatted(list))
                        .variant(1)
                        .answers();
        double[] message = {0.5, 0.5};
        double log = LONG * Math.log(1e-200);
        for (int t = 0; t < LONG; t++) {
            double[] ahead =
                    t == 0
                            ? message
                            : new double[] {
                                0.7 * message[0] + 0.3 * message[1],
                                0.3 * message[0] + 0.7 * message[1]
                            };
            double sum = ahead[0] + 2 * ahead[1];
            log += Math.log(sum);
            message = new double[] {ahead[0] / sum, 2 * ahead[1] / sum};
        }
        assertThat(number(answers.get("evidence"))).isCloseTo(log, within(1e-9 * -log));
        // far from both ends the chain is as if it had none: back(1)/back(0) is a fixed point
        double ratio = 1;
        for (int t = 0; t < 200; t++) ratio = (0.3 + 1.4 * ratio) / (0.7 + 0.6 * ratio);
        double odds = message[1] / message[0] * ratio;
        assertThat(number(answers.get("middle"))).isCloseTo(odds / (1 + odds), within(1e-9));
    }

    private static final String[] QS = {
        "  z[t]: Categorical(a = 0.3, b = 0.3, c = 0.4)\n",
        """
          z[1]: Categorical(a = 0.3, b = 0.3, c = 0.4)
          z[t] | z[t-1]:
            a: Categorical(a = 0.6, b = 0.3, c = 0.1)
            b: Categorical(a = 0.25, b = 0.6, c = 0.15)
            c: Categorical(a = 0.15, b = 0.25, c = 0.6)
        """
    };

    private static final double[][][] Q_STEPS = {
        {{0.3, 0.3, 0.4}, {0.3, 0.3, 0.4}, {0.3, 0.3, 0.4}},
        {{0.6, 0.3, 0.1}, {0.25, 0.6, 0.15}, {0.15, 0.25, 0.6}}
    };

    private static final String BOUND =
            """
            ask:
              - reconstruction: reconstruction
              - kl: KL(q(latents) || p(latents))
              - entropy: H(q(latents))
              - cross: CE(q(latents), p(latents))
              - elbo: ELBO
              - gap: gap
              - evidence: log p(u)
            """;

    /** Against the sum over all 243 paths. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theBoundIsTheSumOverThePaths(int q) {
        int[] u = data(5);
        Map<String, Value> answers = answers(MODEL, u, "q:\n" + QS[q].indent(0) + BOUND);
        double[] sums = new double[4];
        for (int code = 0; code < 243; code++) {
            double prior = 1;
            double under = 1;
            double shown = 1;
            int before = 0;
            for (int t = 0, rest = code; t < 5; t++, rest /= 3) {
                int z = rest % 3;
                prior *= t == 0 ? START[z] : STEP[before][z];
                under *= t == 0 ? new double[] {0.3, 0.3, 0.4}[z] : Q_STEPS[q][before][z];
                shown *= SHOWN[z][u[t]];
                before = z;
            }
            sums[0] += under * Math.log(shown);
            sums[1] += under * Math.log(under / prior);
            sums[2] -= under * Math.log(under);
            sums[3] -= under * Math.log(prior);
        }
        double evidence = logSum(forward(u)[4]);
        is(answers, "reconstruction", sums[0]);
        is(answers, "kl", sums[1]);
        is(answers, "entropy", sums[2]);
        is(answers, "cross", sums[3]);
        is(answers, "elbo", sums[0] - sums[1]);
        is(answers, "gap", evidence - sums[0] + sums[1]);
    }

    private static void is(Map<String, Value> answers, String part, double wanted) {
        assertThat(number(answers.get(part))).as(part).isCloseTo(wanted, within(1e-10));
    }

    /** 3^300 paths: KL = CE − H, ELBO = reconstruction − KL, gap = log evidence − ELBO ≥ 0. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theBoundOfALongChainHoldsTogether(int q) {
        Map<String, Value> answers = answers(MODEL, data(300), "q:\n" + QS[q] + BOUND);
        double kl = number(answers.get("kl"));
        double elbo = number(answers.get("reconstruction")) - kl;
        is(answers, "kl", number(answers.get("cross")) - number(answers.get("entropy")));
        is(answers, "elbo", elbo);
        assertThat(number(answers.get("gap")))
                .isPositive()
                .isCloseTo(number(answers.get("evidence")) - elbo, within(1e-9));
    }

    @Test
    void thePosteriorAsQClosesTheGap() {
        Map<String, Value> answers = answers(MODEL, data(60), "q: posterior\n" + BOUND);
        assertThat(number(answers.get("gap"))).isCloseTo(0, within(1e-9));
        assertThat(number(answers.get("elbo")))
                .isCloseTo(number(answers.get("evidence")), within(1e-9));
    }

    @Test
    void severalSequencesAreIndependent() {
        String two = MODEL + "observe: {u: [[0, null, 2], [1, 1, null, 0]]}\n";
        Map<String, Value> both =
                ExercisesForTests.read(
                                two
                                        + """
                                        ask:
                                          - evidence: log p(u)
                                          - first: log p(u[1])
                                          - second: log p(u[2])
                                          - state: p(z[2][3] | u)
                                          - own: p(z[2][3] | u[2])
                                          - path: argmax p(z[2] | u)
                                        """)
                        .variant(1)
                        .answers();
        Map<String, Value> alone =
                ExercisesForTests.read(
                                MODEL
                                        + """
                                        observe: {u: [1, 1, null, 0]}
                                        ask:
                                          - evidence: log p(u)
                                          - state: p(z[3] | u)
                                          - path: argmax p(z | u)
                                        """)
                        .variant(1)
                        .answers();
        is(both, "second", number(alone.get("evidence")));
        is(both, "evidence", number(both.get("first")) + number(both.get("second")));
        assertThat(numbers(both.get("state")))
                .containsExactly(numbers(alone.get("state")), within(1e-12));
        assertThat(numbers(both.get("own")))
                .containsExactly(numbers(alone.get("state")), within(1e-12));
        assertThat(((Value.Assignment) both.get("path")).best())
                .isEqualTo(((Value.Assignment) alone.get("path")).best());
    }

    @Test
    void whatIsImpossibleLeavesThePosteriorUndefined() {
        Map<String, Value> answers =
                ExercisesForTests.read(
                                """
                                id: impossible
                                model:
                                  z[1]: Categorical(a = 1, b = 0)
                                  z[t] | z[t-1]:
                                    a: Categorical(a = 1, b = 0)
                                    b: Categorical(a = 0.5, b = 0.5)
                                  u[t] | z[t]:
                                    a: Bernoulli(0)
                                    b: Bernoulli(0.5)
                                observe: {u: [0, 1, 0]}
                                ask:
                                  - evidence: p(u)
                                  - smoothed: p(z[1] = a | u)
                                  - before: p(z[1] = a | u[1])
                                  - best: max p(z, u)
                                """)
                        .variant(1)
                        .answers();
        is(answers, "evidence", 0);
        is(answers, "before", 1);
        is(answers, "best", 0);
        assertThat(answers.get("smoothed")).isInstanceOf(Real.Undefined.class);
    }

    /** The mean and the variance of what is seen next are those of a mixture. */
    @Test
    void realEmissionsArePredicted() {
        Map<String, Value> answers =
                ExercisesForTests.read(
                                """
                                id: real
                                model:
                                  z[1]: stationary(z)
                                  z[t] | z[t-1]:
                                    a: Categorical(a = 0.8, b = 0.2)
                                    b: Categorical(a = 0.4, b = 0.6)
                                  u[t] | z[t]:
                                    a: Normal(mean = 0, sd = 1)
                                    b: Normal(mean = 3, sd = 2)
                                  v[t] | z[t]:
                                    a: Bernoulli(0.3)
                                    b: Bernoulli(0.6)
                                observe: {u: [1, 4, null], v: [1, 0, null]}
                                ask:
                                  - state: p(z[4] = b | u, v)
                                  - mean: mean(p(u[4] | u, v))
                                  - var: var(p(u[4] | u, v))
                                  - best: log(max p(z, u, v))
                                  - evidence: log p(u, v)
                                """)
                        .variant(1)
                        .answers();
        double[] start = {2.0 / 3, 1.0 / 3};
        double[][] step = {{0.8, 0.2}, {0.4, 0.6}};
        double[][] seen = {
            {normal(1, 0, 1) * 0.3, normal(1, 3, 2) * 0.6},
            {normal(4, 0, 1) * 0.7, normal(4, 3, 2) * 0.4}
        };
        double evidence = 0;
        double best = 0;
        double last = 0;
        for (int code = 0; code < 16; code++) {
            int[] z = {code & 1, code >> 1 & 1, code >> 2 & 1, code >> 3};
            double three = start[z[0]] * step[z[0]][z[1]] * step[z[1]][z[2]];
            three *= seen[0][z[0]] * seen[1][z[1]];
            best = Math.max(best, three);
            evidence += three * step[z[2]][z[3]];
            if (z[3] == 1) last += three * step[z[2]][z[3]];
        }
        double b = last / evidence;
        is(answers, "state", b);
        is(answers, "mean", 3 * b);
        is(answers, "var", (1 - b) + b * (4 + 9) - 9 * b * b);
        is(answers, "best", Math.log(best));
        is(answers, "evidence", Math.log(evidence));
    }

    private static double normal(double x, double mean, double sd) {
        double z = (x - mean) / sd;
        return Math.exp(-z * z / 2) / (sd * Math.sqrt(2 * Math.PI));
    }

    /** What is asked of one element of a plate rests on its own data alone. */
    @Test
    void elementsOfAPlateAreNotSummedOverTogether() {
        Variant variant =
                ExercisesForTests.read(
                                """
                                id: plate
                                model:
                                  c[i]: Categorical(a = 0.3, b = 0.7)
                                  y[i] | c[i]:
                                    a: Bernoulli(0.2)
                                    b: Bernoulli(0.6)
                                observe: {y: [1, 0, 1]}
                                ask:
                                  - one: p(c[1] = a | y)
                                  - evidence: p(y)
                                """)
                        .variant(1);
        is(variant.answers(), "one", 0.06 / (0.06 + 0.42));
        is(variant.answers(), "evidence", 0.48 * 0.52 * 0.48);
        assertThat(
                        String.join(
                                "\n",
                                new elbow.working.TextWorking(80)
                                        .lines(
                                                variant.worked(
                                                        "one",
                                                        List.of(),
                                                        new elbow.working.Digits(4)))))
                .doesNotContain("c[2]")
                .doesNotContain("y[2]");
    }
}
