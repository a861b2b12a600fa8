package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.exercise.ExerciseReader;
import elbow.exercise.Option;
import elbow.exercise.Variant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;

/** What part of an answer is right; every share counted by hand. */
class SharesTest {
    /** p(a, b) = 0.2, 0.3, 0.1, 0.4; p(w) = 1/2, 1/4, 1/4. */
    private static final String TABLES =
            """
            id: tables
            model:
              a, b:
                no, no: 0.2
                no, yes: 0.3
                yes, no: 0.1
                yes, yes: 0.4
              w: Categorical(rain = 0.5, sun = 0.25, snow = 0.25)
            ask:
              - one: p(a = yes)
              - table: p(w)
              - joint: "p(a, b)"
              - best: "argmax p(a, b)"
              - likely: argmax p(w)
              - claim: {truth: p(a = yes) = 0.5}
              - select: {select: [{right: one}, {right: two}, {wrong: three}, {wrong: four}]}
              - none: {select: [{wrong: one}, {wrong: two}]}
              - choice: {choice: [{right: one}, {wrong: two}]}
              - order: {order: [one, two, three, four], wrong: [five]}
              - match: {match: {un: one, deux: two, trois: three, quatre: four}}
              - why: {recall: Because.}
              - top: {largest: {A: p(a = yes), B: p(b = yes)}}
              - open: {formula: not determined}
              - never: {formula: infinite}
            """;

    /** Of a chain that stays and is seen well: its states are what is seen. */
    private static final String CHAIN =
            """
            id: chain
            model:
              z[1]: Categorical(rain = 0.5, sun = 0.5)
              z[t] | z[t-1]:
                rain: Categorical(rain = 0.5, sun = 0.5)
                sun:  Categorical(rain = 0.5, sun = 0.5)
              u[t] | z[t]:
                rain: Bernoulli(0.8)
                sun:  Bernoulli(0.2)
            observe: {u: [1, 1, 0, 1]}
            ask:
              - path: argmax p(z | u)
              - each: p(z[t] | u) for t = 1 .. 4
              - some: p(z[t] = rain | u) for t = 1 .. 4
            """;

    /** Two equal springs seen through their sum: mean 1/3 each, 2/3 and -1/3 in the covariance. */
    private static final String NORMAL =
            """
            id: normal
            model:
              s: Normal(mean = [0, 0], cov = [[1, 0], [0, 1]])
              x | s: Normal(mean = s.1 + s.2, var = 1)
            observe: {x: 1}
            ask:
              - mean: mean(p(s | x))
              - cov: "cov(s, s | x)"
              - first: p(s.1 | x)
              - both: p(s | x)
            """;

    private static final Variant TABLED = variant(TABLES, 1);

    private static Variant variant(String yaml, long seed) {
        return ExerciseReader.read(yaml, Path.of("f.yaml")).variant(seed);
    }

    private static Mark mark(String yaml, String part, String text) {
        return new Marker(variant(yaml, 1), Lessons.POLICY).mark(part, text, Map.of());
    }

    private static void earns(String yaml, String part, String text, int right, int all) {
        Mark mark = mark(yaml, part, text);
        assertThat(mark.value()).as("read").isPresent();
        assertThat(mark.credit()).isCloseTo((double) right / all, within(1e-12));
        assertThat(mark.verdict().outcome().isRight()).isEqualTo(right == all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "one ! 0.5 ! 1 ! 1",
                "one ! 0.4 ! 0 ! 1",
                "table ! rain 0.5, sun 0.25, snow 0.25 ! 3 ! 3",
                "table ! rain 0.5, sun 0.2, snow 0.3 ! 1 ! 3",
                "table ! 0.2 0.25 0.25 ! 2 ! 3",
                "table ! 0.4 0.3 0.3 ! 0 ! 3",
                "table ! undefined ! 0 ! 3",
                "joint ! 0.2 0.3 0.1 0.4 ! 4 ! 4",
                "joint ! 'no, no: 0.2; no, yes: 0.1; yes, no: 0.3; yes, yes: 0.4' ! 2 ! 4",
                "best ! yes yes ! 2 ! 2",
                "best ! yes no ! 1 ! 2",
                "best ! no no ! 0 ! 2",
                "likely ! sun ! 0 ! 1",
                "claim ! false ! 0 ! 1",
                "claim ! true ! 1 ! 1",
                "select ! one; two ! 2 ! 2",
                "select ! one ! 1 ! 2",
                "select ! one; two; three ! 1 ! 2",
                "select ! one; three ! 0 ! 2",
                "select ! one; two; three; four ! 0 ! 2",
                "select ! none ! 0 ! 2",
                "none ! none ! 1 ! 1",
                "none ! one ! 0 ! 1",
                "choice ! two ! 0 ! 1",
                "order ! one; two; three; four ! 5 ! 5",
                "order ! one; two; four; three ! 2 ! 5",
                "order ! one; two; three ! 3 ! 5",
                "order ! one; two; three; four; five ! 4 ! 5",
                "order ! four; three; two; one ! 0 ! 5",
                "order ! two; three; four; one ! 2 ! 5",
                "match ! un: one; deux: two; trois: three; quatre: four ! 4 ! 4",
                "match ! un: one; deux: two; trois: four; quatre: three ! 2 ! 4",
                "match ! deux = two ! 1 ! 4",
                "match ! un -> two ! 0 ! 4",
                "why ! yes ! 2 ! 2",
                "why ! partly ! 1 ! 2",
                "why ! no ! 0 ! 2",
                "top ! A ! 0 ! 1",
                "top ! B ! 1 ! 1",
                "open ! not determined ! 1 ! 1",
                "open ! undefined ! 0 ! 1",
                "never ! infinite ! 1 ! 1",
                "never ! -infinite ! 0 ! 1",
            })
    void ofTablesStatesAndOptions(String part, String text, int right, int all) {
        earns(TABLES, part, text, right, all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "path ! rain rain sun rain ! 4 ! 4",
                "path ! rain sun sun rain ! 3 ! 4",
                "path ! sun sun rain sun ! 0 ! 4",
                "each ! 0.8 0.2; 0.8 0.2; 0.2 0.8; 0.8 0.2 ! 8 ! 8",
                "each ! 0.8 0.2; 0.7 0.2; 0.2 0.8; 0.2 0.8 ! 5 ! 8",
                "some ! 0.8; 0.8; 0.2; 0.8 ! 4 ! 4",
                "some ! 0.8; 0.5; 0.5; 0.8 ! 2 ! 4",
                "some ! 0.8; 0.7; 0.3; 0.1 ! 1 ! 4",
            })
    void ofSequences(String part, String text, int right, int all) {
        earns(CHAIN, part, text, right, all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "mean ! 1/3 1/3 ! 2 ! 2",
                "mean ! [1/3, 2/3] ! 1 ! 2",
                "cov ! [[2/3, -1/3], [-1/3, 2/3]] ! 4 ! 4",
                "cov ! 2/3 1/3; 1/3 2/3 ! 2 ! 4",
                "cov ! 2/3 -1/3; 1/3 1/3 ! 2 ! 4",
                "first ! Normal(1/3, var = 2/3) ! 2 ! 2",
                "first ! Normal(1/3, sd = 2/3) ! 1 ! 2",
                "first ! Beta(1/3, 2/3) ! 0 ! 2",
                "both ! Normal(mean = [1/3, 1/3], cov = [[2/3, -1/3], [-1/3, 2/3]]) ! 2 ! 2",
                "both ! Normal(mean = [1/3, 1/3], cov = [[2/3, 1/3], [1/3, 2/3]]) ! 1 ! 2",
            })
    void ofVectorsMatricesAndDistributions(String part, String text, int right, int all) {
        earns(NORMAL, part, text, right, all);
    }

    /** What is one of two would be told with every wrong one that is named. */
    @Test
    void theSentenceNamesNumbersAndCountsStates() {
        assertThat(mark(TABLES, "table", "0.5 0.2 0.3").sentence())
                .isEqualTo("Not right yet: rain is right, sun and snow are not.");
        assertThat(mark(CHAIN, "each", "0.8 0.2; 0.7 0.2; 0.2 0.8; 0.2 0.8").sentence())
                .startsWith("Not right yet: 5 of 8 numbers are right.");
        assertThat(mark(NORMAL, "cov", "2/3 1/3; 1/3 2/3").sentence())
                .isEqualTo("Not right yet: 1.1 and 2.2 are right, 1.2 and 2.1 are not.");
        assertThat(mark(CHAIN, "path", "sun rain rain rain").sentence())
                .isEqualTo("Not right yet: 2 of 4 are right.");
        assertThat(mark(TABLES, "match", "deux: two").sentence())
                .isEqualTo("Not right yet: 1 of 4 pairs is right.");
        assertThat(mark(TABLES, "why", "partly").sentence()).isEqualTo("You had some of it.");
    }

    /** Letters and what they stand for are the same answer. */
    @Test
    void pairsGoByLettersToo() {
        Map<String, String> wanted =
                Map.of("un", "one", "deux", "two", "trois", "three", "quatre", "four");
        StringBuilder letters = new StringBuilder();
        StringBuilder numbered = new StringBuilder();
        for (String left : TABLED.matched("match")) {
            String letter =
                    TABLED.options("match").stream()
                            .filter(o -> o.text().equals(wanted.get(left)))
                            .map(Option::label)
                            .findFirst()
                            .orElseThrow();
            letters.append(letter);
            numbered.insert(0, (TABLED.matched("match").indexOf(left) + 1) + letter + " ");
        }
        assertThat(TABLED.matched("match")).containsExactly("un", "deux", "trois", "quatre");
        earns(TABLES, "match", letters.toString(), 4, 4);
        earns(TABLES, "match", numbered.toString(), 4, 4);
    }
}
