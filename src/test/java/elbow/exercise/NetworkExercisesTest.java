package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Map;

/** The exercises of this family, each solved once more by hand. */
class NetworkExercisesTest {
    private static double number(Map<String, ? extends Value> values, String name) {
        return Reals.toDouble((Real) values.get(name));
    }

    /**
     * By the symmetry of the ring and its transfer matrix, not by sums over hedges: the eigenvalues
     * 2 cosh J and 2 sinh J give Z without the sun, the sun multiplies it by cosh h; neighbours
     * correlate as (t + t³)/(1 + t⁴) and opposite ones as 2t²/(1 + t⁴) with t = tanh J.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void fourGardens(long seed) {
        Variant variant =
                ExerciseReader.read(Path.of("exercises/undirected/four-gardens.yaml"))
                        .variant(seed);
        double j = number(variant.parameters(), "J");
        double h = number(variant.parameters(), "h");
        double seen = number(variant.parameters(), "seen");
        double z = Math.cosh(h) * (Math.pow(2 * Math.cosh(j), 4) + Math.pow(2 * Math.sinh(j), 4));
        Map<String, Value> answers = variant.answers();
        assertThat(number(answers, "z")).isCloseTo(z, within(1e-10));
        assertThat(number(answers, "log_z")).isCloseTo(Math.log(z), within(1e-12));
        double up = (1 + Math.tanh(h)) / 2;
        assertThat(number(answers, "before")).isCloseTo(up, within(1e-13));
        double t = Math.tanh(j);
        double opposite = 2 * t * t / (1 + Math.pow(t, 4));
        double alike = up * (1 + seen * opposite);
        double unlike = (1 - up) * (1 - seen * opposite);
        assertThat(number(answers, "after")).isCloseTo(alike / (alike + unlike), within(1e-13));
        double neighbours = (t + Math.pow(t, 3)) / (1 + Math.pow(t, 4));
        double mean = Math.tanh(h);
        assertThat(number(answers, "alike"))
                .isCloseTo(neighbours * (1 - mean * mean), within(1e-13));
        assertThat(answers.get("between")).isEqualTo(new Value.Truth(true));
        boolean withC = seen == 1 || 4 * j > 2 * h;
        String best = withC && seen == -1 ? "-1" : "1";
        if (seen == 1 || Math.abs(4 * j - 2 * h) > 1e-9)
            assertThat(Asked.text(answers.get("best")).split(", ")[0]).isEqualTo(best);
    }

    /** By messages along the tree of the network with plain arrays: water level given rain, ... */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void millFromAfar(long seed) {
        Variant variant =
                ExerciseReader.read(Path.of("exercises/networks/mill-from-afar.yaml"))
                        .variant(seed);
        double[] heard = {
            number(variant.parameters(), "silent"),
            number(variant.parameters(), "slow"),
            number(variant.parameters(), "loud")
        };
        boolean few = variant.parameters().get("seen").equals(new Value.Name("few"));
        double[] rain = {0.5, 0.3, 0.2};
        double[][] level = {{0.7, 0.25, 0.05}, {0.2, 0.6, 0.2}, {0.05, 0.25, 0.7}};
        double[] ducks = few ? new double[] {0.8, 0.5, 0.3} : new double[] {0.2, 0.5, 0.7};
        double[][] open = {{0.5, 0.4, 0.1}, {0.1, 0.5, 0.4}, {0.05, 0.2, 0.75}};
        double[] shut = {0.96, 0.03, 0.01};
        double[] sluice = new double[2];
        double[] posterior = new double[3];
        for (int r = 0; r < 3; r++)
            for (int w = 0; w < 3; w++)
                for (int k = 0; k < 3; k++) {
                    double above = rain[r] * level[r][w] * ducks[w] * heard[k];
                    sluice[0] += above * 0.4 * shut[k];
                    sluice[1] += above * 0.6 * open[w][k];
                    posterior[r] += above * (0.4 * shut[k] + 0.6 * open[w][k]);
                }
        double evidence = sluice[0] + sluice[1];
        Map<String, Value> answers = variant.answers();
        assertThat(number(answers, "noise")).isCloseTo(evidence, within(1e-13));
        assertThat(number(answers, "sluice")).isCloseTo(sluice[1] / evidence, within(1e-13));
        Value.Tabulated table = (Value.Tabulated) answers.get("rain");
        for (int r = 0; r < 3; r++)
            assertThat(Reals.toDouble((Real) table.rows().get(r).value()))
                    .isCloseTo(posterior[r] / evidence, within(1e-13));
        double[] flour = {0.85, 0.6, 0.9};
        double best = 0;
        for (int r = 0; r < 3; r++)
            for (int w = 0; w < 3; w++)
                for (int k = 0; k < 3; k++)
                    best =
                            Math.max(
                                    best,
                                    rain[r]
                                            * level[r][w]
                                            * ducks[w]
                                            * heard[k]
                                            * flour[k]
                                            * Math.max(0.4 * shut[k], 0.6 * open[w][k]));
        assertThat(number(answers, "credence")).isCloseTo(best / evidence, within(1e-13));
    }
}
