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
import org.openjdk.jmh.infra.Blackhole;

import smile.math.matrix.Matrix;
import smile.sequence.HMM;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Filter, smooth and best path of a hidden chain of 5 states. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ChainBenchmark {
    private static final int STATES = 5;

    @Param({"20", "200", "2000"})
    public int length;

    private double[] initial;
    private double[][] transition;
    private double[][] logLikelihoods;
    private int[] symbols;
    private HMM smile;

    @Setup
    public void draw() {
        Random random = new Random(7);
        initial = row(random);
        transition = new double[STATES][];
        Arrays.setAll(transition, k -> row(random));
        double[][] emission = new double[STATES][];
        Arrays.setAll(emission, k -> row(random));
        logLikelihoods = new double[length][STATES];
        symbols = random.ints(length, 0, STATES).toArray();
        for (int t = 0; t < length; t++) {
            int seen = symbols[t];
            Arrays.setAll(logLikelihoods[t], k -> Math.log(emission[k][seen]));
        }
        smile = new HMM(initial, new Matrix(transition), new Matrix(emission));
        double own =
                new ScaledChain(
                                initial,
                                Collections.nCopies(length - 1, transition),
                                logLikelihoods)
                        .logEvidence();
        if (!(Math.abs(smile.logp(symbols) - own) < 1e-9 * length))
            throw new IllegalStateException(smile.logp(symbols) + " is not " + own);
    }

    private static double[] row(Random random) {
        double[] row = random.doubles(STATES, 0.01, 1).toArray();
        double sum = Arrays.stream(row).sum();
        return Arrays.stream(row).map(x -> x / sum).toArray();
    }

    @Benchmark
    public void filterSmoothPath(Blackhole out) {
        ScaledChain chain =
                new ScaledChain(
                        initial, Collections.nCopies(length - 1, transition), logLikelihoods);
        out.consume(chain.logEvidence());
        for (int t = 0; t < length; t++) {
            out.consume(chain.filtered(t));
            out.consume(chain.smoothed(t));
        }
        out.consume(chain.path());
    }

    /** The same where all is computed as logarithms. */
    @Benchmark
    public void logarithms(Blackhole out) {
        LogMessages messages =
                new LogMessages(
                        new ChainNumbers(
                                initial,
                                Collections.nCopies(length - 1, transition),
                                logLikelihoods));
        for (int t = 0; t < length; t++)
            for (int k = 0; k < STATES; k++) {
                out.consume(messages.filtered(t, k));
                out.consume(messages.smoothed(t, k));
            }
    }

    /** Smile has no smoothing: evidence and best path only. */
    @Benchmark
    public void evidencePathSmile(Blackhole out) {
        out.consume(smile.logp(symbols));
        out.consume(smile.predict(symbols));
    }

    @Benchmark
    public void evidencePath(Blackhole out) {
        ScaledChain chain =
                new ScaledChain(
                        initial, Collections.nCopies(length - 1, transition), logLikelihoods);
        out.consume(chain.logEvidence());
        out.consume(chain.path());
    }
}
