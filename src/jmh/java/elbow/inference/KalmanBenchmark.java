package elbow.inference;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Filter and smooth a chain of 4 real dimensions of which 2 are observed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KalmanBenchmark {
    private static final double[][] A = {
        {1, 0, 0.5, 0}, {0, 1, 0, 0.5}, {0, 0, 1, 0}, {0, 0, 0, 1}
    };
    private static final double[][] C = {{1, 0, 0, 0}, {0, 1, 0, 0}};

    @Param({"10", "100", "1000"})
    public int length;

    private KalmanFilter filter;
    private List<Optional<double[]>> observations;

    @Setup
    public void draw() {
        Random random = new Random(7);
        KalmanFilter.State first = new KalmanFilter.State(new double[4], diagonal(4, 1));
        filter =
                new KalmanFilter(
                        A,
                        new double[4],
                        diagonal(4, 0.1),
                        C,
                        new double[2],
                        diagonal(2, 1),
                        first);
        observations = new ArrayList<>();
        for (int t = 0; t < length; t++)
            observations.add(
                    Optional.of(new double[] {random.nextGaussian(), random.nextGaussian()}));
    }

    private static double[][] diagonal(int size, double value) {
        double[][] made = new double[size][size];
        for (int i = 0; i < size; i++) made[i][i] = value;
        return made;
    }

    @Benchmark
    public Object filterAndSmoothHipparchus() {
        return HipparchusKalman.smoothed(A, 0.1, C, observations);
    }

    @Benchmark
    public KalmanFilter.Smoothed filterAndSmooth() {
        return filter.smooth(filter.filter(observations));
    }
}
