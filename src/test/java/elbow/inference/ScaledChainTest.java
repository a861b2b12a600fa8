package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Against the enumeration of all paths, and where no double is small enough, against logarithms.
 */
class ScaledChainTest {
    private static final double CLOSE = 1e-12;

    @Test
    void agreesWithEveryPathCounted() {
        Random random = new Random(1);
        int impossible = 0;
        for (int n = 0; n < 300; n++) {
            Paths paths = Paths.random(random, 1 + random.nextInt(4), 1 + random.nextInt(5));
            agrees(paths, paths.scaled());
            if (paths.evidence(paths.length() - 1) == 0) impossible++;
        }
        assertThat(impossible).isBetween(5, 200);
    }

    private static void agrees(Paths paths, ScaledChain chain) {
        int last = paths.length() - 1;
        int k = paths.states();
        assertThat(chain.logEvidence()).isCloseTo(Math.log(paths.evidence(last)), within(1e-10));
        for (int t = 0; t <= last; t++) {
            int at = t;
            assertThat(chain.predicted(t))
                    .containsExactly(paths.given(t - 1, k, z -> z[at]), within(CLOSE));
            assertThat(chain.filtered(t))
                    .containsExactly(paths.given(t, k, z -> z[at]), within(CLOSE));
            assertThat(chain.smoothed(t))
                    .containsExactly(paths.given(last, k, z -> z[at]), within(CLOSE));
            if (t < last)
                assertThat(flat(chain.pair(t)))
                        .containsExactly(
                                paths.given(last, k * k, z -> z[at] * k + z[at + 1]),
                                within(CLOSE));
        }
        BestPath best = chain.path();
        assertThat(best.logJoint()).isCloseTo(Math.log(paths.best()), within(1e-10));
        if (paths.best() > 0) {
            int[] path = best.states().stream().mapToInt(s -> s).toArray();
            assertThat(paths.joint(path, last)).isCloseTo(paths.best(), within(CLOSE));
        }
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void logarithmsAgreeWithScaling() {
        Random random = new Random(2);
        for (int n = 0; n < 100; n++) {
            Paths paths = Paths.random(random, 3, 20);
            ChainNumbers numbers =
                    new ChainNumbers(paths.initial, Arrays.asList(paths.transitions), paths.logs());
            Messages scaled = ScaledMessages.of(numbers).orElseThrow();
            Messages logs = new LogMessages(numbers);
            assertThat(logs.logEvidence()).isCloseTo(scaled.logEvidence(), within(1e-10));
            for (int t = 0; t < 20; t++)
                for (int k = 0; k < 3; k++) {
                    same(logs.predicted(t, k), scaled.predicted(t, k));
                    same(logs.filtered(t, k), scaled.filtered(t, k));
                    same(logs.smoothed(t, k), scaled.smoothed(t, k));
                    if (t < 19) same(logs.pair(t, k, 0), scaled.pair(t, k, 0));
                }
        }
    }

    private static void same(double a, double b) {
        if (Double.isNaN(b)) assertThat(a).isNaN();
        else assertThat(a).isCloseTo(b, within(CLOSE));
    }

    /** Only state 1 survives the last step, though before it was as good as lost, twice over. */
    @Test
    void aStateBelowTheDoublesComesBack() {
        double[][] stay = {{1, 0}, {0, 1}};
        double far = Math.log(1e-300);
        double none = Double.NEGATIVE_INFINITY;
        ScaledChain chain =
                new ScaledChain(
                        new double[] {0.5, 0.5},
                        List.of(stay, stay),
                        new double[][] {{0, far}, {0, far}, {none, 0}});
        assertThat(chain.logEvidence()).isCloseTo(Math.log(0.5) + 2 * far, within(1e-9));
        assertThat(chain.filtered(1)).containsExactly(1, 0);
        assertThat(chain.smoothed(0)).containsExactly(new double[] {0, 1}, within(CLOSE));
        assertThat(chain.path().states()).containsExactly(1, 1, 1);
        assertThat(chain.path().logJoint()).isCloseTo(Math.log(0.5) + 2 * far, within(1e-9));
    }

    @Test
    void likelihoodsOfAnySizeAreOne() {
        Random random = new Random(3);
        Paths paths = Paths.random(random, 3, 30);
        double[][] shifted = paths.logs();
        for (double[] step : shifted) for (int k = 0; k < 3; k++) step[k] -= 5000;
        ScaledChain far = new ScaledChain(paths.initial, Arrays.asList(paths.transitions), shifted);
        ScaledChain near = paths.scaled();
        assertThat(far.logEvidence()).isCloseTo(near.logEvidence() - 150_000, within(1e-7));
        assertThat(far.smoothed(7)).containsExactly(near.smoothed(7), within(1e-10));
    }

    @Test
    void impossibleEvidenceLeavesNothingDefined() {
        double none = Double.NEGATIVE_INFINITY;
        double[][] stay = {{1, 0}, {0, 1}};
        ScaledChain chain =
                new ScaledChain(
                        new double[] {0.5, 0.5},
                        Collections.nCopies(2, stay),
                        new double[][] {{0, none}, {none, 0}, {0, 0}});
        assertThat(chain.logEvidence()).isEqualTo(none);
        assertThat(chain.filtered(0)).containsExactly(1, 0);
        assertThat(chain.filtered(1)).containsOnly(Double.NaN);
        assertThat(chain.smoothed(0)).containsOnly(Double.NaN);
        assertThat(chain.path().logJoint()).isEqualTo(none);
    }

    @Test
    void aLongChainIsQuickAndSumsToOne() {
        Random random = new Random(4);
        double[][] step = {Paths.row(random, 2), {0.3, 0.7}};
        double[][] logs = new double[100_000][2];
        for (double[] row : logs) Arrays.setAll(row, k -> Math.log(random.nextDouble()) - 50);
        ScaledChain chain =
                new ScaledChain(
                        new double[] {0.4, 0.6}, Collections.nCopies(logs.length - 1, step), logs);
        assertThat(chain.logEvidence()).isLessThan(-5_000_000);
        for (int t = 0; t < logs.length; t += 999)
            assertThat(Arrays.stream(chain.smoothed(t)).sum()).isCloseTo(1, within(1e-9));
    }
}
