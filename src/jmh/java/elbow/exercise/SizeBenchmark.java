package elbow.exercise;

import elbow.inference.LogTable;
import elbow.inference.LogTables;
import elbow.inference.Table;
import elbow.inference.VariableElimination;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Real;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Elimination against the number of variables of a chain, and against treewidth. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SizeBenchmark {
    @org.openjdk.jmh.annotations.State(Scope.Benchmark)
    public static class Chain {
        @Param({"2", "20", "200", "2000"})
        public int variables;

        List<LogTable> factors;

        @Setup
        public void make() {
            factors = band(variables, 1);
        }
    }

    /** 40 variables, each beside the ones before it, so that its treewidth is their number. */
    @org.openjdk.jmh.annotations.State(Scope.Benchmark)
    public static class Band {
        @Param({"2", "4", "6", "8", "10", "12", "14", "16", "18"})
        public int treewidth;

        List<LogTable> factors;

        @Setup
        public void make() {
            factors = band(40, treewidth);
        }
    }

    /** Of as many rows as columns, so that its treewidth is the number of columns. */
    @org.openjdk.jmh.annotations.State(Scope.Benchmark)
    public static class Grid {
        @Param({"2", "4", "6", "8", "10", "12", "14"})
        public int width;

        List<LogTable> factors;

        @Setup
        public void make() {
            factors = grid(width);
        }
    }

    private static List<LogTable> band(int variables, int before) {
        Random random = new Random(7);
        List<Variable> all = new ArrayList<>();
        List<LogTable> factors = new ArrayList<>();
        for (int i = 0; i < variables; i++) {
            all.add(variable("x" + i));
            for (int j = Math.max(0, i - before); j < i; j++)
                factors.add(factor(all.get(j), all.get(i), random));
        }
        return factors;
    }

    private static List<LogTable> grid(int width) {
        Random random = new Random(7);
        Variable[][] at = new Variable[width][width];
        List<LogTable> factors = new ArrayList<>();
        for (int i = 0; i < width; i++)
            for (int j = 0; j < width; j++) {
                at[i][j] = variable("x" + i + "_" + j);
                if (i > 0) factors.add(factor(at[i - 1][j], at[i][j], random));
                if (j > 0) factors.add(factor(at[i][j - 1], at[i][j], random));
            }
        return factors;
    }

    private static Variable variable(String name) {
        return new Variable(name, List.of(State.of("0"), State.of("1")));
    }

    private static LogTable factor(Variable a, Variable b, Random random) {
        List<Real> cells = random.doubles(4, 0.1, 1).<Real>mapToObj(Real::of).toList();
        return new LogTables().of(Table.of(List.of(a, b), cells));
    }

    @Benchmark
    public Object chain(Chain chain) {
        return new VariableElimination<>(new LogTables()).marginal(chain.factors, List.of());
    }

    @Benchmark
    public Object grid(Grid grid) {
        return new VariableElimination<>(new LogTables()).marginal(grid.factors, List.of());
    }

    @Benchmark
    public Object band(Band band) {
        return new VariableElimination<>(new LogTables()).marginal(band.factors, List.of());
    }
}
