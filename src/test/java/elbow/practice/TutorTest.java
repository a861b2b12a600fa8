package elbow.practice;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.exercise.Bank;
import elbow.grading.Policies;
import elbow.mistake.Catalogue;
import elbow.mistake.Mistake;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** What is said of a mistake, and of the same one made again. */
class TutorTest {
    /** KL(p ‖ q) for KL(q ‖ p): 0.5 ln(0.5/0.3) + 0.5 ln(0.5/0.7). */
    private static final String SWAPPED = "0.0872";

    private static final Mistake SWAP =
            Catalogue.read(Path.of("grader/mistakes.yaml")).find("kl-swapped").orElseThrow();

    private static String session(String... lines) {
        Script script = new Script(2000, false, Ink.NONE, lines);
        new Practice(
                        new Bank(List.of(Path.of("exercises"))).find("first-elbo"),
                        Policies.in(Path.of("")).named(Policies.USUAL),
                        script,
                        "elbow practice first-elbo",
                        Practice.Keeper.NONE)
                .run(1);
        return script.from("kl> " + SWAPPED);
    }

    @Test
    void aSecondWrongTryOfTheSameMistakeGetsTheHint() {
        assertThat(session("skip", "skip", "skip", "skip", SWAPPED, SWAPPED, "0.0823"))
                .startsWith(
                        """
                        kl> 0.0872
                        Not right. %s
                        Try 1 of 3; hint helps.
                        kl> 0.0872
                        Not right. %s
                        Hint: %s
                        Try 2 of 3; hint helps.
                        kl> 0.0823
                        Right.
                        """
                                .formatted(SWAP.says(), SWAP.says(), SWAP.hint()));
    }

    @Test
    void anotherMistakeGetsNoHint() {
        assertThat(session("skip", "skip", "skip", "skip", SWAPPED, "-0.0823", SWAPPED))
                .containsOnlyOnce("Hint: ")
                .contains("Try 2 of 3; hint helps.\nkl> 0.0872\nNot right. " + SWAP.says());
    }

    /** −0.6390 − 0.0872 = −0.7262 goes on rightly from the swapped divergence. */
    @Test
    void whatFollowsFromAMistakeIsRight() {
        String session =
                session(
                        "skip", "skip", "skip", "-0.6390", SWAPPED, SWAPPED, SWAPPED, "no", "mine",
                        "-0.7262");
        assertThat(session)
                .contains("elbo> -0.7262\nRight from your answer to kl, which is not right yet.\n");
    }
}
