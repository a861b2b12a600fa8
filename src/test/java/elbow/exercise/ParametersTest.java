package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.value.Real;
import elbow.value.Value;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ParametersTest {
    private static Parameters read(String parameters) {
        return ExercisesForTests.read(
                        "id: a\nparameters:\n" + parameters.indent(2) + "ask: [v: 1/2]\n")
                .content()
                .parameters();
    }

    private static Value at(Parameters parameters, long point, String name) {
        Map<Ref, Value> values = parameters.at(parameters.point(point));
        return values.get((Ref) Formulas.parse(name));
    }

    /** Ten steps of 0.1 as doubles end at 0.9999999999999999. */
    @Test
    void gridsAreExact() {
        Parameters p = read("a: 0.1 .. 1 step 0.1");
        assertThat(p.points()).isEqualTo(10);
        for (int i = 0; i < 10; i++)
            assertThat(at(p, i, "a")).isEqualTo(Real.of(BigFraction.of(i + 1, 10)));
    }

    @Test
    void theLastParameterChangesFastest() {
        Parameters p = read("a: 1 .. 2\nb: one of [1/3, 0.5, 7]\nc: 0.5 .. 0.5 step 1");
        List<String> points = new ArrayList<>();
        for (int i = 0; i < 6; i++) points.add(Shown.point(p.at(p.point(i))));
        assertThat(points)
                .containsExactly(
                        "a = 1, b = 1/3, c = 0.5",
                        "a = 1, b = 0.5, c = 0.5",
                        "a = 1, b = 7, c = 0.5",
                        "a = 2, b = 1/3, c = 0.5",
                        "a = 2, b = 0.5, c = 0.5",
                        "a = 2, b = 7, c = 0.5");
    }

    @ParameterizedTest
    @CsvSource({"2, 4", "3, 10", "4, 9", "3, 3", "5, 7"})
    void aSimplexHasEveryVectorOfPositiveParts(int size, int parts) {
        Parameters p = read("w: simplex(" + size + ", step 1/" + parts + ")");
        Set<List<Value>> seen = new HashSet<>();
        for (int i = 0; i < p.points(); i++) {
            List<Value> vector = List.copyOf(p.at(p.point(i)).values());
            assertThat(p.axes().getFirst().has(vector)).isTrue();
            seen.add(vector);
        }
        assertThat(seen).hasSize(compositions(size, parts)).hasSize((int) p.points());
    }

    /** Counted by trying every first part. */
    private static int compositions(int size, int parts) {
        if (size == 1) return parts > 0 ? 1 : 0;
        int count = 0;
        for (int first = 1; first < parts; first++) count += compositions(size - 1, parts - first);
        return count;
    }

    @Test
    void derivedParametersFollowInAnyOrder() {
        Parameters p =
                read(
                        """
                        c: derived(b + w.2)
                        b: derived(1 - a)
                        w: simplex(2, step 0.5)
                        rows: [0.1, 1/3]
                        a: 0.25 .. 0.25 step 1
                        d: derived(rows[2]*c)
                        """);
        assertThat(Shown.point(p.at(p.point(0))))
                .isEqualTo(
                        "c = 1.25, b = 0.75, w.1 = 0.5, w.2 = 0.5, rows[1] = 0.1, rows[2] = 1/3,"
                                + " a = 0.25, d = 5/12");
        assertThat(p.axesOf(Set.of(new Ref("d")))).containsExactly(0, 1);
        assertThat(p.axesOf(Set.of(new Ref("b")))).containsExactly(1);
    }

    @Test
    void aGridMayBeTooLargeToCount() {
        Parameters p = read("a: 1 .. 1e15\nb: 1 .. 1e15\nc: 0.1 .. 0.2 step 0.1");
        assertThat(p.points()).isGreaterThan(Parameters.MOST);
        assertThat(p.draw(new SplitMix64(1))).hasSize(3);
    }

    @Test
    void tellsWhatIsOnTheGrid() {
        Axis steps = read("a: 0.1 .. 0.9 step 0.2").axes().getFirst();
        assertThat(steps.has(List.of(Real.of(BigFraction.of(1, 2))))).isTrue();
        assertThat(steps.has(List.of(Real.of(BigFraction.of(2, 5))))).isFalse();
        assertThat(steps.has(List.of(Real.of(BigFraction.of(11, 10))))).isFalse();
        assertThat(steps.has(List.of(Real.of(BigFraction.of(-1, 10))))).isFalse();
        assertThat(steps.has(List.of(new Value.Name("rain")))).isFalse();
        Axis simplex = read("w: simplex(2, step 0.1)").axes().getFirst();
        Real third = Real.of(BigFraction.of(1, 3));
        assertThat(simplex.has(List.of(third, Real.of(BigFraction.of(2, 3))))).isFalse();
        assertThat(simplex.has(List.of(Real.ZERO, Real.ONE))).isFalse();
    }
}
