package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elbow.source.FaultException;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** Options that are computed, and variants on which two of them would look the same. */
class OffersTest {
    /** KL(q || p) for q = 1/2: -ln(4 a (1 - a))/2; the other way round: ln 2 - H(a). */
    private static final String MISTAKES =
            """
            id: offers
            parameters:
              a: %s
            model: {z: Bernoulli(a)}
            q: {z: Bernoulli(1/2)}
            ask:
              - kl: KL(q(z) || p(z))
              - best: {choice: [{right: KL(q(z) || p(z))}, {mistake: kl-swapped, of: kl}%s]}
            """;

    private static Exercise read(String yaml) {
        return ExerciseReader.read(yaml, Path.of("f"));
    }

    private static List<String> texts(Variant variant) {
        return variant.options("best").stream().map(Option::text).toList();
    }

    private static String fourDecimals(double value) {
        return String.format(java.util.Locale.ROOT, "%.4f", value);
    }

    @Test
    void aMistakeIsWhatItMakesOfAnotherPart() {
        Exercise exercise = read(MISTAKES.formatted("0.1 .. 0.3 step 0.1", ""));
        for (long seed = 1; seed <= 5; seed++) {
            Variant variant = exercise.variant(seed);
            double a = Double.parseDouble(String.valueOf(Shown.of(variant.parameters().get("a"))));
            double right = -Math.log(4 * a * (1 - a)) / 2;
            double swapped = Math.log(2) + a * Math.log(a) + (1 - a) * Math.log(1 - a);
            assertThat(texts(variant))
                    .containsExactlyInAnyOrder(fourDecimals(right), fourDecimals(swapped));
            for (Option o : variant.options("best")) {
                assertThat(o.right()).isEqualTo(o.text().equals(fourDecimals(right)));
                assertThat(o.mistake().map(m -> m.mistake().id()).orElse(""))
                        .isEqualTo(o.right() ? "" : "kl-swapped");
            }
        }
    }

    /** At a = 1/2 both divergences are 0. */
    @Test
    void aVariantOnWhichAMistakeIsRightIsNotAdmissible() {
        Exercise exercise = read(MISTAKES.formatted("0.1 .. 0.5 step 0.1", ""));
        Survey survey =
                Survey.of(
                        exercise.admission(), Freezer.random(exercise), new elbow.source.Faults());
        assertThat(survey.admissible()).hasValue(4);
        assertThat(survey.chosen()).noneMatch(p -> p[0] == 4);
    }

    /** p(z = 1) is 0.3 at a = 0.3 and not at a = 0.2. */
    @Test
    void ofWrongOptionsThatLookTheSameTheFirstIsOffered() {
        String more = ", {wrong: p(z = 1), because: first}, {wrong: 0.3, because: second}";
        Exercise exercise = read(MISTAKES.formatted("one of [0.3]", more));
        Variant same = exercise.variant(1);
        assertThat(texts(same)).hasSize(3).doesNotHaveDuplicates().contains("0.3");
        assertThat(same.options("best"))
                .filteredOn(o -> o.text().equals("0.3"))
                .singleElement()
                .satisfies(o -> assertThat(o.because()).hasValue("first"));
        assertThat(texts(read(MISTAKES.formatted("one of [0.2]", more)).variant(1))).hasSize(4);
    }

    @Test
    void textsThatBecomeTheSameMakeAVariantInadmissible() {
        String yaml =
                """
                id: texts
                parameters:
                  a: 1 .. 3
                  b: 1 .. 3
                ask:
                  - v: a + b
                  - %s
                """;
        for (String part :
                List.of(
                        "o: {order: ['first ${a}', 'first ${b}', then]}",
                        "m: {match: {'${a}': x, '${b}': y}}",
                        "n: {match: {x: '${a}', y: '${b}'}}",
                        "c: {choice: [{right: '${a}'}, {wrong: '${b}'}]}",
                        "s: {select: [{right: '${a}'}, {right: '${b}'}]}")) {
            Exercise exercise = read(yaml.formatted(part));
            Survey survey =
                    Survey.of(
                            exercise.admission(),
                            Freezer.random(exercise),
                            new elbow.source.Faults());
            assertThat(survey.admissible()).as(part).hasValue(6);
        }
    }

    @Test
    void aFixedExerciseWhoseOptionsLookTheSameIsRefused() {
        assertThatThrownBy(() -> read(MISTAKES.formatted("one of [0.5]", "")).variant(1))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("f:8:5:")
                .hasMessageContaining("best offers what can be told apart");
    }

    /** Words, sentences and claims stay texts beside a mistake. */
    @Test
    void besideAMistakeFormulasAreNumbersAndWordsAreTexts() {
        String more = ", {wrong: none}, {wrong: It is large.}, {wrong: 1/3}, {wrong: a < 1}";
        Exercise exercise = read(MISTAKES.formatted("one of [0.3]", more));
        assertThat(texts(exercise.variant(1)))
                .contains("none", "It is large.", "0.3333", "a < 1")
                .hasSize(6);
    }
}
