package elbow.exercise;

import elbow.formula.Formula.Ref;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Bindings;
import elbow.working.Compiled;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The seven quantities of a binary latent variable, for 512 variants in one operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class VariantBenchmark {
    private static final int VARIANTS = 512;

    private static final String BINARY =
            """
            id: binary
            parameters:
              prior: 0.1 .. 0.9 step 0.05
              low:   0.05 .. 0.45 step 0.05
              high:  0.5 .. 0.95 step 0.05
              enc:   0.05 .. 0.95 step 0.05
            model:
              z: Bernoulli(prior)
              x | z: {0: Bernoulli(low), 1: Bernoulli(high)}
            observe: {x: 1}
            q:
              z: Bernoulli(enc)
            ask:
              - evidence:       p(x)
              - log_evidence:   log p(x)
              - posterior:      p(z = 1 | x)
              - reconstruction: E_q[ log p(x | z) ]
              - kl:             KL(q(z) || p(z))
              - elbo:           ELBO
              - gap:            gap
            """;

    private Exercise exercise;
    private final List<Map<Ref, Value>> variants = new ArrayList<>();
    private Compiled.Runs one;
    private Compiled.Runs many;
    private double[][] columns;
    private double[][][] single;

    @Setup
    public void draw() {
        exercise = ExerciseReader.read(BINARY, Path.of("binary.yaml"));
        Parameters parameters = exercise.content().parameters();
        SplitMix64 random = new SplitMix64(7);
        for (int i = 0; i < VARIANTS; i++) variants.add(parameters.at(parameters.draw(random)));
        Compiled compiled = exercise.working().compiled(new Bindings(variants.get(0))).get();
        one = compiled.runs(1);
        many = compiled.runs(VARIANTS);
        List<Ref> names = compiled.parameters();
        columns = new double[names.size()][VARIANTS];
        single = new double[VARIANTS][names.size()][1];
        for (int p = 0; p < names.size(); p++)
            for (int v = 0; v < VARIANTS; v++) {
                columns[p][v] = Reals.toDouble((Real) variants.get(v).get(names.get(p)));
                single[v][p][0] = columns[p][v];
            }
    }

    @Benchmark
    public double[] compiledOneByOne() {
        for (double[][] given : single) one.run(given, 1);
        return one.number("gap");
    }

    @Benchmark
    public double[] compiledTogether() {
        many.run(columns, VARIANTS);
        return many.number("gap");
    }

    @Benchmark
    public Object exact() {
        Object last = null;
        for (Map<Ref, Value> at : variants) last = exercise.working().answers(new Bindings(at));
        return last;
    }
}
