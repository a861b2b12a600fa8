package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Elimination against the sum over all states, and what is refused before it is tried. */
class VariableEliminationTest {
    /** Factors that only know their axes: whoever multiplies them computes, and must not. */
    private static final class AxesOnly implements FactorAlgebra<List<Variable>> {
        @Override
        public List<Variable> axes(List<Variable> f) {
            return f;
        }

        @Override
        public List<Variable> one() {
            return List.of();
        }

        @Override
        public List<Variable> times(List<Variable> a, List<Variable> b) {
            throw new AssertionError("a table is made");
        }

        @Override
        public List<Variable> divide(List<Variable> a, List<Variable> b) {
            throw new AssertionError("a table is made");
        }

        @Override
        public List<Variable> sumOut(List<Variable> f, List<Variable> variables) {
            throw new AssertionError("a table is made");
        }

        @Override
        public List<Variable> maxOut(List<Variable> f, List<Variable> variables) {
            throw new AssertionError("a table is made");
        }

        @Override
        public List<Variable> at(List<Variable> f, Variable variable, int state) {
            throw new AssertionError("a table is made");
        }
    }

    private static Variable variable(String name, int states) {
        List<State> all = new ArrayList<>();
        for (int s = 0; s < states; s++) all.add(State.of(Integer.toString(s)));
        return new Variable(name, all);
    }

    private static List<List<Variable>> grid(int n) {
        Variable[][] x = new Variable[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) x[i][j] = variable("x" + i + "_" + j, 2);
        List<List<Variable>> factors = new ArrayList<>();
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                if (i + 1 < n) factors.add(List.of(x[i][j], x[i + 1][j]));
                if (j + 1 < n) factors.add(List.of(x[i][j], x[i][j + 1]));
            }
        return factors;
    }

    @Test
    void aGridOfNineHundredIsRefusedBeforeAnyTableIsMade() {
        VariableElimination<List<Variable>> elimination = new VariableElimination<>(new AxesOnly());
        for (Runnable query :
                List.<Runnable>of(
                        () -> elimination.marginal(grid(30), List.of()),
                        () -> elimination.maximise(grid(30)))) {
            TooLarge refusal = catchThrowableOfType(TooLarge.class, query::run);
            assertThat(refusal).isNotNull().hasMessageContaining("the limit is 4194304");
        }
    }

    /** A table of 2^30 cells: thirty variables in one factor with a thirty-first. */
    @Test
    void aTableOfABillionCellsIsRefusedBeforeItIsMade() {
        Variable hub = variable("hub", 2);
        List<List<Variable>> factors = new ArrayList<>();
        List<Variable> keep = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            keep.add(variable("x" + i, 2));
            factors.add(List.of(hub, keep.getLast()));
        }
        TooLarge refusal =
                catchThrowableOfType(
                        TooLarge.class,
                        () -> new VariableElimination<>(new AxesOnly()).marginal(factors, keep));
        assertThat(refusal).isNotNull();
        assertThat(refusal).hasMessageContaining("2147483648 cells");
    }

    @Test
    void aGridOfFourHundredIsWithinTheLimit() {
        EliminationOrder plan = EliminationOrder.of(grid(14), List.of());
        assertThat(plan.order()).hasSize(196).doesNotHaveDuplicates();
        assertThat(plan.largest()).isLessThanOrEqualTo(EliminationOrder.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void sumsAndMaximaAsByEnumeration(long seed) {
        Random random = new Random(seed);
        List<Variable> variables = new ArrayList<>();
        for (int i = 0; i < 6; i++) variables.add(variable("v" + i, 2 + random.nextInt(2)));
        List<Table> factors = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Variable> scope = new ArrayList<>(variables);
            Collections.shuffle(scope, random);
            scope = scope.subList(0, 1 + random.nextInt(3));
            List<Real> cells = new ArrayList<>();
            for (int c = Axes.cells(scope); c > 0; c--)
                cells.add(Real.of(random.nextInt(1, 1000) / 1000.0));
            factors.add(Table.of(scope, cells));
        }
        for (Variable v : variables)
            factors.add(Table.of(List.of(v), Collections.nCopies(v.size(), Real.ONE)));
        Table joint = factors.stream().reduce(Table.of(Real.ONE), new Tables()::times);
        Tables tables = new Tables();
        VariableElimination<Table> elimination = new VariableElimination<>(tables);
        List<Variable> some = variables.subList(1, 4);
        List<Variable> others = new ArrayList<>(variables);
        others.removeAll(some);
        Table summed = tables.sumOut(joint, others).ordered(some);
        close(elimination.marginal(factors, some).ordered(some), summed);
        double largest = 0;
        for (Real cell : summed.cells()) largest = Math.max(largest, Reals.toDouble(cell));
        close(elimination.maximum(factors, some), Table.of(Real.of(largest)));
        Map<Variable, Integer> best = new HashMap<>();
        for (var step : elimination.maximise(factors, some).reversed())
            best.put(step.variable(), best(step, best));
        int[] states = some.stream().mapToInt(best::get).toArray();
        assertThat(Reals.toDouble(summed.at(states))).isEqualTo(largest);
    }

    /** The best state of a step's variable, where those maximised later have theirs. */
    private static int best(
            VariableElimination.Maximised<Table> step, Map<Variable, Integer> known) {
        Table table = step.table();
        for (Variable v : step.table().axes())
            if (known.containsKey(v)) table = table.slice(v, known.get(v));
        int best = 0;
        for (int s = 0; s < table.size(); s++)
            if (Reals.toDouble(table.cell(s)) > Reals.toDouble(table.cell(best))) best = s;
        return best;
    }

    private static void close(Table is, Table should) {
        for (int i = 0; i < should.size(); i++) {
            double expected = Reals.toDouble(should.cell(i));
            assertThat(Math.abs(Reals.toDouble(is.cell(i)) - expected))
                    .isLessThanOrEqualTo(1e-12 * expected);
        }
    }
}
