package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Reals;
import elbow.value.Value;

import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A chain of Normal variables that is too long for a graph, with missing values, against its joint
 * covariance as one dense matrix, which is conditioned at once.
 */
class LongGaussianChainTest {
    private static final int LENGTH = 60;
    private static final double DECAY = 0.9;
    private static final double DRIFT = 0.5;
    private static final double NOISE = 0.3;

    @Test
    void filtersSmoothsAndPredicts() {
        Map<String, Value> answers =
                ExerciseReader.read(yaml(), Path.of("chain.yaml")).variant(1).answers();
        assertThat(number(answers, "evidence")).isCloseTo(logDensity(LENGTH), within(1e-9));
        assertThat(number(answers, "half")).isCloseTo(logDensity(30), within(1e-9));
        near(answers, "filtered", 30, 30);
        near(answers, "smoothed", 12, LENGTH);
        near(answers, "fixed", 12, 30);
        near(answers, "next", LENGTH + 1, LENGTH);
        near(answers, "prior", 7, 0);
    }

    private static boolean isMissing(int t) {
        return t % 7 == 3;
    }

    private static double value(int t) {
        return Math.round(100 * Math.sin(t)) / 100.0;
    }

    private static List<Integer> seen(int last) {
        List<Integer> seen = new ArrayList<>();
        for (int t = 1; t <= last; t++) if (!isMissing(t)) seen.add(t);
        return seen;
    }

    /** cov(z_s, z_t) = a^(t − s) var(z_s) for s ≤ t */
    private static double covariance(int s, int t) {
        int first = Math.min(s, t);
        double variance = 1;
        for (int i = 1; i < first; i++) variance = DECAY * DECAY * variance + DRIFT;
        return Math.pow(DECAY, Math.abs(t - s)) * variance;
    }

    private static RealMatrix covariance(List<Integer> seen) {
        RealMatrix all = MatrixUtils.createRealMatrix(seen.size(), seen.size());
        for (int i = 0; i < seen.size(); i++)
            for (int j = 0; j < seen.size(); j++)
                all.setEntry(i, j, covariance(seen.get(i), seen.get(j)) + (i == j ? NOISE : 0));
        return all;
    }

    private static RealVector values(List<Integer> seen) {
        return MatrixUtils.createRealVector(
                seen.stream().mapToDouble(LongGaussianChainTest::value).toArray());
    }

    private static double logDensity(int last) {
        List<Integer> seen = seen(last);
        CholeskyDecomposition root = new CholeskyDecomposition(covariance(seen));
        RealVector x = values(seen);
        return -(seen.size() * Math.log(2 * Math.PI)
                        + Math.log(root.getDeterminant())
                        + x.dotProduct(root.getSolver().solve(x)))
                / 2;
    }

    private static void near(Map<String, Value> answers, String part, int t, int last) {
        List<Integer> seen = seen(last);
        double mean = 0;
        double variance = covariance(t, t);
        if (!seen.isEmpty()) {
            RealVector across =
                    MatrixUtils.createRealVector(
                            seen.stream().mapToDouble(s -> covariance(s, t)).toArray());
            RealVector weights =
                    new CholeskyDecomposition(covariance(seen)).getSolver().solve(across);
            mean = weights.dotProduct(values(seen));
            variance -= weights.dotProduct(across);
        }
        assertThat(number(answers, part)).as(part).isCloseTo(mean, within(1e-9));
        assertThat(number(answers, part + "_var")).as(part).isCloseTo(variance, within(1e-9));
    }

    private static double number(Map<String, Value> answers, String part) {
        Value value = answers.get(part);
        assertThat(value).as(part).isInstanceOf(elbow.value.Real.class);
        return Reals.toDouble((elbow.value.Real) value);
    }

    private static String yaml() {
        List<String> values = new ArrayList<>();
        for (int t = 1; t <= LENGTH; t++)
            values.add(isMissing(t) ? "null" : Double.toString(value(t)));
        return """
        id: chain
        model:
          z[1]: Normal(mean = 0, var = 1)
          z[t] | z[t-1]: Normal(mean = 0.9*z[t-1], var = 0.5)
          y[t] | z[t]: Normal(mean = z[t], var = 0.3)
        observe: {y: %s}
        ask:
          - evidence: log p(y)
          - half: log p(y[1:30])
          - filtered: mean(p(z[30] | y[1:30]))
          - filtered_var: var(p(z[30] | y[1:30]))
          - smoothed: mean(p(z[12] | y))
          - smoothed_var: var(p(z[12] | y))
          - fixed: mean(p(z[12] | y[1:30]))
          - fixed_var: var(p(z[12] | y[1:30]))
          - next: mean(p(z[T+1] | y))
          - next_var: var(p(z[T+1] | y))
          - prior: mean(p(z[7]))
          - prior_var: var(p(z[7]))
        """
                .formatted(values);
    }
}
