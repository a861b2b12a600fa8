package elbow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.exercise.Exercise;
import elbow.exercise.ExerciseReader;
import elbow.exercise.Variant;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random linear-Gaussian networks against their joint Normal as one dense matrix, which is
 * conditioned at once by elimination with pivots.
 */
class RandomGaussianTest {
    private static final int EACH = 20;

    /** What is asked, and what each answer should be. */
    private final Map<String, double[]> should = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void conditions(long seed) {
        for (long i = 0; i < EACH; i++) {
            should.clear();
            RandomGaussian network = new RandomGaussian(1000 * seed + i, true);
            List<String> hidden = network.hidden();
            for (String s : hidden) of(network, s);
            for (String a : hidden) for (String b : hidden) if (!a.equals(b)) of(network, a, b);
            List<String> spread = network.spread();
            if (spread.size() >= 2) information(network, spread.getFirst(), spread.getLast());
            if (!network.observed().isEmpty()) {
                String all = String.join(", ", network.observed());
                should.put("log p(" + all + ")", new double[] {network.logEvidence()});
            }
            check(network.yaml());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void measures(long seed) {
        for (long i = 0; i < EACH; i++) {
            should.clear();
            RandomGaussian network = new RandomGaussian(1000 * seed + 500 + i, false);
            if (network.observed().isEmpty()) continue;
            List<String> hidden = network.hidden();
            GaussianJoint q = network.q();
            GaussianJoint posterior = network.given(hidden.toArray(String[]::new));
            double gap = q.divergenceTo(posterior);
            String all = String.join(", ", hidden);
            should.put("KL(q(" + all + ") || p(" + all + right(network) + "))", one(gap));
            should.put("gap", one(gap));
            should.put("ELBO", one(network.logEvidence() - gap));
            should.put("H(q(" + all + "))", one(q.entropy()));
            should.put("H(p(" + all + right(network) + "))", one(posterior.entropy()));
            if (network.dimension(hidden.getFirst()) > 1) {
                String s = hidden.getFirst();
                double product = q.cov()[0][1] + q.mean()[0] * q.mean()[1];
                should.put("E_q[ " + s + ".1*" + s + ".2 ]", one(product));
            }
            check(network.yaml());
        }
    }

    /** Twelve dimensions, four of another variable observed. */
    @Test
    void large() {
        Random random = new Random(12);
        double[][] a = matrix(random, 12, 12);
        double[][] s = Dense.plus(Dense.times(a, Dense.transpose(a)), Dense.identity(12), 1);
        double[][] w = matrix(random, 4, 12);
        double[] x = matrix(random, 1, 4)[0];
        GaussianJoint joint =
                GaussianJoint.empty()
                        .with(new double[12][0], new double[12], s)
                        .with(w, new double[4], Dense.identity(4));
        GaussianJoint given = joint.given(new int[] {12, 13, 14, 15}, x);
        should.put("mean(p(z | x))", given.mean());
        should.put("cov(p(z | x))", flat(given.cov()));
        should.put("log p(x)", one(joint.marginal(12, 13, 14, 15).logDensity(x)));
        should.put("H(p(z | x))", one(given.entropy()));
        check(
                "id: f\nmodel:\n  z: Normal(mean = %s, cov = %s)\n"
                                .formatted(Arrays.toString(new double[12]), Arrays.deepToString(s))
                        + "  x | z: Normal(mean = %s*z, cov = %s)\nobserve: {x: %s}\n"
                                .formatted(
                                        Arrays.deepToString(w),
                                        Arrays.deepToString(Dense.identity(4)),
                                        Arrays.toString(x)));
    }

    private static double[][] matrix(Random random, int rows, int columns) {
        double[][] made = new double[rows][columns];
        for (double[] row : made)
            for (int j = 0; j < columns; j++) row[j] = (random.nextInt(17) - 8) / 8.0;
        return made;
    }

    private static double[] one(double number) {
        return new double[] {number};
    }

    private static String right(RandomGaussian network) {
        return network.observed().isEmpty() ? "" : " | " + String.join(", ", network.observed());
    }

    private void of(RandomGaussian network, String s) {
        GaussianJoint given = network.given(s);
        String right = right(network);
        should.put("mean(p(" + s + right + "))", given.mean());
        boolean vector = network.dimension(s) > 1;
        should.put((vector ? "cov" : "var") + "(p(" + s + right + "))", flat(given.cov()));
        if (!vector) return;
        should.put("mean(p(" + s + ".1" + right + "))", one(given.mean()[0]));
        should.put("var(p(" + s + ".2" + right + "))", one(given.cov()[1][1]));
        should.put("cov(" + s + ".1, " + s + ".2" + right + ")", one(given.cov()[0][1]));
    }

    private void of(RandomGaussian network, String a, String b) {
        int rows = network.dimension(a);
        GaussianJoint given = network.given(a, b);
        double[][] across =
                Arrays.stream(given.cov(), 0, rows)
                        .map(row -> Arrays.copyOfRange(row, rows, row.length))
                        .toArray(double[][]::new);
        should.put("cov(" + a + ", " + b + right(network) + ")", flat(across));
    }

    private void information(RandomGaussian network, String a, String b) {
        double both = network.given(a, b).entropy();
        double apart = network.given(a).entropy() + network.given(b).entropy();
        String right = right(network);
        should.put("I(" + a + " ; " + b + right + ")", one(apart - both));
        should.put("H(p(" + a + ", " + b + right + "))", one(both));
    }

    private static double[] flat(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }

    private void check(String model) {
        StringBuilder yaml = new StringBuilder(model).append("ask:\n");
        List<String> asked = new ArrayList<>(should.keySet());
        for (int i = 0; i < asked.size(); i++)
            yaml.append("  - a").append(i).append(": ").append(asked.get(i)).append('\n');
        Exercise exercise = ExerciseReader.read(yaml.toString(), Path.of("f.yaml"));
        Variant variant = exercise.variant(1);
        for (int i = 0; i < asked.size(); i++) {
            Value value = variant.answers().get("a" + i);
            assertThat(value).isNotNull();
            double[] is = value.numbers().stream().mapToDouble(Reals::toDouble).toArray();
            double[] wanted = should.getOrDefault(asked.get(i), new double[0]);
            String as = asked.get(i) + " of\n" + yaml + Arrays.toString(is);
            assertThat(is).as(as).hasSize(wanted.length);
            for (int j = 0; j < is.length; j++)
                assertThat(Math.abs(is[j] - wanted[j]))
                        .as(as + " for " + Arrays.toString(wanted))
                        .isLessThanOrEqualTo(1e-9 * Math.max(1, Math.abs(wanted[j])));
        }
    }
}
