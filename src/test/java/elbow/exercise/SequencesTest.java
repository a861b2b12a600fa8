package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Sequences and plates against sums over all paths, written out here. */
class SequencesTest {
    private static final String CHAIN =
            """
            id: umbrella
            model:
              z[1]: Categorical(rain = 0.5, sun = 0.5)
              z[t] | z[t-1]:
                rain: Categorical(rain = 0.7, sun = 0.3)
                sun:  Categorical(rain = 0.2, sun = 0.8)
              u[t] | z[t]:
                rain: Bernoulli(0.9)
                sun:  Bernoulli(0.2)
            observe: {u: [1, null, 0]}
            ask:
              - evidence: p(u)
              - smooth: p(z[2] = rain | u)
              - filter: p(z[t] = rain | u[1:t]) for t = 1 .. T
              - predict: p(z[T+1] = rain | u)
              - next: p(u[4] = 1 | u)
              - path: argmax p(z | u)
              - pair: p(z[1] = rain, z[2] = sun | u)
            """;

    private static final double[] START = {0.5, 0.5};
    private static final double[][] STEP = {{0.7, 0.3}, {0.2, 0.8}};
    private static final double[] WET = {0.9, 0.2};

    /** Σ over the paths of z[1..4] of p(z)·p(u up to {@code seen} | z)·f(z). */
    private static double sum(int seen, ToDoubleFunction<int[]> f) {
        double sum = 0;
        for (int code = 0; code < 16; code++) {
            int[] z = {code >> 3 & 1, code >> 2 & 1, code >> 1 & 1, code & 1};
            double p = START[z[0]];
            for (int t = 1; t < 4; t++) p *= STEP[z[t - 1]][z[t]];
            p *= WET[z[0]];
            if (seen >= 3) p *= 1 - WET[z[2]];
            sum += p * f.applyAsDouble(z);
        }
        return sum;
    }

    private static double number(Value value) {
        return Reals.toDouble((Real) value);
    }

    private static void is(Value value, double wanted) {
        assertThat(number(value)).isCloseTo(wanted, within(1e-12));
    }

    @Test
    void aChainIsTheSumOverItsPaths() {
        var answers = ExercisesForTests.read(CHAIN).variant(1).answers();
        double evidence = sum(3, z -> 1);
        is(answers.get("evidence"), evidence);
        is(answers.get("smooth"), sum(3, z -> 1 - z[1]) / evidence);
        is(answers.get("predict"), sum(3, z -> 1 - z[3]) / evidence);
        is(answers.get("next"), sum(3, z -> WET[z[3]]) / evidence);
        is(answers.get("pair"), sum(3, z -> (1 - z[0]) * z[1]) / evidence);
        List<Double> filtered = new ArrayList<>();
        for (Value v : ((Value.Listed) answers.get("filter")).items()) filtered.add(number(v));
        assertThat(filtered).hasSize(3);
        assertThat(filtered.get(0))
                .isCloseTo(sum(1, z -> 1 - z[0]) / sum(1, z -> 1), within(1e-12));
        assertThat(filtered.get(1))
                .isCloseTo(sum(1, z -> 1 - z[1]) / sum(1, z -> 1), within(1e-12));
        assertThat(filtered.get(2)).isCloseTo(sum(3, z -> 1 - z[2]) / evidence, within(1e-12));
    }

    @Test
    void theBestPathIsTheBestOfAll() {
        var answer = ExercisesForTests.read(CHAIN).variant(1).answers().get("path");
        double best = 0;
        List<String> path = List.of();
        for (int code = 0; code < 8; code++) {
            int[] wanted = {code >> 2, code >> 1 & 1, code & 1};
            double p =
                    sum(
                            3,
                            z ->
                                    z[0] == wanted[0] && z[1] == wanted[1] && z[2] == wanted[2]
                                            ? 1
                                            : 0);
            if (p <= best) continue;
            best = p;
            path = new ArrayList<>();
            for (int w : wanted) path.add(w == 0 ? "rain" : "sun");
        }
        assertThat(((Value.Assignment) answer).best()).containsExactly(path);
    }

    @Test
    void theGivenLinesTellAChainOnce() {
        assertThat(ExercisesForTests.read(CHAIN).variant(1).givens())
                .containsExactly(
                        "p(z[1] = sun) = 0.5",
                        "p(z[t] = sun | z[t-1] = rain) = 0.3",
                        "p(z[t] = sun | z[t-1] = sun) = 0.8",
                        "p(u[t] = 1 | z[t] = rain) = 0.9",
                        "p(u[t] = 1 | z[t] = sun) = 0.2",
                        "observed: u = [1, missing, 0]");
    }

    @Test
    void theStationaryDistributionStaysAsItIs() {
        var answers =
                ExercisesForTests.read(
                                """
                                id: stationary
                                model:
                                  z[1]: stationary(z)
                                  z[t] | z[t-1]:
                                    a: Categorical(a = 0.5, b = 0.3, c = 0.2)
                                    b: Categorical(a = 0.1, b = 0.6, c = 0.3)
                                    c: Categorical(a = 0.2, b = 0.2, c = 0.6)
                                length: 2
                                ask:
                                  - first: p(z[1])
                                  - later: p(z[7])
                                """)
                        .variant(1)
                        .answers();
        assertThat(((Value.Tabulated) answers.get("first")).rows())
                .isEqualTo(((Value.Tabulated) answers.get("later")).rows());
    }

    @Test
    void severalSequencesShareTheChain() {
        var answers =
                ExercisesForTests.read(
                                CHAIN.replace("[1, null, 0]", "[[1, 0], [0]]")
                                                .replaceAll("(?s)ask:.*", "")
                                        + """
                                        ask:
                                          - all: p(u)
                                          - first: p(u[1])
                                          - second: p(u[2])
                                          - last: p(z[1][T] = rain | u[1])
                                        """)
                        .variant(1)
                        .answers();
        double first = 0.5 * 0.9 * (0.7 * 0.1 + 0.3 * 0.8) + 0.5 * 0.2 * (0.2 * 0.1 + 0.8 * 0.8);
        double second = 0.5 * 0.1 + 0.5 * 0.8;
        is(answers.get("first"), first);
        is(answers.get("second"), second);
        is(answers.get("all"), first * second);
        is(answers.get("last"), (0.5 * 0.9 * 0.7 * 0.1 + 0.5 * 0.2 * 0.2 * 0.1) / first);
    }

    @Test
    void aSumGoesOverAPlate() {
        var answers =
                ExercisesForTests.read(
                                """
                                id: mixture
                                parameters: {rows: [0.1, 0.2, 0.3]}
                                model:
                                  c[i]: Bernoulli(rows[i])
                                  y[i] | c[i]:
                                    0: Bernoulli(rows.1)
                                    1: Bernoulli(0.7)
                                observe: {y: [1, 0, 1]}
                                ask:
                                  - sum: sum_i[ log p(y[i]) ]
                                  - joint: log p(y)
                                  - mean: mean_i[ p(c[i] = 1 | y[i]) ]
                                """)
                        .variant(1)
                        .answers();
        double a = 0.9 * 0.1 + 0.1 * 0.7;
        double b = 0.8 * 0.9 + 0.2 * 0.3;
        double c = 0.7 * 0.1 + 0.3 * 0.7;
        is(answers.get("sum"), Math.log(a) + Math.log(b) + Math.log(c));
        is(answers.get("joint"), Math.log(a * b * c));
        is(answers.get("mean"), (0.1 * 0.7 / a + 0.2 * 0.3 / b + 0.3 * 0.7 / c) / 3);
    }
}
