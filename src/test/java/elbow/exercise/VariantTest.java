package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.source.FaultException;
import elbow.value.Real;
import elbow.value.Value;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

class VariantTest {
    private static final Exercise EVERYTHING = ExercisesForTests.read(ExercisesForTests.EVERYTHING);

    private static String drawn(Variant variant) {
        return variant.parameters().entrySet().stream()
                .filter(e -> !e.getKey().startsWith("rows"))
                .map(e -> e.getKey() + " " + Shown.of(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Real fraction(int above, int below) {
        return Real.of(BigFraction.of(above, below));
    }

    private static Ref ref(String name) {
        return (Ref) Formulas.parse(name);
    }

    /** What these seeds give, once and for all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 | p 0.4, k 1, b 0.5, w.1 0.3, w.2 0.4, w.3 0.3, s 0.8, t 0.2, u1 rain, u2 rain
                    1 | p 0.3, k 2, b 0.5, w.1 0.8, w.2 0.1, w.3 0.1, s 0.85, t 0.15, u1 rain, u2 sun
                    2 | p 0.4, k 1, b 0.5, w.1 0.2, w.2 0.3, w.3 0.5, s 0.8, t 0.2, u1 sun, u2 sun
                    3 | p 0.2, k 1, b 0.25, w.1 0.7, w.2 0.1, w.3 0.2, s 0.9, t 0.1, u1 sun, u2 rain
                    -1 | p 0.1, k 2, b 0.25, w.1 0.2, w.2 0.1, w.3 0.7, s 0.95, t 0.05, u1 sun, u2 rain
                    """)
    void aSeedGivesOneVariant(long seed, String parameters) {
        assertThat(drawn(EVERYTHING.variant(seed))).isEqualTo(parameters);
        assertThat(EVERYTHING.variant(seed).seed()).isEqualTo(seed);
    }

    @ParameterizedTest
    @CsvSource({"tr-TR", "ar-EG-u-nu-arab", "de-DE", "hi-IN-u-nu-deva"})
    void theLocaleChangesNothing(String tag) {
        Variant here = EVERYTHING.variant(1);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            Exercise read = ExercisesForTests.read(ExercisesForTests.EVERYTHING);
            Variant there = read.variant(1);
            assertThat(read.hash()).isEqualTo(EVERYTHING.hash());
            assertThat(there.parameters()).isEqualTo(here.parameters());
            assertThat(there.story()).isEqualTo(here.story());
            assertThat(there.givens()).isEqualTo(here.givens());
            assertThat(there.answers()).isEqualTo(here.answers());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void exercisesOfOtherNamesDrawOtherwise() {
        Exercise renamed =
                ExercisesForTests.read(
                        ExercisesForTests.EVERYTHING.replace("id: everything", "id: another"));
        assertThat(renamed.hash()).isEqualTo(EVERYTHING.hash());
        assertThat(drawn(renamed.variant(1))).isNotEqualTo(drawn(EVERYTHING.variant(1)));
    }

    @Test
    void fillsTheStory() {
        assertThat(EVERYTHING.variant(1).story())
                .isEqualTo("0.3 30 0.1 rain 1/3 2/7 1.35 ${p} 0.85\n");
    }

    @Test
    void tellsTheModelWithItsNumbers() {
        assertThat(EVERYTHING.variant(1).givens())
                .contains(
                        "p(weather = rain) = 0.3",
                        "p(d = 1 | c = a, weather = rain) = 0.3",
                        "p(d = 1 | c = a, weather = sun) = 0.2",
                        "p(d = 1 | c = b, weather = sun) = 0.1",
                        "p(m = 1 | d = 0) = 0",
                        "p(m = 1 | d = 1) = 0.85",
                        "p('Asy/Patch' = other | d = 0) = 0",
                        "p(h) = Binomial(n = 2, p = 0.5)",
                        "observed: weather = rain",
                        "observed: Asy/Patch = other",
                        "soft evidence on h: likelihood 0.2 for 0, 0.9 for 1, 0.15 for 2",
                        "q(c, d, m, h, x, y) = the posterior of c, d, m, h, x, y")
                .hasSize(18);
        assertThat(ExercisesForTests.read(ExercisesForTests.BINARY).variant(1).givens())
                .hasSize(5)
                .element(4)
                .asString()
                .startsWith("q(z = 1) = 0.");
    }

    /** p(weather, other) by hand: d = 1 has 0.3·0.8 + 0.1·0.2 = 0.26 of 0.8, h weighs 0.5375. */
    @Test
    void answers() {
        Variant variant = EVERYTHING.variant(1);
        Map<String, Value> answers = variant.answers();
        assertThat(answers.get("f")).isEqualTo(Real.ONE);
        assertThat(answers.get("h")).isEqualTo(Real.ZERO);
        assertThat(answers.get("l")).isEqualTo(new Value.Truth(false));
        double evidence = 0.3 * 0.26 * 0.8 * (0.25 * 0.2 + 0.5 * 0.9 + 0.25 * 0.15);
        assertThat(((Real.Approx) answers.get("g")).value())
                .isCloseTo(
                        Math.log(evidence) / Math.log(2),
                        org.assertj.core.data.Offset.offset(1e-12));
        assertThat(variant.solution().answers()).isEqualTo(answers);
    }

    @Test
    void asks() {
        Variant variant = EVERYTHING.variant(1);
        assertThat(variant.question("v")).isEqualTo("p(c | weather = rain)");
        assertThat(variant.question("g")).isEqualTo("How many bits with p = 0.3?");
        assertThat(variant.question("bits")).isEqualTo("H(p(c)) in bits");
        assertThat(variant.question("h")).isEqualTo("gap");
    }

    @Test
    void readsTheOptionsOfParts() {
        Part g = EVERYTHING.part("g").orElseThrow();
        assertThat(g.bits()).isTrue();
        assertThat(g.digits()).isEqualTo(3);
        assertThat(g.weight()).isEqualTo(2);
        Part l = EVERYTHING.part("l").orElseThrow();
        assertThat(l.tolerance().orElseThrow().relative()).hasValue(0.01);
        assertThat(l.tolerance().orElseThrow().absolute()).hasValue(0.001);
        assertThat(EVERYTHING.part("v").orElseThrow().digits()).isEqualTo(4);
        assertThat(EVERYTHING.part("nobody")).isEmpty();
        assertThat(EVERYTHING.title()).isEqualTo("All there is");
        assertThat(EVERYTHING.topics()).containsExactly("bayes", "elbo");
        assertThat(EVERYTHING.level()).isEqualTo(3);
    }

    @Test
    void parametersCanBeSet() {
        Exercise binary = ExercisesForTests.read(ExercisesForTests.BINARY);
        Variant drawn = binary.variant(5);
        Variant set =
                binary.variant(
                        Map.of(ref("enc"), fraction(1, 3), ref("low"), fraction(1, 4)),
                        OptionalLong.of(5));
        assertThat(set.offGrid()).containsExactly("enc");
        assertThat(set.seed()).isEqualTo(5);
        assertThat(set.parameters().get("enc")).isEqualTo(fraction(1, 3));
        assertThat(set.parameters().get("low")).isEqualTo(fraction(1, 4));
        assertThat(set.parameters().get("prior")).isEqualTo(drawn.parameters().get("prior"));
        assertThat(set.story()).startsWith("The encoder says 1/3, 100/3 %");
        assertThat(binary.variant(Map.of(), OptionalLong.empty()).parameters())
                .isEqualTo(binary.variant(1).parameters());
    }

    @Test
    void whatFollowsFromASetParameterFollows() {
        Variant set = EVERYTHING.variant(Map.of(ref("p"), fraction(1, 5)), OptionalLong.of(1));
        assertThat(set.parameters().get("s")).isEqualTo(fraction(9, 10));
        assertThat(set.offGrid()).isEmpty();
        Variant simplex = EVERYTHING.variant(Map.of(ref("w.1"), Real.ONE), OptionalLong.of(1));
        assertThat(simplex.offGrid()).containsExactly("w.1");
    }

    @Test
    void whatCantBeSetIsSaid() {
        assertThatThrownBy(() ->
                        EVERYTHING.variant(Map.of(ref("zeta"), Real.ONE), OptionalLong.empty()))
                .hasMessage(
                        "no parameter is called zeta; there are: p, k, b, w.1, w.2, w.3, rows[1],"
                                + " rows[2], rows[3], s, t, u1, u2");
        assertThatThrownBy(
                        () -> EVERYTHING.variant(Map.of(ref("s"), Real.ONE), OptionalLong.empty()))
                .hasMessage("s follows from other parameters and can't be set");
    }

    @Test
    void aSetParameterThatMakesNoModelIsToldAtItsPlace() {
        Exercise binary = ExercisesForTests.read(ExercisesForTests.BINARY);
        Variant set = binary.variant(Map.of(ref("enc"), fraction(3, 2)), OptionalLong.of(1));
        assertThatThrownBy(set::answers)
                .isInstanceOf(FaultException.class)
                .hasMessage(
                        "f.yaml:17:16: enc is 1.5 at enc = 1.5, no probability: it must lie in [0,"
                                + " 1]; add 0 <= enc <= 1 to require");
    }

    @Test
    void aFixedExerciseHasOneVariant() {
        Exercise fixed =
                ExercisesForTests.read("id: a\nmodel: {z: Bernoulli(1/3)}\nask: [v: p(z = 1)]\n");
        assertThat(fixed.isFixed()).isTrue();
        assertThat(fixed.isFrozen()).isFalse();
        assertThat(fixed.variant(77).answers()).containsEntry("v", fraction(1, 3));
    }

    @Test
    void theHashCoversWhatIsAskedAndNotTheStory() {
        String text = ExercisesForTests.EVERYTHING;
        String hash = EVERYTHING.hash();
        assertThat(hash).matches("[0-9a-f]{16}");
        assertThat(hash(text.replace("All there is", "Less"))).isEqualTo(hash);
        assertThat(hash(text.replace("level: 3", "level: 4 # harder"))).isEqualTo(hash);
        assertThat(hash(text.replace("${100*p}", "${p}"))).isEqualTo(hash);
        assertThat(hash(text.replace("log p(observed)", "log( p(observed) )"))).isEqualTo(hash);
        assertThat(hash(text.replace("k: 1 .. 2", "k: 1 .. 3"))).isNotEqualTo(hash);
        assertThat(hash(text.replace(">= 0.2", ">= 0.1"))).isNotEqualTo(hash);
        assertThat(hash(text.replace("0, 0: 0.4", "0, 0: 4/10"))).isNotEqualTo(hash);
        assertThat(hash(text.replace("weather: u1", "weather: u2"))).isNotEqualTo(hash);
        assertThat(hash(text.replace("1: 0.9, 2: t", "1: 0.8, 2: t"))).isNotEqualTo(hash);
        assertThat(hash(text.replace("q: posterior", "q: prior"))).isNotEqualTo(hash);
        assertThat(hash(text.replace("- h: gap", "- h: ELBO"))).isNotEqualTo(hash);
    }

    private static String hash(String yaml) {
        assertThat(yaml).isNotEqualTo(ExercisesForTests.EVERYTHING);
        return ExercisesForTests.read(yaml).hash();
    }
}
