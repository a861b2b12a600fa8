package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.source.Faults;
import elbow.value.Real;
import elbow.value.Value;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

class SurveyTest {
    private static Survey survey(Exercise exercise) {
        Faults faults = new Faults();
        Survey survey = Survey.of(exercise.admission(), Freezer.random(exercise), faults);
        assertThat(faults.sorted()).isEmpty();
        return survey;
    }

    /** Counted with integers and the formulas of Bayes and of the gap written out. */
    @Test
    void countsTheBinaryExample() {
        Survey survey = survey(ExercisesForTests.read(ExercisesForTests.BINARY));
        int left = 0;
        int admissible = 0;
        for (int prior = 2; prior <= 18; prior++)
            for (int low = 1; low <= 9; low++)
                for (int high = 10; high <= 19; high++) {
                    int joint = prior * high;
                    int evidence = joint + (20 - prior) * low;
                    if (10_000L * joint % evidence != 0) continue;
                    for (int enc = 1; enc <= 19; enc++) {
                        left++;
                        double gap = divergence(enc / 20.0, (double) joint / evidence);
                        if (gap >= 0.02 && gap <= 0.5) admissible++;
                    }
                }
        assertThat(survey.left().stream().map(CheckReport.Left::points))
                .containsExactly((long) left, (long) admissible);
        assertThat(survey.admissible()).hasValue(admissible);
        assertThat(survey.chosen()).hasSize(admissible);
        assertThat(admissible).isEqualTo(2029);
    }

    private static double divergence(double q, double p) {
        return q * Math.log(q / p) + (1 - q) * Math.log((1 - q) / (1 - p));
    }

    /** 0.1 + 0.2 and 3·0.1 have one decimal, whatever doubles say. */
    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.05", "0.125"})
    void decimalsAreExact(String step) {
        Exercise exercise =
                ExercisesForTests.read(
                        """
                        id: a
                        parameters:
                          a: %1$s .. 1 step %1$s
                          b: %1$s .. 1 step %1$s
                        require:
                          - decimals(a*b + a/b) <= 3
                        ask: [v: a*b]
                        """
                                .formatted(step));
        BigDecimal h = new BigDecimal(step);
        int steps = BigDecimal.ONE.divide(h).intValueExact();
        int count = 0;
        for (int i = 1; i <= steps; i++)
            for (int j = 1; j <= steps; j++) {
                BigFraction product = BigFraction.of(i, steps).multiply(BigFraction.of(j, steps));
                BigFraction thousandfold = product.add(BigFraction.of(i, j)).multiply(1000);
                if (thousandfold.getDenominatorAsInt() == 1) count++;
            }
        assertThat(survey(exercise).admissible()).hasValue(count);
    }

    @Test
    void namesAmongTheChoicesAreCompared() {
        Exercise exercise =
                ExercisesForTests.read(
                        """
                        id: a
                        parameters:
                          u1: one of [rain, sun, snow]
                          u2: one of [rain, sun, snow]
                          k: 1 .. 3
                        require:
                          - u1 != u2 and not u1 = snow or k = 3
                          - p(w = u1) > 0.1*k
                        model:
                          w: Categorical(rain = 0.25, sun = 0.35, snow = 0.4)
                        ask: [v: 'p(w = u1)']
                        """);
        double[] p = {0.25, 0.35, 0.4};
        int count = 0;
        for (int u1 = 0; u1 < 3; u1++)
            for (int u2 = 0; u2 < 3; u2++)
                for (int k = 1; k <= 3; k++)
                    if (((u1 != u2 && u1 != 2) || k == 3) && p[u1] > 0.1 * k + 1e-6) count++;
        assertThat(survey(exercise).admissible()).hasValue(count);
    }

    /** A tie is exact: 0.1 + 0.2 ties with 0.3. */
    @Test
    void tiesAreNotAdmissible() {
        Exercise exercise =
                ExercisesForTests.read(
                        """
                        id: a
                        parameters:
                          a: 0.1 .. 0.5 step 0.1
                          b: 0.1 .. 0.5 step 0.1
                        model:
                          w: Categorical(x = a, y = b, z = 1 - a - b)
                        ask: [best: argmax p(w)]
                        """);
        int count = 0;
        for (int a = 1; a <= 5; a++)
            for (int b = 1; b <= 5; b++) {
                int[] masses = {a, b, 10 - a - b};
                Arrays.sort(masses);
                if (masses[2] > masses[1]) count++;
            }
        assertThat(survey(exercise).admissible()).hasValue(count);
    }

    @Test
    void drawingReachesExactlyWhatIsEnumerated() {
        Exercise exercise =
                ExercisesForTests.read(
                        """
                        id: a
                        parameters:
                          a: 0.1 .. 0.9 step 0.1
                          k: 1 .. 4
                        require:
                          - p(z = 1) > 0.25 and decimals(a/k) < 3
                        model:
                          z: Bernoulli(a/k)
                        ask: [v: 'p(z = 1)']
                        """);
        Set<String> enumerated = new HashSet<>();
        survey(exercise).chosen().forEach(p -> enumerated.add(Arrays.toString(p)));
        Set<String> drawn = new HashSet<>();
        for (int seed = 0; seed < 1000; seed++)
            drawn.add(Arrays.toString(exercise.admission().draw(exercise.random(seed))));
        assertThat(drawn).isEqualTo(enumerated).hasSizeGreaterThan(8);
    }

    @Test
    void samplesAtMost4096InTheOrderOfTheGrid() {
        Exercise exercise =
                ExercisesForTests.read(
                        """
                        id: a
                        parameters:
                          a: 1 .. 100
                          b: 1 .. 100
                        require: [a != b]
                        ask: [v: a*b]
                        """);
        Survey survey = survey(exercise);
        assertThat(survey.admissible()).hasValue(9900);
        TreeSet<long[]> sorted = new TreeSet<>(Arrays::compare);
        sorted.addAll(survey.chosen());
        assertThat(sorted).hasSize(4096).containsExactlyElementsOf(survey.chosen());
        assertThat(survey.chosen()).allMatch(p -> p[0] != p[1]);
        assertThat(survey(exercise).chosen()).containsExactlyElementsOf(survey.chosen());
    }

    /** A grid of more than 10^6 points is sampled by drawing. */
    @Test
    void drawsFromALargeGrid() {
        Exercise exercise =
                ExercisesForTests.read(
                        """
                        id: a
                        parameters:
                          a: 0.001 .. 0.999 step 0.001
                          b: 0.001 .. 0.999 step 0.001
                          c: 1 .. 5
                        require: [a < b]
                        model: {z: Bernoulli(a), x: Bernoulli(b)}
                        ask: [v: p(z = 1)]
                        """);
        Survey survey = survey(exercise);
        assertThat(survey.admissible()).isEmpty();
        assertThat(survey.chosen()).hasSize(4096).allMatch(p -> p[0] < p[1]);
    }

    @Test
    void aVariantIsAtItsPoint() {
        Exercise exercise = ExercisesForTests.read(ExercisesForTests.BINARY);
        Map<String, Value> drawn = exercise.variant(3).parameters();
        List<long[]> same =
                survey(exercise).chosen().stream()
                        .filter(p ->
                                List.copyOf(exercise.content().parameters().at(p).values())
                                        .equals(List.copyOf(drawn.values())))
                        .toList();
        assertThat(same).hasSize(1);
        assertThat(drawn.values()).allMatch(Real.Exact.class::isInstance);
    }
}
