package elbow.practice;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.Samples;
import elbow.exercise.Exercise;
import elbow.grading.Policies;
import elbow.working.Columns;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class PracticeTest {
    /** p(x = 1) = 0.28, log −1.2730, posterior 0.75, terms −1.3296 and 0.0872, ELBO −1.4168. */
    private static final String[] RIGHT = {
        "0.28", "ln(0.28)", "3/4", "-1.3296", "0,0872", "= -1.4168", "log_evidence - elbo"
    };

    private static final String[] DATA = {"0.3", "0.1", "0.7", "0.5"};

    @TempDir Path folder;
    private Exercise exercise;
    private Practice.Keeper keeper = Practice.Keeper.NONE;

    @BeforeEach
    void read() {
        String fixed =
                Samples.BINARY
                        .replaceAll("(?s)parameters:.*?model:", "model:")
                        .replace("Bernoulli(prior)", "Bernoulli(" + DATA[0] + ")")
                        .replace("Bernoulli(low)", "Bernoulli(" + DATA[1] + ")")
                        .replace("Bernoulli(high)", "Bernoulli(" + DATA[2] + ")")
                        .replace("Bernoulli(enc)", "Bernoulli(" + DATA[3] + ")")
                        .replace("${enc}", DATA[3]);
        exercise = Samples.read(folder, fixed);
    }

    private Script run(Script script) {
        new Practice(
                        exercise,
                        Policies.in(folder).named(Policies.USUAL),
                        script,
                        "elbow practice binary-latent-elbo",
                        keeper)
                .run(1);
        return script;
    }

    private Script run(String... lines) {
        return run(Script.of(lines));
    }

    @Test
    void aWholeSession() {
        assertThat(run(RIGHT).text())
                .isEqualTo(
                        """
                        The ELBO of a binary latent variable
                        binary-latent-elbo, level 2, seed 1, 7 questions

                        A sensor fires (x = 1). Its encoder says q(z = 1 | x = 1) = 0.5.

                        Given
                          p(z = 1) = 0.3
                          p(x = 1 | z = 0) = 0.1
                          p(x = 1 | z = 1) = 0.7
                          observed: x = 1
                          q(z = 1) = 0.5

                        Type a number, fraction, percent or calculation, such as 0.25, 1/4, 25% or
                        0.3*ln(0.6) + 0.7, with earlier questions by their names. Instead: hint, steps,
                        skip, again, quit, help.

                        1 of 7: evidence
                          p(x = 1)
                        evidence> 0.28
                        Right.

                        2 of 7: log_evidence
                          log p(x = 1)
                        log_evidence> ln(0.28)
                        Right.

                        3 of 7: posterior
                          p(z = 1 | x = 1)
                        posterior> 3/4
                        Right.

                        4 of 7: reconstruction
                          E_q[ log p(x = 1 | z) ]
                        reconstruction> -1.3296
                        Right.

                        5 of 7: kl
                          KL(q(z) ‖ p(z))
                        kl> 0,0872
                        Right.

                        6 of 7: elbo
                          ELBO
                        elbo> = -1.4168
                        Right.

                        7 of 7: gap
                          gap
                        gap> log_evidence - elbo
                        Right.

                          log p(x = 1)  −1.2730       ▐█████████████████████████████████████████████████
                          ELBO          −1.4168  ███████████████████████████████████████████████████████
                          gap            0.1438  █████▌
                                                 −1.42                                                 0
                        All on one scale. The gap is how far the ELBO lies below the log evidence.

                        Summary: 7 of 7 right
                          evidence        0.28: right
                          log_evidence    ln(0.28): right
                          posterior       3/4: right
                          reconstruction  -1.3296: right
                          kl              0,0872: right
                          elbo            = -1.4168: right
                          gap             log_evidence - elbo: right

                        These numbers again: elbow practice binary-latent-elbo --seed 1\
                        """);
    }

    @Test
    void hintsGoFromTheLawToTheNumbersAndStopBeforeTheAnswer() {
        Script script = run("hint", "hint", "hint", "hint");
        assertThat(script.from("evidence> hint"))
                .startsWith(
                        """
                        evidence> hint
                        Hint 1 of 3
                          The sum rule: add up the joint probability over all states of what is not
                          mentioned. The joint is the product of the tables.
                        evidence> hint
                        Hint 2 of 3
                          p(x = 1) = Σ_z p(z)·p(x = 1 | z)
                        evidence> hint
                        Hint 3 of 3
                          p(x = 1) = Σ_z p(z)·p(x = 1 | z) = 0.7·0.1 + 0.3·0.7
                        evidence> hint
                        There are no more hints; steps shows the worked lines.
                        evidence>
                        """);
        assertThat(script.text()).doesNotContain("0.28");
    }

    @Test
    void noHintToAQuestionHoldsItsAnswer() {
        List<String> answers =
                List.of("0.28", "−1.2730", "0.75", "−1.3296", "0.0872", "−1.4168", "0.1438");
        for (int i = 0; i < answers.size(); i++) {
            List<String> lines = new ArrayList<>();
            for (int before = 0; before < i; before++) lines.add("skip");
            lines.addAll(List.of("hint", "hint", "hint", "quit"));
            String said = run(lines.toArray(String[]::new)).text();
            said = said.substring(said.indexOf("Hint 1 of"), said.indexOf("Summary"));
            assertThat(said).doesNotContain(answers.get(i));
        }
    }

    @Test
    void stepsShowTheWorkedLinesAndTheQuestionStaysOpen() {
        assertThat(run("steps", "0.28").from("evidence> steps"))
                .startsWith(
                        """
                        evidence> steps
                          p(x = 1) = Σ_z p(z)·p(x = 1 | z)
                                   = 0.7·0.1 + 0.3·0.7
                                   = 0.07 + 0.21
                                   = 0.28
                        evidence> 0.28
                        Right.
                        """)
                .contains("  evidence        0.28: right, after the steps\n");
    }

    @Test
    void whatCannotBeReadCostsNoTry() {
        assertThat(run("0.2 0.8 x", "ln(0.28", "1", "2", "0.28").from("evidence> ln(0.28"))
                .startsWith(
                        """
                        evidence> ln(0.28
                        I can't read this; no try is lost.
                          ln(0.28
                            ^
                          ( is not closed
                        evidence> 1
                        Not right.
                        Try 1 of 3; hint helps.
                        evidence> 2
                        Not right. A probability lies between 0 and 1.
                        Try 2 of 3; hint helps.
                        evidence> 0.28
                        Right.
                        """)
                .contains("  evidence        0.28: right at try 3\n");
    }

    @Test
    void blankLinesCostNothing() {
        assertThat(run("", "  ", "0.28").text()).contains("  evidence        0.28: right\n");
    }

    @Test
    void afterThreeTriesTheLearnerMayGoOnWithHisOwnValue() {
        assertThat(
                        run(
                                        "skip", "skip", "skip", "-1.3296", "0.1", "0.2", "0.3",
                                        "yes", "mine", "-1.6296", "skip")
                                .from("kl> 0.3"))
                .startsWith(
                        """
                        kl> 0.3
                        Not right.

                        That was try 3. Show the worked lines? [Yes/no] yes
                          KL(q(z) ‖ p(z)) = Σ_z q(z)·ln(q(z)/p(z))
                                          = 0.5·ln(0.5/0.7) + 0.5·ln(0.5/0.3)
                                          ≈ −0.1682 + 0.2554
                                          ≈ 0.0872

                        Go on with the right value or with yours? [Right/mine] mine

                        6 of 7: elbo
                          ELBO
                        elbo> -1.6296
                        Right from your answer to kl, which is not right yet.
                        """)
                .contains(
                        "Summary: 2 of 7 right\n",
                        "  evidence        skipped; it is 0.28\n",
                        "  kl              0.3: not right, went on with it; it is 0.0872\n",
                        "  elbo            -1.6296: right on your own earlier value\n");
    }

    @Test
    void orWithTheRightOne() {
        assertThat(
                        run(
                                        "skip", "skip", "skip", "-1.3296", "0.1", "0.2", "0.3",
                                        "no", "hm", "", "-1.6296")
                                .from("kl> 0.3"))
                .startsWith(
                        """
                        kl> 0.3
                        Not right.

                        That was try 3. Show the worked lines? [Yes/no] no

                        Go on with the right value or with yours? [Right/mine] hm
                        Type right (or Enter) or mine.
                        Go on with the right value or with yours? [Right/mine]
                        The right value ≈ 0.0872.

                        6 of 7: elbo
                          ELBO
                        elbo> -1.6296
                        Not right.
                        """);
    }

    @Test
    void quitEndsAnywhereWithASummaryThatKeepsOpenAnswersSecret() {
        for (List<String> lines :
                List.of(
                        List.of("0.1", "quit"),
                        List.of("0.1", "0.2", "0.3", "quit"),
                        List.of("0.1", "0.2", "0.3", "n", "quit"),
                        List.of("0.1"))) {
            String text = run(lines.toArray(String[]::new)).text();
            assertThat(text)
                    .contains("\nSummary: 0 of 7 right\n", "not right yet\n")
                    .endsWith("elbow practice binary-latent-elbo --seed 1")
                    .doesNotContain("0.28", "█");
        }
    }

    @Test
    void againShowsWhatIsGivenOnceMore() {
        assertThat(run("again").from("evidence> again"))
                .startsWith(
                        """
                        evidence> again

                        A sensor fires (x = 1). Its encoder says q(z = 1 | x = 1) = 0.5.

                        Given
                          p(z = 1) = 0.3
                        """);
    }

    @Test
    void helpListsEveryCommand() {
        String text = run("HELP").from("evidence> HELP");
        for (Command c : Command.values()) assertThat(text).contains("\n  " + c.word() + " ");
    }

    @Test
    void tooFewDigitsAreAskedForAndCostNoTry() {
        assertThat(run("0.28", "-1.3", "-1.2730").from("log_evidence> -1.3"))
                .startsWith(
                        """
                        log_evidence> -1.3
                        Right as far as it goes: give 4 decimals.
                        log_evidence> -1.2730
                        Right.
                        """)
                .contains("log_evidence    -1.2730: right\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void linesFitTheWidth(int width) {
        List<String> lines = new ArrayList<>();
        for (String answer : RIGHT) lines.addAll(List.of("hint", "help", "steps", answer));
        Script script = run(new Script(width, false, Ink.NONE, lines.toArray(String[]::new)));
        assertThat(script.said())
                .filteredOn(l -> !l.contains("elbow practice") && !l.contains("> "))
                .allMatch(l -> Columns.of(l) <= width);
    }

    @Test
    void coloursOnlyWhereTheyAreWanted() {
        assertThat(run(RIGHT).text()).doesNotContain("\033");
        assertThat(run(new Script(80, true, new Ink(true), RIGHT)).text())
                .contains("\033[32mRight.\033[0m");
    }

    @Test
    void everyTextIsKeptAsSoonAsItIsTyped() {
        List<String> kept = new ArrayList<>();
        keeper = (variant, texts) -> kept.add(String.valueOf(Map.copyOf(texts)));
        run("hint", "0.28", "ln(", "0.5");
        assertThat(kept).hasSize(3).first().isEqualTo("{evidence=0.28}");
        assertThat(kept.getLast()).contains("evidence=0.28", "log_evidence=0.5");
    }

    @Test
    void tablesStatesAndTruthsAreAskedAsSuch() {
        exercise = Samples.read(folder, Samples.WEATHER);
        assertThat(run("0.75, 0.25", "rain", "true", "no", "false", "0.971").text())
                .contains(
                        "  p(w | u = 1)\n  (a number for each: rain: ..., sun: ...)\n",
                        "  argmax p(w | u = 1)\n  (the name of a state)\n",
                        "  p(w = rain | u = 1) > p(w = rain)\n  (true or false)\n",
                        "  H(p(w)) (in bits)\n",
                        "Summary: 6 of 6 right\n");
    }

    @Test
    void newNumbersAreOfferedAtATerminalWhereThereAreAny() {
        Exercise drawn = Samples.read(folder, Samples.BINARY);
        String[] typed = {"skip", "skip", "skip", "skip", "skip", "skip", "skip", "again"};
        Script script = new Script(80, true, Ink.NONE, typed);
        Practice practice =
                new Practice(drawn, Policies.in(folder).named(Policies.USUAL), script, "c", keeper);
        assertThat(practice.run(5)).isTrue();
        assertThat(script.text()).contains("seed 5", "New numbers:         c\n");
    }
}
