package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.inference.VariableElimination.Maximised;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** In exact fractions, against sums over the joint table of all steps: equal, not close. */
class HiddenChainTest {
    private static final Tables TABLES = new Tables();

    private final Random random = new Random(8);

    private GivenFactors<Table> draw(int states, int length) {
        List<Variable> z = new ArrayList<>();
        for (int t = 0; t < length; t++) z.add(variable("z" + t, states));
        List<Table> transitions = new ArrayList<>();
        List<List<Table>> seen = new ArrayList<>();
        for (int t = 0; t < length; t++) {
            if (t > 0) transitions.add(table(List.of(z.get(t - 1), z.get(t))));
            List<Table> here = new ArrayList<>();
            for (int n = random.nextInt(3); n > 0; n--) here.add(cells(List.of(z.get(t)), states));
            seen.add(here);
        }
        return new GivenFactors<>(z, table(List.of(z.getFirst())), transitions, seen);
    }

    private static Variable variable(String name, int states) {
        return new Variable(
                name,
                IntStream.range(0, states).mapToObj(k -> State.of(String.valueOf(k))).toList());
    }

    /** Rows that sum to 1, some of the cells 0. */
    private Table table(List<Variable> axes) {
        Table shares = cells(axes, Axes.cells(axes));
        return TABLES.divide(shares, TABLES.sumOut(shares, List.of(axes.getLast())));
    }

    private Table cells(List<Variable> axes, int count) {
        List<Real> cells = new ArrayList<>();
        int last = axes.getLast().size();
        for (int i = 0; i < count; i++)
            cells.add(Real.of(BigFraction.of(i % last == 0 ? 1 : random.nextInt(4), 4)));
        return Table.of(axes, cells);
    }

    private static HiddenChain<Table> chain(GivenFactors<Table> factors) {
        return new HiddenChain<>(TABLES, factors, (f, message, t, last) -> f);
    }

    /** p(z[0 .. end], u[0 .. last]) as one table. */
    private static Table joint(GivenFactors<Table> c, int end, int last) {
        List<Table> all = new ArrayList<>(List.of(c.initial()));
        all.addAll(c.transitions().subList(0, end));
        for (int t = 0; t <= last; t++) all.addAll(c.likelihood(t));
        return TABLES.product(all);
    }

    private static Table marginal(Table joint, List<Variable> keep) {
        Table kept = TABLES.sumOut(joint, Axes.without(joint.axes(), keep));
        return TABLES.divide(kept, TABLES.sumOut(kept, keep)).ordered(keep);
    }

    @Test
    void everyBeliefIsThatOfTheJoint() {
        for (int n = 0; n < 60; n++) {
            GivenFactors<Table> factors = draw(1 + random.nextInt(3), 1 + random.nextInt(4));
            HiddenChain<Table> chain = chain(factors);
            int end = factors.length() - 1;
            for (int last = -1; last <= end; last++) {
                Table joint = joint(factors, end, last);
                assertThat(chain.evidence(last)).isEqualTo(TABLES.sumOut(joint, joint.axes()));
                for (int t = 0; t <= end; t++) {
                    Variable z = factors.state(t);
                    Table state = marginal(joint, List.of(z));
                    assertThat(chain.state(t, last)).isEqualTo(state);
                    assertThat(chain.recursed(t, last)).isEqualTo(state);
                    if (t == end) continue;
                    List<Variable> both = List.of(z, factors.state(t + 1));
                    assertThat(chain.pair(t, last).ordered(both)).isEqualTo(marginal(joint, both));
                }
            }
        }
    }

    @Test
    void theBestPathHasTheLargestProbability() {
        for (int n = 0; n < 60; n++) {
            GivenFactors<Table> factors = draw(1 + random.nextInt(3), 1 + random.nextInt(5));
            HiddenChain<Table> chain = chain(factors);
            int end = factors.length() - 1;
            Table joint = joint(factors, end, end).ordered(factors.states());
            Real largest = joint.cells().stream().reduce(Real.ZERO, Reals::max);
            assertThat(chain.bestProbability(end).number()).isEqualTo(largest);
            int[] path = new int[end + 1];
            List<Maximised<Table>> trail = chain.path(end);
            for (int t = end; t >= 0; t--) {
                Table table = trail.get(t).table();
                assertThat(trail.get(t).variable()).isEqualTo(factors.state(t));
                if (t < end) table = TABLES.at(table, factors.state(t + 1), path[t + 1]);
                for (int k = 0; k < table.size(); k++)
                    if (Reals.compare(table.cell(k), table.cell(path[t])) > 0) path[t] = k;
            }
            assertThat(joint.at(path)).isEqualTo(largest);
        }
    }

    @Test
    void forwardTimesBackwardIsTheEvidenceAtEachStep() {
        GivenFactors<Table> factors = draw(3, 6);
        HiddenChain<Table> chain = chain(factors);
        Table evidence = chain.evidence(5);
        for (int t = 0; t < 6; t++) {
            Table forward = TABLES.times(chain.state(t, t), chain.evidence(t));
            Table backward = chain.backward(t, 5).orElse(TABLES.one());
            assertThat(TABLES.sumOut(TABLES.times(forward, backward), List.of(factors.state(t))))
                    .isEqualTo(evidence);
        }
    }

    @Test
    void isTheSameInScaledDoubles() {
        GivenFactors<Table> factors = draw(3, 40);
        LogTables doubles = new LogTables();
        GivenFactors<LogTable> scaled =
                new GivenFactors<>(
                        factors.states(),
                        doubles.of(factors.initial()),
                        factors.transitions().stream().map(doubles::of).toList(),
                        factors.likelihoods().stream()
                                .map(here -> here.stream().map(doubles::of).toList())
                                .toList());
        HiddenChain<LogTable> chain =
                new HiddenChain<>(doubles, scaled, (f, message, t, last) -> f);
        HiddenChain<Table> exact = chain(factors);
        for (int t = 0; t < 40; t++)
            for (int k = 0; k < 3; k++)
                assertThat(Reals.toDouble(chain.state(t, 39).toTable().cell(k)))
                        .isCloseTo(
                                Reals.toDouble(exact.state(t, 39).cell(k)),
                                org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void whatIsImpossibleLeavesBeliefsUndefined() {
        Variable a = variable("a", 2);
        Variable b = variable("b", 2);
        Table stay = Table.of(List.of(a, b), List.of(Real.ONE, Real.ZERO, Real.ZERO, Real.ONE));
        Table first = Table.of(List.of(a), List.of(Real.ONE, Real.ZERO));
        Table second = Table.of(List.of(b), List.of(Real.ZERO, Real.ONE));
        HiddenChain<Table> chain =
                chain(
                        new GivenFactors<>(
                                List.of(a, b),
                                first,
                                List.of(stay),
                                List.of(List.of(first), List.of(second))));
        assertThat(chain.evidence(1).number()).isEqualTo(Real.ZERO);
        assertThat(chain.state(1, 1).cells()).containsOnly(Real.UNDEFINED);
        assertThat(chain.state(0, 1).cells()).containsOnly(Real.UNDEFINED);
        assertThat(chain.state(0, 0).cells()).containsExactly(Real.ONE, Real.ZERO);
    }
}
