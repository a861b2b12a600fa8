package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elbow.source.FaultException;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rounds of EM and of mean field against the same rounds in plain arrays. */
class RoundsTest {
    private static Map<String, Value> answers(String yaml) {
        return ExerciseReader.read("id: rounds\n" + yaml, Path.of("rounds.yaml"))
                .variant(1)
                .answers();
    }

    private static double number(Map<String, Value> answers, String part) {
        Value value = answers.get(part);
        assertThat(value).as(part).isInstanceOf(Real.class);
        return Reals.toDouble((Real) value);
    }

    private static String list(double[] numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToObj(x -> String.format(Locale.ROOT, "%.4f", x))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static double[] drawn(int n, long seed) {
        Random random = new Random(seed);
        double[] x = new double[n];
        for (int i = 0; i < n; i++)
            x[i] =
                    Math.round(
                                    1e4
                                            * (random.nextBoolean()
                                                    ? random.nextGaussian()
                                                    : 4 + 2 * random.nextGaussian()))
                            / 1e4;
        return x;
    }

    /** w, m0, m1, v0, v1 after one round; the log evidence before it is left in the last place. */
    private static double[] normals(double[] x, double[] at) {
        double[] r = new double[x.length];
        double log = 0;
        for (int i = 0; i < x.length; i++) {
            double a = (1 - at[0]) * density(x[i], at[1], at[3]);
            double b = at[0] * density(x[i], at[2], at[4]);
            r[i] = b / (a + b);
            log += Math.log(a + b);
        }
        double n1 = 0;
        double s0 = 0;
        double s1 = 0;
        for (int i = 0; i < x.length; i++) {
            n1 += r[i];
            s0 += (1 - r[i]) * x[i];
            s1 += r[i] * x[i];
        }
        double n0 = x.length - n1;
        double m0 = s0 / n0;
        double m1 = s1 / n1;
        double v0 = 0;
        double v1 = 0;
        for (int i = 0; i < x.length; i++) {
            v0 += (1 - r[i]) * (x[i] - m0) * (x[i] - m0);
            v1 += r[i] * (x[i] - m1) * (x[i] - m1);
        }
        return new double[] {n1 / x.length, m0, m1, v0 / n0, v1 / n1, log};
    }

    private static double density(double x, double m, double v) {
        return Math.exp(-(x - m) * (x - m) / (2 * v)) / Math.sqrt(2 * Math.PI * v);
    }

    private static final String NORMALS =
            """
            model:
              c[i]: Bernoulli(w)
              y[i] | c[i]:
                0: Normal(mean = m.1, var = a)
                1: Normal(mean = m.2, sd = b)
            observe: {y: %s}
            em:
              start: {w: 0.3, m: [-1, 3], a: 2, b: 1.5}
              rounds: %d
            ask:
            """;

    @Test
    void normalsFollowAndTheEvidenceNeverFalls() {
        for (int n : new int[] {12, 1000}) {
            double[] x = drawn(n, n);
            int rounds = 4;
            StringBuilder ask =
                    new StringBuilder(String.format(Locale.ROOT, NORMALS, list(x), rounds));
            for (int r = 0; r <= rounds; r++)
                ask.append("  - l" + r + ": em[" + r + "].log_evidence\n");
            for (String name : List.of("w", "m.1", "m.2", "a", "b"))
                ask.append("  - " + name.replace(".", "") + ": em[" + rounds + "]." + name + "\n");
            Map<String, Value> answers = answers(ask.toString());
            double[] at = {0.3, -1, 3, 2, 2.25};
            for (int r = 0; r <= rounds; r++) {
                double[] next = normals(x, at);
                assertThat(number(answers, "l" + r)).isCloseTo(next[5], within(1e-9 * n));
                if (r > 0)
                    assertThat(number(answers, "l" + r))
                            .isGreaterThanOrEqualTo(number(answers, "l" + (r - 1)));
                if (r < rounds) at = next;
            }
            assertThat(number(answers, "w")).isCloseTo(at[0], within(1e-9));
            assertThat(number(answers, "m1")).isCloseTo(at[1], within(1e-9));
            assertThat(number(answers, "m2")).isCloseTo(at[2], within(1e-9));
            assertThat(number(answers, "a")).isCloseTo(at[3], within(1e-9));
            assertThat(number(answers, "b")).isCloseTo(Math.sqrt(at[4]), within(1e-9));
        }
    }

    /** At the fixed point one more round changes nothing. */
    @Test
    void convergedIsAFixedPoint() {
        double[] x = drawn(9, 7);
        String yaml =
                String.format(Locale.ROOT, NORMALS, list(x), 0)
                        .replace("rounds: 0", "rounds: converged");
        Map<String, Value> answers =
                answers(
                        yaml
                                + "  - w: em[T].w\n  - m: em[T].m.1\n  - n: em[T].m.2\n"
                                + "  - a: em[T].a\n  - b: em[T].b\n");
        double sd = number(answers, "b");
        double[] at = {
            number(answers, "w"),
            number(answers, "m"),
            number(answers, "n"),
            number(answers, "a"),
            sd * sd
        };
        double[] next = normals(x, at);
        for (int k = 0; k < 5; k++) assertThat(next[k]).isCloseTo(at[k], within(1e-9));
    }

    /** By all paths of two sequences, one with a missing observation. */
    @Test
    void baumWelchByPaths() {
        Map<String, Value> answers =
                answers(
                        """
                        model:
                          z[1]: Bernoulli(s)
                          z[t] | z[t-1]:
                            0: Bernoulli(a)
                            1: Bernoulli(b)
                          u[t] | z[t]:
                            0: Bernoulli(c)
                            1: Bernoulli(d)
                        observe: {u: [[1, 0, 1, 1], [0, null, 1]]}
                        em:
                          start: {s: 0.4, a: 0.3, b: 0.8, c: 0.2, d: 0.7}
                          rounds: 1
                        ask:
                          - s: em[1].s
                          - a: em[1].a
                          - b: em[1].b
                          - c: em[1].c
                          - d: em[1].d
                          - l: em[0].log_evidence
                        """);
        int[][] seen = {{1, 0, 1, 1}, {0, -1, 1}};
        double[][] into = {{0.7, 0.3}, {0.2, 0.8}};
        double[][] out = {{0.8, 0.2}, {0.3, 0.7}};
        double[] start = {0.6, 0.4};
        double first = 0;
        double[][] moves = new double[2][2];
        double[][] shown = new double[2][2];
        double log = 0;
        for (int[] u : seen) {
            double total = 0;
            List<double[]> paths = new ArrayList<>();
            for (int path = 0; path < 1 << u.length; path++) {
                double p = start[path & 1];
                for (int t = 0; t < u.length; t++) {
                    if (t > 0) p *= into[path >> (t - 1) & 1][path >> t & 1];
                    if (u[t] >= 0) p *= out[path >> t & 1][u[t]];
                }
                total += p;
                paths.add(new double[] {path, p});
            }
            log += Math.log(total);
            for (double[] each : paths) {
                int path = (int) each[0];
                double p = each[1] / total;
                first += p * (path & 1) / 2;
                for (int t = 0; t < u.length; t++) {
                    if (t > 0) moves[path >> (t - 1) & 1][path >> t & 1] += p;
                    if (u[t] >= 0) shown[path >> t & 1][u[t]] += p;
                }
            }
        }
        assertThat(number(answers, "l")).isCloseTo(log, within(1e-12));
        assertThat(number(answers, "s")).isCloseTo(first, within(1e-12));
        assertThat(number(answers, "a")).isCloseTo(share(moves[0]), within(1e-12));
        assertThat(number(answers, "b")).isCloseTo(share(moves[1]), within(1e-12));
        assertThat(number(answers, "c")).isCloseTo(share(shown[0]), within(1e-12));
        assertThat(number(answers, "d")).isCloseTo(share(shown[1]), within(1e-12));
    }

    private static double share(double[] counts) {
        return counts[1] / (counts[0] + counts[1]);
    }

    /** Poisson and Exponential components, by weighted means. */
    @Test
    void ratesFollow() {
        double[] x = {1, 4, 0, 6, 2};
        Map<String, Value> poisson =
                answers(
                        rates("Poisson(rate = a)", "Poisson(rate = b)")
                                + "  - l: em[0].log_evidence\n");
        Map<String, Value> exponential =
                answers(rates("Exponential(rate = a)", "Exponential(scale = b)"));
        double[][] sums = new double[2][4];
        for (double y : x) {
            double p = 0.5 * Math.pow(1, y) * Math.exp(-1);
            double q = 0.5 * Math.pow(3, y) * Math.exp(-3.0);
            add(sums[0], q / (p + q), y);
            double e = 0.5 * Math.exp(-y);
            double f = 0.5 * Math.exp(-y / 3) / 3;
            add(sums[1], f / (e + f), y);
        }
        assertThat(number(poisson, "a")).isCloseTo(sums[0][2] / sums[0][0], within(1e-12));
        assertThat(number(poisson, "b")).isCloseTo(sums[0][3] / sums[0][1], within(1e-12));
        assertThat(number(exponential, "a")).isCloseTo(sums[1][0] / sums[1][2], within(1e-12));
        assertThat(number(exponential, "b")).isCloseTo(sums[1][3] / sums[1][1], within(1e-12));
    }

    private static void add(double[] sums, double r, double y) {
        sums[0] += 1 - r;
        sums[1] += r;
        sums[2] += (1 - r) * y;
        sums[3] += r * y;
    }

    private static String rates(String first, String second) {
        return """
        model:
          c[i]: Bernoulli(0.5)
          y[i] | c[i]:
            0: FIRST
            1: SECOND
        observe: {y: [1, 4, 0, 6, 2]}
        em: {start: {a: 1, b: 3}, rounds: 1}
        ask:
          - a: em[1].a
          - b: em[1].b
        """
                .replace("FIRST", first)
                .replace("SECOND", second);
    }

    /** A component that nothing was seen of has no estimate. */
    @Test
    void anEmptyComponentIsUndefined() {
        Map<String, Value> answers =
                answers(
                        """
                        model:
                          c[i]: Categorical(a = 1, b = 0)
                          y[i] | c[i]:
                            a: Normal(mean = m, var = 1)
                            b: Normal(mean = n, var = 1)
                        observe: {y: [1, 4]}
                        em: {start: {m: 1, n: 3}, rounds: 1}
                        ask:
                          - m: em[1].m
                          - n: em[1].n
                        """);
        assertThat(number(answers, "m")).isEqualTo(2.5);
        assertThat(answers.get("n")).isEqualTo(Real.UNDEFINED);
    }

    @Test
    void whatHasNoClosedStepIsRefused() {
        assertThatThrownBy(() ->
                        answers(
                                """
                                model:
                                  c[i]: Bernoulli(0.5)
                                  y[i] | c[i]:
                                    0: Normal(mean = 2*m, var = 1)
                                    1: Normal(mean = 0, var = 1)
                                observe: {y: [1, 4]}
                                em: {start: {m: 1}, rounds: 1}
                                ask:
                                  - m: em[1].m
                                """))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("EM has no closed M step for m");
    }

    /** Two switches over many rounds: the bound never falls, and each round is as by log odds. */
    @Test
    void meanFieldFollowsAndTheBoundNeverFalls() {
        double left = 0.5;
        double right = 0.3;
        double before = Double.NEGATIVE_INFINITY;
        for (int rounds = 1; rounds <= 5; rounds++) {
            left = logistic(Math.log(0.4 / 0.6) + Math.log(9) * (1 - 2 * right));
            right = logistic(Math.log(0.6 / 0.4) + Math.log(9) * (1 - 2 * left));
            Map<String, Value> answers = answers(switches(Integer.toString(rounds)));
            assertThat(number(answers, "a")).isCloseTo(left, within(1e-12));
            assertThat(number(answers, "b")).isCloseTo(right, within(1e-12));
            assertThat(number(answers, "bound")).isGreaterThanOrEqualTo(before);
            before = number(answers, "bound");
        }
        Map<String, Value> answers = answers(switches("converged"));
        double a = number(answers, "a");
        double b = number(answers, "b");
        assertThat(a)
                .isCloseTo(
                        logistic(Math.log(0.4 / 0.6) + Math.log(9) * (1 - 2 * b)), within(1e-12));
        assertThat(number(answers, "bound")).isGreaterThanOrEqualTo(before);
    }

    /** Each bound is at least the one of the round before, and none exceeds the exact evidence. */
    @ParameterizedTest
    @MethodSource("realModels")
    void meanFieldOfNumbersNeverFallsAndStaysBelowTheEvidence(String model) {
        double before = Double.NEGATIVE_INFINITY;
        for (String rounds : List.of("1", "2", "3", "6", "converged")) {
            Map<String, Value> answers =
                    answers(
                            model.replace("ROUNDS", rounds)
                                    + "ask:\n  - bound: ELBO\n  - evidence: log p(x)\n");
            double bound = number(answers, "bound");
            assertThat(bound).as(rounds).isGreaterThanOrEqualTo(before - 1e-12);
            assertThat(bound).isLessThanOrEqualTo(number(answers, "evidence") + 1e-12);
            before = bound;
        }
    }

    private static Stream<String> realModels() {
        return Stream.of(
                """
                model:
                  a: Normal(mean = 1, var = 2)
                  b: Normal(mean = -1, var = 3)
                  x | a, b: Normal(mean = 2*a - b + 0.5, var = 0.4)
                observe: {x: 4}
                q: {mean_field: {start: {a: 0, b: 0}, rounds: ROUNDS}}
                """,
                """
                model:
                  tau: Gamma(shape = 2, rate = 2)
                  mu | tau: Normal(mean = 0, var = 1/(1*tau))
                  x[i] | mu, tau: Normal(mean = mu, precision = tau)
                observe: {x: [1.3, -0.4, 2.2, 0.9, 1.7]}
                q: {mean_field: {start: {tau: 1}, order: [mu, tau], rounds: ROUNDS}}
                """);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static String switches(String rounds) {
        return """
        model:
          a: Bernoulli(0.4)
          b: Bernoulli(0.6)
          x | a, b:
            0, 0: Bernoulli(0.1)
            0, 1: Bernoulli(0.9)
            1, 0: Bernoulli(0.9)
            1, 1: Bernoulli(0.1)
        observe: {x: 1}
        q: {mean_field: {start: {b: 0.3}, rounds: ROUNDS}}
        ask:
          - a: q(a = 1)
          - b: q(b = 1)
          - bound: ELBO
        """
                .replace("ROUNDS", rounds);
    }

    /** One block of all variables is the posterior. */
    @Test
    void oneBlockIsThePosterior() {
        Map<String, Value> answers =
                answers(
                        switches("1").replace("start: {b: 0.3}", "blocks: [[a, b]]")
                                + "  - gap: gap\n  - right: p(a = 1 | x)\n");
        assertThat(number(answers, "gap")).isCloseTo(0, within(1e-12));
        assertThat(number(answers, "a")).isCloseTo(number(answers, "right"), within(1e-12));
    }
}
