package elbow.grading;

import elbow.exercise.Exercise;
import elbow.exercise.ExerciseReader;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.value.Real;
import elbow.value.Reals;

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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Submissions of seven answers to the exercise of a binary latent variable, marked one by one: to
 * 256 variants in turn, whose keys are made while the benchmark warms up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MarkingBenchmark {
    private static final int VARIANTS = 256;

    /** Every part right; every part wrong, by no mistake that is known. */
    @Param({"right", "wrong"})
    public String answers = "";

    private final List<Marker> markers = new ArrayList<>();
    private final List<Map<String, String>> submissions = new ArrayList<>();
    private int next;

    @Setup
    public void prepare() {
        Exercise exercise =
                ExerciseReader.read(Path.of("exercises", "elbo", "two-state-elbo.yaml"));
        Policy policy = Policies.in(Path.of("")).of(exercise);
        for (int seed = 1; seed <= VARIANTS; seed++) {
            Variant variant = exercise.variant(seed);
            Map<String, String> typed = new LinkedHashMap<>();
            for (Part part : exercise.parts()) {
                double truth =
                        Reals.toDouble(
                                (Real) variant.answers().getOrDefault(part.name(), Real.ZERO));
                double answer = answers.equals("right") ? truth : truth * 0.9 + 0.0123;
                typed.put(part.name(), String.format(Locale.ROOT, "%.4f", answer));
            }
            markers.add(new Marker(variant, policy));
            submissions.add(typed);
        }
    }

    @Benchmark
    public Map<String, Mark> submission() {
        next = (next + 1) % VARIANTS;
        return markers.get(next).markAll(submissions.get(next));
    }
}
