package elbow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What an author reads of a check, and of the variants it freezes. */
class CheckCommandTest {
    private static final Path BANK = Path.of("exercises/elbo");

    private static final String SMALL =
            """
            id: small
            topics: [a]
            parameters: {a: 0.1 .. 0.9 step 0.1}
            require: [a < 0.7]
            model:
              z: Bernoulli(a)
            ask:
              - p: p(z = 1)
            """;

    @TempDir private Path home;

    @BeforeEach
    void policies() throws IOException {
        Files.createDirectories(home.resolve("exercises"));
        Files.createDirectories(home.resolve("grader"));
        Files.copy(Path.of("grader/policy.yaml"), home.resolve("grader/policy.yaml"));
    }

    private Path exercise(String name, String yaml) {
        return Samples.write(home.resolve("exercises"), name, yaml);
    }

    private Run run(String... args) {
        return Run.in(home, Map.of("COLUMNS", "70"), false, "", args);
    }

    private String out(String... args) {
        Run run = run(args);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out().replace(home + "/exercises/", "");
    }

    /** An exercise of the bank with its variants. */
    private Path frozen() throws IOException {
        for (String name : List.of("two-state-elbo.yaml", "two-state-elbo.variants.yaml"))
            Files.copy(BANK.resolve(name), home.resolve("exercises").resolve(name));
        return home.resolve("exercises/two-state-elbo.yaml");
    }

    @Test
    void freezingTellsWhatIsSafeWhatIsNotAndWhatAConstraintKeepsOut() {
        String file = exercise("small.yaml", SMALL).toString();
        assertThat(out("check", "--freeze", file))
                .isEqualTo(
                        """
                        small.yaml: fine, 1 question, 6 of 9 settings admissible, 5 of 6 safe, 5 frozen
                          closest: percent-sign in p is 0.099 off where 0.00050 is needed, at
                          a = 0.1
                          left out: 1 of 6 where prior-exchanged could be taken for p
                          left out: 1 of 6 where complement could be taken for p
                          without a < 0.7: 3 settings more, 3 of 3 looked at are safe
                        """);
        assertThat(out("check", file))
                .startsWith("small.yaml: fine, 1 question, 6 of 9 settings admissible, 5 of 5 safe")
                .doesNotContain("without", "left out");
        assertThat(out("check")).doesNotContain("closest");
        assertThat(out("list")).contains("fresh numbers)").doesNotContain("not certified");
    }

    @Test
    void whatComesToTheRightValueIsTold() throws IOException {
        assertThat(out("check", frozen().toString()))
                .containsPattern(", (\\d+) of \\1 safe, \\1 frozen")
                .contains("  lead to the right value: support-");
        String fixed = BANK.resolve("first-elbo.yaml").toAbsolutePath().toString();
        assertThat(out("check", fixed))
                .contains("fine, 7 questions, fixed numbers\n  lead to the right value: ")
                .doesNotContain("safe", "frozen");
    }

    @Test
    void aPolicyUnderWhichAMistakeWouldBeAcceptedIsRefused() throws IOException {
        Path file = frozen();
        Path policy = home.resolve("grader/policy.yaml");
        Files.writeString(
                policy,
                Files.readString(policy).replaceFirst("last_place: 5\n", "last_place: 50\n"));
        Run run = run("check", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .matches(
                        file
                                + ":\\d+:5: [a-z-]+ can't be told from the right value of [a-z_]+"
                                + " under the policy practice on \\d+ of the frozen variants:"
                                + " freeze it again\n");
    }

    @Test
    void anotherCatalogueIsSaid() throws IOException {
        Path file = frozen();
        Path variants = home.resolve("exercises/two-state-elbo.variants.yaml");
        String text = Files.readString(variants);
        Files.writeString(variants, text.replaceFirst("catalogue: '\\w+'", "catalogue: '0'"));
        assertThat(out("check", file.toString()))
                .contains(" frozen, certified with another catalogue of mistakes\n");
        Files.writeString(variants, text.replaceFirst("catalogue: '\\w+'\nsafe: .*\n", ""));
        assertThat(out("check", file.toString())).doesNotContain("certified");
        assertThat(out("list")).contains("not certified");
    }

    @Test
    void filesCheckedSideBySideAreToldInTheirOrder() {
        exercise("a-slow.yaml", Samples.BINARY);
        for (String name : List.of("b", "c", "e"))
            exercise(name + ".yaml", SMALL.replace("small", name));
        exercise("d.yaml", "id: d\nask: [\n");
        Run run = run("check", home.resolve("exercises").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines().filter(l -> !l.startsWith(" ")))
                .extracting(l -> l.replaceFirst(":.*", "").replace(home + "/exercises/", ""))
                .containsExactly("a-slow.yaml", "b.yaml", "c.yaml", "e.yaml");
        assertThat(run.err()).contains("d.yaml:3:1: ").hasLineCount(1);
    }

    @Test
    void afterABrokenDeckTheNextFileIsChecked() {
        Path deck = Samples.write(home, "deck.yaml", "id: a\ntitle: A\ncards: 1\n");
        Run run = run("check", deck.toString(), exercise("small.yaml", SMALL).toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith(deck + ":3:8: ");
        assertThat(run.out()).contains("small.yaml: fine");
    }
}
