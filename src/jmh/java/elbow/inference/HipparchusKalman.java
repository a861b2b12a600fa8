package elbow.inference;

import org.hipparchus.filtering.kalman.KalmanSmoother;
import org.hipparchus.filtering.kalman.Measurement;
import org.hipparchus.filtering.kalman.ProcessEstimate;
import org.hipparchus.filtering.kalman.linear.LinearEvolution;
import org.hipparchus.filtering.kalman.linear.LinearKalmanFilter;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposer;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

import java.util.List;
import java.util.Optional;

/** The filter and smoother of Hipparchus, from a standard Normal state and with unit noise. */
final class HipparchusKalman {
    private HipparchusKalman() {}

    private record Seen(double time, RealVector value, RealMatrix noise) implements Measurement {
        @Override
        public double getTime() {
            return time;
        }

        @Override
        public RealVector getValue() {
            return value;
        }

        @Override
        public RealMatrix getCovariance() {
            return noise;
        }
    }

    /** The filter moves the state before every observation, so the first state is before time 1. */
    static List<ProcessEstimate> smoothed(
            double[][] a, double variance, double[][] c, List<Optional<double[]>> observations) {
        LinearEvolution evolution =
                new LinearEvolution(
                        new Array2DRowRealMatrix(a, false),
                        MatrixUtils.createRealMatrix(a.length, 1),
                        new ArrayRealVector(1),
                        MatrixUtils.createRealIdentityMatrix(a.length).scalarMultiply(variance),
                        new Array2DRowRealMatrix(c, false));
        CholeskyDecomposer decomposer = new CholeskyDecomposer(1e-12, 1e-12);
        ProcessEstimate first =
                new ProcessEstimate(
                        0,
                        new ArrayRealVector(a.length),
                        MatrixUtils.createRealIdentityMatrix(a.length));
        LinearKalmanFilter<Seen> filter =
                new LinearKalmanFilter<>(decomposer, m -> evolution, first);
        KalmanSmoother smoother = new KalmanSmoother(decomposer);
        filter.setObserver(smoother);
        RealMatrix noise = MatrixUtils.createRealIdentityMatrix(c.length);
        for (int t = 0; t < observations.size(); t++)
            filter.estimationStep(
                    new Seen(t + 1, new ArrayRealVector(observations.get(t).orElseThrow()), noise));
        return smoother.backwardsSmooth();
    }
}
