package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.exercise.Exercise;
import elbow.exercise.ExerciseReader;
import elbow.exercise.Option;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.grading.Reading.Understood;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Value;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Parts that ask for a choice, an order, the largest, a formula or a word. */
class KindsOfPartsTest {
    private static final String COINS =
            """
            id: coins
            parameters:
              n: 2 .. 9
              k: 1 .. 8
            require:
              - k < n
            model:
              coin: Categorical(fair = 1 - k/n, fake = k/n)
              heads | coin:
                fair: Bernoulli(1/2)
                fake: Bernoulli(1)
            observe: {heads: 1}
            ask:
              - rule: {expression: "p(coin = fake | heads)", in: [n, k], answer: 2*k/(n + k)}
              - best: {choice: [{right: a thing}, {wrong: no thing, because: It is none.}]}
              - all: {select: [{right: one}, {wrong: two}, {right: three}]}
              - none: {select: [{wrong: one}, {wrong: two}]}
              - test: {largest: {A: p(coin = fake), B: p(coin = fake | heads)}}
              - proof: {order: [first, second, third], wrong: [never]}
              - sign: {formula: not determined}
              - odds: {formula: infinite}
            """;

    private static final Exercise EXERCISE = ExerciseReader.read(COINS, Path.of("coins.yaml"));

    private static final Policy POLICY = Policies.in(Path.of(".")).named(Policies.USUAL);

    /** By hand: p(fake | heads) = (k/n)/(k/n + (n - k)/(2n)) = 2k/(n + k). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "rule ! 2k/(n + k) ! Right.",
                "rule ! (k/n)/(k/n + (1 - k/n)/2) ! Right.",
                "rule ! exp(ln(2k) - ln(n + k)) ! Right.",
                "rule ! k/n ! Not right.",
                "rule ! 2*k/(n + k)*(n - k)/(n - k) ! Right.",
                "rule ! ln(k - n) ! Not right.",
                "best ! a thing ! Right.",
                "best ! no thing ! Not right. It is none.",
                "all ! one; three ! Right.",
                "all ! three, one ! Right.",
                "all ! one ! Not right yet, though part of it is.",
                "all ! one; two; three ! Not right yet, though part of it is.",
                "none ! none ! Right.",
                "none ! one ! Not right.",
                "test ! B ! Right.",
                "test ! b ! Right.",
                "test ! A ! Not right.",
                "proof ! first, second, third ! Right.",
                "proof ! first, third, second ! Not right yet: 1 of 4 joins is right, the"
                        + " beginning and the end counted.",
                "proof ! first, second, third, never ! Not right yet: 3 of 4 joins are right, the"
                        + " beginning and the end counted.",
                "sign ! not determined ! Right.",
                "sign ! Not  Determined ! Right.",
                "sign ! 0.5 ! Not right.",
                "odds ! infinite ! Right.",
                "odds ! not determined ! Not right.",
                "odds ! 3 ! Not right.",
            })
    void isMarked(String part, String text, String sentence) {
        for (long seed = 1; seed <= 3; seed++) {
            Marker marker = new Marker(EXERCISE.variant(seed), POLICY);
            assertThat(marker.mark(part, text, Map.of()).sentence()).isEqualTo(sentence);
        }
    }

    @Test
    void letteredOptionsAreTheSameForASeedAndShuffledOverSeeds() {
        Variant variant = EXERCISE.variant(7);
        assertThat(variant.options("proof")).isEqualTo(EXERCISE.variant(7).options("proof"));
        assertThat(variant.options("proof").stream().map(Option::label))
                .containsExactly("a", "b", "c", "d");
        long orders =
                LongStream.rangeClosed(1, 30)
                        .mapToObj(s -> EXERCISE.variant(s).options("proof").stream())
                        .map(o -> o.map(Option::value).toList())
                        .distinct()
                        .count();
        assertThat(orders).isGreaterThan(10);
        Marker marker = new Marker(variant, POLICY);
        Map<String, String> labels = new LinkedHashMap<>();
        for (Option o : variant.options("proof")) labels.put(o.value(), o.label());
        String order = labels.get("first") + labels.get("second") + labels.get("third");
        assertThat(marker.mark("proof", order, Map.of()).sentence()).isEqualTo("Right.");
    }

    @Test
    void aFormulaIsCheckedAtSeveralPointsInExactFractions() {
        Variant variant = EXERCISE.variant(1);
        Real truth = variant.samples("rule").getFirst().value();
        assertThat(variant.samples("rule")).hasSizeGreaterThan(10);
        assertThat(truth).isInstanceOf(Real.Exact.class);
        Marker marker = new Marker(variant, POLICY);
        assertThat(marker.mark("rule", "1/2", Map.of()).sentence()).isEqualTo("Not right.");
    }

    @Test
    void eachParameterOfADistributionEarnsItsShare() {
        Variant variant = EXERCISE.variant(1);
        Part part = EXERCISE.part("odds").orElseThrow();
        Judge judge = new Judge(variant, POLICY, Map.of("odds", Kind.NUMBER));
        Value.Described truth = normal(Real.ZERO, Real.of(2));
        Understood typed = read("Normal(0, sd = 1.414)", truth);
        assertThat(judge.accepts(part, typed, truth)).isTrue();
        assertThat(judge.accepts(part, read("Normal(0, sd = 1.41)", truth), truth)).isFalse();
        Share share =
                new Shares(judge).of(part, read("Normal(0, var = 3)", truth), truth).orElseThrow();
        Verdict.Partly half = new Verdict.Partly(share);
        assertThat(POLICY.credit(half)).isEqualTo(0.5);
        assertThat(Sentences.of(half)).isEqualTo("Not right yet: mean is right, var is not.");
    }

    @Test
    void aMixtureMayBeTypedInAnyOrder() {
        Judge judge = new Judge(EXERCISE.variant(1), POLICY, Map.of("odds", Kind.NUMBER));
        Part part = EXERCISE.part("odds").orElseThrow();
        Value.Mixture truth =
                new Value.Mixture(
                        List.of(
                                new Value.Mixture.Component(
                                        Real.of(BigFraction.of(3, 10)),
                                        normal(Real.ZERO, Real.ONE)),
                                new Value.Mixture.Component(
                                        Real.of(BigFraction.of(7, 10)),
                                        normal(Real.of(3), Real.ONE))));
        String swapped = "0.7 Normal(3, var = 1) + 0.3 Normal(0, var = 1)";
        String wrong = "0.3 Normal(3, var = 1) + 0.7 Normal(0, var = 1)";
        assertThat(judge.accepts(part, read(swapped, truth), truth)).isTrue();
        assertThat(judge.accepts(part, read(wrong, truth), truth)).isFalse();
    }

    private static Value.Described normal(Real mean, Real var) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        parameters.put("mean", mean);
        parameters.put("var", var);
        return new Value.Described("Normal", parameters);
    }

    private static Understood read(String text, Value shape) {
        Asked asked = new Asked("odds", List.of(), Kind.NUMBER, Optional.empty(), shape, Map.of());
        return (Understood) new AnswerReader(asked, Map.of()).read(text);
    }
}
