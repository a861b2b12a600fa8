package elbow.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.exercise.ExerciseReader;
import elbow.inference.KalmanFilter;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Small chains by two roads: filter, then Rauch, Tung and Striebel's smoother, against conditioning
 * on one observation after the other, which is what a working shows.
 */
class RandomChainTest {
    private final List<String> asked = new ArrayList<>();
    private final List<double[]> should = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void smooths(long seed) {
        Random random = new Random(seed);
        int size = 1 + random.nextInt(2);
        int length = 3 + random.nextInt(3);
        double[][] a = matrix(random, size, size);
        double[] b = matrix(random, 1, size)[0];
        double[][] q = diagonal(random, size);
        double[][] c = matrix(random, 1, size);
        double[] d = matrix(random, 1, 1)[0];
        double[][] r = diagonal(random, 1);
        double[] m = matrix(random, 1, size)[0];
        double[][] p = diagonal(random, size);
        List<Optional<double[]>> seen = new ArrayList<>();
        for (int t = 0; t < length; t++)
            seen.add(
                    t > 0 && random.nextInt(4) == 0
                            ? Optional.empty()
                            : Optional.of(matrix(random, 1, 1)[0]));
        KalmanFilter filter = new KalmanFilter(a, b, q, c, d, r, new KalmanFilter.State(m, p));
        KalmanFilter.Filtered filtered = filter.filter(seen);
        KalmanFilter.Smoothed smoothed = filter.smooth(filtered);
        ask("log p(x)", new double[] {filtered.logEvidence()});
        for (int t = 1; t <= length; t++) {
            String spread = size == 1 ? "var" : "cov";
            state("z[" + t + "] | x", spread, smoothed.states().get(t - 1), size);
            state("z[" + t + "] | x[1:" + t + "]", spread, filtered.filtered().get(t - 1), size);
            if (t < length)
                ask(
                        "cov(z[" + t + "], z[" + (t + 1) + "] | x)",
                        flat(smoothed.lagOne().get(t - 1)));
        }
        String by = size == 1 ? "(" + a[0][0] + ")" : Arrays.deepToString(a);
        String sight =
                size == 1
                        ? "(" + c[0][0] + ")*z[t]"
                        : "(" + c[0][0] + ")*z[t].1 + (" + c[0][1] + ")*z[t].2";
        check(
                """
                id: f
                model:
                  z[1]: Normal(mean = %s, %s)
                  z[t] | z[t-1]: Normal(mean = %s*z[t-1] + %s, %s)
                  x[t] | z[t]: Normal(mean = %s + (%s), var = %s)
                observe: {x: %s}
                """
                        .formatted(
                                vector(m),
                                spread(p),
                                by,
                                vector(b),
                                spread(q),
                                sight,
                                d[0],
                                r[0][0],
                                seen.stream()
                                        .map(x -> x.map(v -> "" + v[0]).orElse("null"))
                                        .toList()));
    }

    private void state(String of, String spread, KalmanFilter.State state, int size) {
        double[] mean = new double[size];
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            mean[i] = state.mean(i);
            for (int j = 0; j < size; j++) covariance[i][j] = state.covariance(i, j);
        }
        ask("mean(p(" + of + "))", mean);
        ask(spread + "(p(" + of + "))", flat(covariance));
    }

    private void ask(String formula, double[] answer) {
        asked.add(formula);
        should.add(answer);
    }

    private static double[] flat(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }

    private static String vector(double[] v) {
        return v.length == 1 ? "(" + v[0] + ")" : Arrays.toString(v);
    }

    private static String spread(double[][] s) {
        return s.length == 1 ? "var = " + s[0][0] : "cov = " + Arrays.deepToString(s);
    }

    private static double[][] matrix(Random random, int rows, int columns) {
        double[][] made = new double[rows][columns];
        for (double[] row : made)
            for (int j = 0; j < columns; j++) row[j] = (random.nextInt(41) - 20) / 16.0;
        return made;
    }

    private static double[][] diagonal(Random random, int size) {
        double[][] made = new double[size][size];
        for (int i = 0; i < size; i++) made[i][i] = (1 + random.nextInt(30)) / 16.0;
        return made;
    }

    private void check(String model) {
        StringBuilder yaml = new StringBuilder(model).append("ask:\n");
        for (int i = 0; i < asked.size(); i++)
            yaml.append("  - a").append(i).append(": ").append(asked.get(i)).append('\n');
        Map<String, Value> answers =
                ExerciseReader.read(yaml.toString(), Path.of("f.yaml"))
                        .variant(1)
                        .solution()
                        .answers();
        for (int i = 0; i < asked.size(); i++) {
            Value value = answers.get("a" + i);
            assertThat(value).isNotNull();
            double[] is = value.numbers().stream().mapToDouble(Reals::toDouble).toArray();
            assertThat(is).as(asked.get(i) + " of\n" + yaml).hasSize(should.get(i).length);
            for (int j = 0; j < is.length; j++)
                assertThat(is[j]).as(asked.get(i)).isCloseTo(should.get(i)[j], within(1e-10));
        }
    }
}
