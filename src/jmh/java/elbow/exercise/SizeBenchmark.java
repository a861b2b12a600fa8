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

/** Elimination against the number of variables of a chain, and against the width of a grid. */
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
            factors = grid(variables, 1);
        }
    }

    /** Of as many rows as columns, so that its treewidth is the number of columns. */
    @org.openjdk.jmh.annotations.State(Scope.Benchmark)
    public static class Grid {
        @Param({"2", "4", "6", "8", "10", "12", "14", "16", "18"})
        public int width;

        List<LogTable> factors;

        @Setup
        public void make() {
            factors = grid(width, width);
        }
    }

    /** A factor for each two neighbours. */
    private static List<LogTable> grid(int rows, int columns) {
        Random random = new Random(7);
        LogTables algebra = new LogTables();
        Variable[][] at = new Variable[rows][columns];
        List<LogTable> factors = new ArrayList<>();
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) {
                at[i][j] = new Variable("x" + i + "_" + j, List.of(State.of("0"), State.of("1")));
                if (i > 0) factors.add(algebra.of(table(at[i - 1][j], at[i][j], random)));
                if (j > 0) factors.add(algebra.of(table(at[i][j - 1], at[i][j], random)));
            }
        return factors;
    }

    private static Table table(Variable a, Variable b, Random random) {
        return Table.of(
                List.of(a, b),
                random.doubles(4, 0.1, 1).mapToObj(Real::of).map(Real.class::cast).toList());
    }

    @Benchmark
    public Object chain(Chain chain) {
        return new VariableElimination<>(new LogTables()).marginal(chain.factors, List.of());
    }

    @Benchmark
    public Object grid(Grid grid) {
        return new VariableElimination<>(new LogTables()).marginal(grid.factors, List.of());
    }
}
