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
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The marginals of every variable of a network given one observed variable, beside engines that a
 * Java program would use instead. All have the network in memory; every one is checked against the
 * others before it is timed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NetworkBenchmark {
    private static final Path NETWORKS = Path.of("src/test/resources/reference/networks");

    private static final Bindings NOTHING = new Bindings(Map.of());

    @Param({"earthquake", "cancer", "survey", "asia", "child", "alarm"})
    public String network;

    private Exercise all;
    private Exercise one;
    private int unobserved;
    private Compiled.Runs compiled;
    private double[][] evidence;
    private WekaEngine weka;
    private TetradEngine tetrad;

    @Setup(Level.Trial)
    public void read() throws Exception {
        Exercise any = exercise("ask: [half: 1/2]");
        PlainNetwork plain = PlainNetwork.of(any.content().model().p());
        unobserved = plain.observed();
        String seen = plain.nodes().get(plain.observed()).name();
        String state = plain.nodes().get(plain.observed()).states().getFirst();
        String observe = "observe: {" + seen + ": '" + state + "'}\nask:\n";
        StringBuilder asked = new StringBuilder(observe);
        for (int v = 0; v < unobserved; v++) asked.append(part(plain, v));
        all = exercise(asked.toString());
        one = exercise(observe + part(plain, 0));
        compile(plain, asked.substring(observe.length()));
        weka = new WekaEngine(plain);
        tetrad = new TetradEngine(plain);
        double[][] expected = numbers(all.working().answers(NOTHING));
        compiled.run(evidence, 1);
        PlainNetwork.assertClose("the compiled graph", numbers(compiled.answers(0)), expected);
        PlainNetwork.assertClose("Weka", weka.marginals(), expected);
        PlainNetwork.assertClose("Tetrad", tetrad.marginals(), expected);
    }

    /** What is seen is a weight for each state of the observed variable, 1 or 0. */
    private void compile(PlainNetwork plain, String asked) {
        PlainNetwork.Node seen = plain.nodes().get(plain.observed());
        StringBuilder parameters = new StringBuilder("parameters:\n");
        StringBuilder weights = new StringBuilder("soft:\n  " + seen.name() + ":\n");
        Map<Ref, Value> values = new HashMap<>();
        for (int s = 0; s < seen.states().size(); s++) {
            parameters.append("  w" + s + ": 0.5 .. 1 step 0.5\n");
            weights.append("    '" + seen.states().get(s) + "': w" + s + "\n");
            values.put(new Ref("w" + s), s == 0 ? Real.ONE : Real.ZERO);
        }
        Exercise weighted = exercise(parameters.toString() + weights + "ask:\n" + asked);
        Compiled graph = weighted.working().compiled(new Bindings(values)).orElseThrow();
        compiled = graph.runs(1);
        evidence =
                graph.parameters().stream()
                        .map(p -> new double[] {Reals.toDouble((Real) values.get(p))})
                        .toArray(double[][]::new);
    }

    private static String part(PlainNetwork plain, int v) {
        return "  - m" + v + ": p(" + plain.nodes().get(v).name() + " | observed)\n";
    }

    private Exercise exercise(String rest) {
        String text = "id: network\nmodel: {file: " + network + ".bif}\n" + rest;
        return ExerciseReader.read(text, NETWORKS.resolve(network + ".yaml"));
    }

    private double[][] numbers(Map<String, Value> answers) {
        double[][] numbers = new double[unobserved][];
        for (int v = 0; v < unobserved; v++)
            numbers[v] =
                    ((Value.Tabulated) answers.get("m" + v))
                            .rows().stream().mapToDouble(r -> Reals.toDouble(r.value())).toArray();
        return numbers;
    }

    /** From the formula to the exact answer, as {@code solve} does. */
    @Benchmark
    public Object posteriorOfOne() {
        return one.content().working().answers(NOTHING);
    }

    /** The same for every variable. */
    @Benchmark
    public Object marginals() {
        return all.content().working().answers(NOTHING);
    }

    /** What it takes to compile the graph once. */
    @Benchmark
    public Object compileOnce() {
        return all.content().working().compiled(NOTHING);
    }

    /** Other evidence or other numbers in the same network. */
    @Benchmark
    public Object marginalsCompiled() {
        compiled.run(evidence, 1);
        return compiled;
    }

    @Benchmark
    public Object marginalsWeka() throws Exception {
        return weka.marginals();
    }

    @Benchmark
    public Object marginalsTetrad() {
        return tetrad.marginals();
    }
}
