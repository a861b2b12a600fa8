package elbow.practice;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.exercise.Exercise;
import elbow.exercise.ExerciseReader;
import elbow.grading.Policies;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Questions that ask to match and to recall, at a terminal and at a pipe. */
class KindsOfQuestionsTest {
    private static final Exercise EXERCISE =
            ExerciseReader.read(
                    """
                    id: kinds
                    model: {z: Bernoulli(0.3)}
                    ask:
                      - pairs: {match: {un: one, deux: two, "a long text on the left, too long for one line": three}}
                      - why: {recall: It is the answer., text: Why?}
                    """,
                    Path.of("f"));

    private final Map<String, String> kept = new LinkedHashMap<>();

    private Script run(Script script) {
        new Practice(
                        EXERCISE,
                        Policies.in(Path.of("")).named(Policies.USUAL),
                        script,
                        "again",
                        (variant, texts) -> kept.putAll(texts))
                .run(1);
        return script;
    }

    private Script at(boolean terminal, String... lines) {
        return run(new Script(80, terminal, Ink.NONE, lines));
    }

    @Test
    void theModelAnswerIsShownWhenTheLearnerHasThought() {
        Script script = at(true, "skip", "", "mostly", "p");
        assertThat(script.from("2 of 2: why"))
                .isEqualTo(
                        """
                        2 of 2: why
                          Why?
                          (think first; then say how far you had it: yes, partly or no)
                        why, then Enter>
                        The model answer
                          It is the answer.
                        Had you that? [yes/partly/no] mostly
                        I can't read this; no try is lost.
                          mostly
                          ^
                          there is no option mostly; there are yes, partly, no
                        Had you that? [yes/partly/no] p
                        Part of the way: go over the rest once more.

                        Summary: 0 of 2 right
                          pairs  skipped; it is 1b 2a 3c
                          why    partly: by your own rating

                        These numbers again: again --seed 1\
                        """);
        assertThat(kept).containsExactly(Map.entry("why", "partly"));
    }

    /** A rating that comes before the model answer is a thought. */
    @Test
    void atATerminalNothingIsRatedBeforeItIsShown() {
        Script script = at(true, "skip", "no", "yes");
        assertThat(script.text()).contains("Well remembered.", "Summary: 1 of 2 right");
        assertThat(kept).containsExactly(Map.entry("why", "yes"));
    }

    @Test
    void atAPipeTheRatingMayComeAtOnce() {
        assertThat(at(false, "skip", "no").text()).contains("why    no: by your own rating");
        assertThat(at(false, "skip", "I think so", "yes").text()).contains("why    yes: right");
    }

    @Test
    void commandsAreObeyedWhileTheLearnerThinks() {
        Script script = at(true, "skip", "skip");
        assertThat(script.text()).contains("why    skipped").doesNotContain("The model answer");
        assertThat(kept).isEmpty();
    }

    /** Side by side where there is room, else one below the other. */
    @Test
    void whatIsMatchedStandsInTwoColumns() {
        assertThat(at(true, "quit").from("1 of 2: pairs").lines().skip(1).limit(5))
                .containsExactly(
                        "  What belongs to what?",
                        "  1) un                                                a) two",
                        "  2) deux                                              b) one",
                        "  3) a long text on the left, too long for one line    c) three",
                        "  (each number with its letter, as in 1b 2a)");
        Script narrow = run(new Script(40, true, Ink.NONE, "1b 3c", "1b 2a 3c", "quit"));
        assertThat(narrow.from("1 of 2: pairs").lines().skip(2).limit(7))
                .containsExactly(
                        "  1) un",
                        "  2) deux",
                        "  3) a long text on the left, too long",
                        "     for one line",
                        "    a) two",
                        "    b) one",
                        "    c) three");
        assertThat(narrow.text())
                .contains("pairs> 1b 3c\nNot right yet: 2 of 3 pairs are right.")
                .contains("pairs> 1b 2a 3c\nRight.");
    }
}
