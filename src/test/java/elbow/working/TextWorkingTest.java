package elbow.working;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.Samples;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.formula.Formula.Ref;
import elbow.value.Real;
import elbow.value.Value;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

class TextWorkingTest {
    @TempDir Path folder;

    private static String worked(Variant variant, String name, int width) {
        List<String> before = new ArrayList<>();
        for (Part part : variant.exercise().parts()) {
            if (part.name().equals(name)) {
                Digits digits = new Digits(part.digits());
                List<Passage> passages = variant.solution().worked(name, before, digits);
                return String.join("\n", new TextWorking(width).lines(passages));
            }
            before.add(part.name());
        }
        throw new AssertionError(name);
    }

    @Test
    void aSumIsReducedLineByLine() {
        assertThat(worked(Samples.lesson(folder, 70), "evidence", 80))
                .isEqualTo(
                        """
                        p(x = 1) = Σ_z p(z)·p(x = 1 | z)
                                 = 0.5·0.2 + 0.5·0.8
                                 = 0.1 + 0.4
                                 = 0.5\
                        """);
    }

    @Test
    void aShortChainIsOneLine() {
        assertThat(worked(Samples.lesson(folder, 70), "log_evidence", 80))
                .isEqualTo("log p(x = 1) = ln 0.5 ≈ −0.6931");
        assertThat(worked(Samples.lesson(folder, 70), "log_evidence", 30))
                .isEqualTo(
                        """
                        log p(x = 1) = ln 0.5
                                     ≈ −0.6931\
                        """);
    }

    @Test
    void logarithmsOfNumbersAreLn() {
        assertThat(worked(Samples.lesson(folder, 70), "kl", 80))
                .isEqualTo(
                        """
                        KL(q(z) ‖ p(z)) = Σ_z q(z)·ln(q(z)/p(z))
                                        = 0.3·ln(0.3/0.5) + 0.7·ln(0.7/0.5)
                                        = 0.3·ln 0.6 + 0.7·ln 1.4
                                        ≈ −0.1532 + 0.2355
                                        ≈ 0.0823\
                        """);
    }

    @Test
    void whereItIsNarrowTheHeadStandsAlone() {
        assertThat(worked(Samples.lesson(folder, 70), "kl", 40))
                .isEqualTo(
                        """
                        KL(q(z) ‖ p(z))
                          = Σ_z q(z)·ln(q(z)/p(z))
                          = 0.3·ln(0.3/0.5) + 0.7·ln(0.7/0.5)
                          = 0.3·ln 0.6 + 0.7·ln 1.4
                          ≈ −0.1532 + 0.2355
                          ≈ 0.0823\
                        """);
    }

    @Test
    void aNegativeNumberBehindASignIsInBrackets() {
        assertThat(worked(Samples.lesson(folder, 70), "gap", 80))
                .isEqualTo(
                        """
                        gap = log p(x = 1) − ELBO
                            ≈ −0.6931 − (−0.7213)
                            ≈ 0.0282\
                        """);
    }

    @Test
    void rowsOfATableAreAligned() {
        assertThat(worked(Samples.read(folder, Samples.WEATHER).variant(1), "table", 80))
                .endsWith(
                        """
                        p(w | u = 1) = p(w)·p(u = 1 | w)/p(u = 1)
                          p(w = rain | u = 1) = 0.4·0.9/0.48 = 0.36/0.48 = 0.75
                          p(w = sun | u = 1)  = 0.6·0.2/0.48 = 0.12/0.48 = 0.25\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "likely; argmax p(w | u = 1): largest: rain",
                "more; p(w = rain | u = 1) > p(w = rain): 0.75 > 0.4, so true",
                "same; argmax p(w | u = 1) = sun: rain = sun, so false",
                "free; independent(u, w): 0.04 ≠ 0.208, so false"
            })
    void whatItAmountsToStandsLast(String part, String conclusion) {
        assertThat(worked(Samples.read(folder, Samples.WEATHER).variant(1), part, 80).lines())
                .last()
                .isEqualTo(conclusion);
    }

    @Test
    void tiesAreAllNamed() {
        String drawn =
                Samples.WEATHER
                        .replace("model:", "parameters: {a: 0.1 .. 0.9 step 0.1}\nmodel:")
                        .replace("rain = 0.4, sun = 0.6", "rain = a, sun = 1 - a");
        Map<Ref, Value> tie = Map.of(new Ref("a"), Real.of(BigFraction.of(2, 11)));
        Variant variant = Samples.read(folder, drawn).variant(tie, OptionalLong.empty());
        assertThat(worked(variant, "likely", 80))
                .endsWith("argmax p(w | u = 1): equally large: rain; sun");
    }

    @Test
    void aComparisonIsPrintedInAsManyDigitsAsItNeeds() {
        String near = Samples.WEATHER.replace("Bernoulli(0.9)", "Bernoulli(200001/1000000)");
        assertThat(worked(Samples.read(folder, near).variant(1), "more", 80))
                .endsWith("0.400001 > 0.4, so true");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120})
    void linesFitTheWidth(int width) {
        for (String text : List.of(Samples.BINARY, Samples.WEATHER)) {
            Variant variant = Samples.read(folder, text).variant(3);
            for (Part part : variant.exercise().parts())
                assertThat(worked(variant, part.name(), width).lines())
                        .allMatch(l -> Columns.of(l) <= width);
        }
    }

    @Test
    void aLongSumIsATableOfItsTermsAndItsRest() {
        String dice =
                """
                id: dice
                model:
                  d: Uniform(1 .. 20)
                ask:
                  - m: mean(p(d))
                """;
        assertThat(worked(Samples.read(folder, dice).variant(1), "m", 80))
                .startsWith("mean(p(d)) = Σ_d p(d)·d\n  d = 1: ")
                .contains("\n  ... and 4 more rows\n")
                .endsWith("mean(p(d)) = 10.5");
    }
}
