package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The log evidence never falls, and expected counts are those of all paths counted. */
class BaumWelchTest {
    @Test
    void theEvidenceNeverFalls() {
        Random random = new Random(6);
        for (int n = 0; n < 60; n++) {
            int states = 1 + random.nextInt(3);
            int kind = n % 3;
            HiddenMarkov model = model(random, states, kind);
            List<double[]> data = data(random, kind);
            double before = model.logEvidence(data);
            for (int round = 0; round < 8 && before > Double.NEGATIVE_INFINITY; round++) {
                model = model.round(data);
                double after = model.logEvidence(data);
                assertThat(after).isGreaterThanOrEqualTo(before - 1e-9);
                before = after;
            }
        }
    }

    private static HiddenMarkov model(Random random, int states, int kind) {
        double[][] transition = new double[states][];
        Arrays.setAll(transition, k -> Paths.row(random, states));
        Emission emission =
                switch (kind) {
                    case 0 -> categorical(random, states);
                    case 1 ->
                            new GaussianEmission(
                                    random.doubles(states, -3, 3).toArray(),
                                    random.doubles(states, 1, 4).toArray());
                    default -> new PoissonEmission(random.doubles(states, 0.5, 5).toArray());
                };
        return new HiddenMarkov(Paths.row(random, states), transition, emission);
    }

    private static CategoricalEmission categorical(Random random, int states) {
        double[][] rows = new double[states][];
        Arrays.setAll(rows, k -> Paths.row(random, 3));
        return new CategoricalEmission(rows);
    }

    private static List<double[]> data(Random random, int kind) {
        List<double[]> data = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            double[] sequence = new double[4 + random.nextInt(12)];
            Arrays.setAll(
                    sequence,
                    t -> {
                        if (random.nextInt(5) == 0) return Double.NaN;
                        return kind == 1 ? random.nextGaussian() * 3 : random.nextInt(3);
                    });
            data.add(sequence);
        }
        return data;
    }

    @Test
    void countsAreThoseOfAllPaths() {
        Random random = new Random(7);
        for (int n = 0; n < 40; n++) {
            HiddenMarkov model = model(random, 2, 1);
            double[][] data = {{0.3, Double.NaN, -1, 2}, {1.5, 0.1}};
            double[] starts = new double[2];
            double[] steps = new double[4];
            for (double[] sequence : data) count(model, sequence, starts, steps);
            ExpectedCounts counts = model.expected(List.of(data));
            for (int i = 0; i < 2; i++) {
                assertThat(counts.starts(i)).isCloseTo(starts[i], within(1e-12));
                for (int j = 0; j < 2; j++)
                    assertThat(counts.transitions(i, j)).isCloseTo(steps[2 * i + j], within(1e-12));
            }
        }
    }

    private static void count(
            HiddenMarkov model, double[] sequence, double[] starts, double[] steps) {
        double[][] a = new double[2][2];
        for (int i = 0; i < 4; i++) a[i / 2][i % 2] = model.transition(i / 2, i % 2);
        double[][][] transitions = new double[sequence.length - 1][][];
        Arrays.fill(transitions, a);
        double[][] seen = new double[sequence.length][2];
        for (int t = 0; t < seen.length; t++)
            for (int k = 0; k < 2; k++) seen[t][k] = Math.exp(model.emission().log(k, sequence[t]));
        Paths paths =
                new Paths(new double[] {model.initial(0), model.initial(1)}, transitions, seen);
        double evidence = paths.evidence(sequence.length - 1);
        for (int n = 0; n < paths.paths(); n++) {
            int[] path = paths.path(n);
            double weight = paths.joint(path, sequence.length - 1) / evidence;
            starts[path[0]] += weight;
            for (int t = 1; t < path.length; t++) steps[2 * path[t - 1] + path[t]] += weight;
        }
    }

    @Test
    void rowsThatNothingUsesStay() {
        HiddenMarkov model =
                new HiddenMarkov(
                        new double[] {1, 0},
                        new double[][] {{1, 0}, {0.25, 0.75}},
                        new GaussianEmission(new double[] {0, 5}, new double[] {1, 2}));
        HiddenMarkov next = model.round(List.of(new double[] {1, 2, 3}));
        assertThat(next.transition(1, 0)).isEqualTo(0.25);
        assertThat(((GaussianEmission) next.emission()).mean(1)).isEqualTo(5);
        assertThat(((GaussianEmission) next.emission()).mean(0)).isCloseTo(2, within(1e-12));
        assertThat(((GaussianEmission) next.emission()).var(0)).isCloseTo(2.0 / 3, within(1e-12));
    }
}
