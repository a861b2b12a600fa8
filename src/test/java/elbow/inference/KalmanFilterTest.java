package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers of a dense joint Gaussian computed elsewhere with 50 digits. */
class KalmanFilterTest {
    private static List<Optional<double[]>> observed(double... values) {
        List<Optional<double[]>> all = new ArrayList<>();
        for (double v : values)
            all.add(Double.isNaN(v) ? Optional.empty() : Optional.of(new double[] {v}));
        return all;
    }

    /** Position and speed, one observation missing. */
    @Test
    void tracks() {
        KalmanFilter filter =
                new KalmanFilter(
                        new double[][] {{1, 0.5}, {0, 1}},
                        new double[] {0.1, -0.05},
                        new double[][] {{0.02, 0.04}, {0.04, 0.1}},
                        new double[][] {{1, 0}},
                        new double[] {0.3},
                        new double[][] {{1}},
                        new KalmanFilter.State(
                                new double[] {0, 1}, new double[][] {{2, 0}, {0, 1}}));
        KalmanFilter.Filtered filtered =
                filter.filter(observed(0.9, 1.6, 1.9, Double.NaN, 3.4, 3.6));
        assertThat(filtered.logEvidence()).isCloseTo(-6.91696896059952, offset(1e-12));
        assertThat(filtered.filtered().get(5).mean(0)).isCloseTo(3.4228933603599505, offset(1e-12));
        assertThat(filtered.filtered().get(4).covariance(0, 1))
                .isCloseTo(0.40230144316123784, offset(1e-12));
        assertThat(filtered.predicted().get(5).covariance(1, 1))
                .isCloseTo(0.5305485814424473, offset(1e-12));
        KalmanFilter.Smoothed smoothed = filter.smooth(filtered);
        assertThat(smoothed.states().getFirst().mean(0))
                .isCloseTo(0.4863308007883024, offset(1e-12));
        assertThat(smoothed.states().get(1).mean(1)).isCloseTo(1.0246105156065384, offset(1e-12));
    }

    /** Variances of 1e-12 and 1e6 together: five points of a line. */
    @Test
    void keepsTinyNoise() {
        KalmanFilter filter =
                new KalmanFilter(
                        new double[][] {{1, 1}, {0, 1}},
                        new double[2],
                        new double[][] {{1e-12, 0}, {0, 1e-12}},
                        new double[][] {{1, 0}},
                        new double[1],
                        new double[][] {{1e-6}},
                        new KalmanFilter.State(new double[2], new double[][] {{1e6, 0}, {0, 1e6}}));
        KalmanFilter.Filtered filtered = filter.filter(observed(1, 2, 3.000001, 4, 5));
        assertThat(filtered.logEvidence()).isCloseTo(0.3570482602456328, offset(1e-4));
        assertThat(filtered.filtered().get(4).mean(0)).isCloseTo(5.00000019999944, offset(1e-9));
        assertThat(filtered.filtered().get(4).covariance(1, 1))
                .isCloseTo(1.0000218999901101e-07, offset(1e-11));
    }
}
