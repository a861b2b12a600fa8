package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.function.LongToDoubleFunction;

class SeriesTest {
    private static Estimate sum(LongToDoubleFunction f, double limit, long peak) {
        return new Series(f, f, limit, Accuracy.STRICT).sum(0, Long.MAX_VALUE, peak).orElseThrow();
    }

    @Test
    void aGeometricSeries() {
        for (double r : new double[] {0.1, 0.9, 0.9999}) {
            Estimate found = sum(k -> Math.pow(r, k), r, 0);
            assertThat(found.value()).isCloseTo(1 / (1 - r), within(found.error()));
            assertThat(found.error()).isLessThan(1e-11 / (1 - r));
        }
    }

    /** Σ k r^k = r/(1 − r)² */
    @Test
    void aGrowingFactor() {
        Estimate found = sum(k -> k * Math.pow(0.9, k), 0.9, 10);
        assertThat(found.value()).isCloseTo(90, within(found.error()));
    }

    @Test
    void fromAPeakToBothSides() {
        double rate = 1e5;
        Estimate found =
                sum(k -> Math.exp(k * Math.log(rate) - rate - Gammas.lgamma(k + 1.0)), 0, 100_000);
        assertThat(found.value()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aFiniteSum() {
        Series ones = new Series(k -> 1, k -> 1, 0, Accuracy.STRICT);
        assertThat(ones.sum(1, 6, 3).orElseThrow().value()).isEqualTo(6);
    }

    @Test
    void refusesWhatDoesNotConverge() {
        Series harmonic = new Series(k -> 1 / (k + 1.0), k -> 1 / (k + 1.0), 1, Accuracy.STRICT);
        assertThat(harmonic.sum(0, Long.MAX_VALUE, 0)).isEmpty();
    }
}
