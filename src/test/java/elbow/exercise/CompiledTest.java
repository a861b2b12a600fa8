package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formula.Ref;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Bindings;
import elbow.working.Compiled;

import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is compiled answers as the exact evaluation does. */
class CompiledTest {
    private static final double RELATIVE = 1e-12;

    private static final RecursiveComparisonConfiguration CLOSE =
            RecursiveComparisonConfiguration.builder()
                    .withEqualsForType(CompiledTest::isClose, Real.class)
                    .build();

    private static boolean isClose(Real a, Real b) {
        double x = Reals.toDouble(a);
        double y = Reals.toDouble(b);
        double scale = Math.max(1, Math.abs(y));
        return Double.compare(x + 0.0, y + 0.0) == 0 || Math.abs(x - y) <= RELATIVE * scale;
    }

    static Stream<Exercise> bank() {
        return new Bank(List.of(Path.of("exercises"))).all().stream();
    }

    @ParameterizedTest
    @MethodSource("bank")
    void inTheBank(Exercise exercise) {
        SplitMix64 random = new SplitMix64(3);
        Parameters parameters = exercise.content().parameters();
        for (int i = 0; i < 20; i++) {
            Map<Ref, Value> at = parameters.at(exercise.admission().draw(random));
            Compiled compiled = exercise.working().compiled(new Bindings(at)).orElseThrow();
            assertSame(exercise, compiled, compiled.runs(1), List.of(at));
        }
    }

    @Test
    void atManyPointsAtOnce() {
        Exercise exercise = ExercisesForTests.read(ExercisesForTests.BINARY);
        Parameters parameters = exercise.content().parameters();
        List<Map<Ref, Value>> points = new ArrayList<>();
        for (long i = 0; i < parameters.points(); i += 299)
            points.add(parameters.at(parameters.point(i)));
        Compiled compiled = exercise.working().compiled(new Bindings(points.get(0))).orElseThrow();
        Compiled.Runs runs = compiled.runs(1000);
        assertSame(exercise, compiled, runs, points);
        assertSame(exercise, compiled, runs, points.reversed().subList(0, 50));
    }

    private static void assertSame(
            Exercise exercise,
            Compiled compiled,
            Compiled.Runs runs,
            List<Map<Ref, Value>> points) {
        runs.run(
                compiled.parameters().stream().map(p -> column(p, points)).toArray(double[][]::new),
                points.size());
        for (int i = 0; i < points.size(); i++)
            assertThat(runs.answers(i))
                    .as(exercise.id() + " " + Shown.point(points.get(i)))
                    .usingRecursiveComparison(CLOSE)
                    .isEqualTo(exercise.working().answers(new Bindings(points.get(i))));
    }

    private static double[] column(Ref parameter, List<Map<Ref, Value>> points) {
        return points.stream()
                .mapToDouble(at -> Reals.toDouble((Real) at.get(parameter)))
                .toArray();
    }
}
