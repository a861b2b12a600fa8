package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.exercise.Bank;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

class RemarkingTest {
    private static final String EXERCISE =
            """
            id: drawn
            title: A lesson
            topics: [elbo]
            level: 1
            parameters:
              prior: one of [1/3, 0.25]
            model:
              z: Bernoulli(prior)
              x | z:
                0: Bernoulli(0.2)
                1: Bernoulli(0.8)
            observe: {x: 1}
            q:
              z: Bernoulli(0.7)
            ask:
              - evidence:     p(x)
              - log_evidence: log p(x)
              - elbo:         ELBO
            """;

    @TempDir private Path home;

    private Path bank = Path.of("");

    @BeforeEach
    void graded() throws IOException {
        bank = Files.createDirectories(home.resolve("bank"));
        Files.writeString(bank.resolve("drawn.yaml"), EXERCISE);
        Path folder = Files.createDirectories(home.resolve("handed"));
        for (int seed = 1; seed <= 6; seed++)
            Files.writeString(
                    folder.resolve("s" + seed + ".yaml"),
                    """
                    learner: l%d
                    answers:
                    - exercise: drawn
                      seed: %d
                      parts: {evidence: "0.6", log_evidence: "ln evidence", elbo: "-1.0"}
                    """
                            .formatted(seed, seed));
        new BatchGrader(bank(), Lessons.POLICIES, (file, count) -> {})
                .grade(HandedIn.in(List.of(folder), home.resolve("out")), home.resolve("out"));
    }

    private Bank bank() {
        return new Bank(List.of(bank));
    }

    private Remarking.Summary remark(String policy) throws IOException {
        return new Remarking(
                        home.resolve("out/marks.jsonl"),
                        bank(),
                        Lessons.POLICIES,
                        policy.isEmpty() ? Optional.empty() : Optional.of(policy))
                .remark(home.resolve("again"));
    }

    private String text(String file) throws IOException {
        return Files.readString(home.resolve(file));
    }

    /** Though the bank has changed since: the copy counts. */
    @Test
    void marksAgainAreTheSameFromTheCopiesAlone() throws IOException {
        Files.writeString(bank.resolve("drawn.yaml"), EXERCISE.replace("0.7", "0.6"));
        Remarking.Summary again = remark("");
        assertThat(again.faults()).isEmpty();
        assertThat(again.changed()).isEmpty();
        assertThat(again.rows()).isEqualTo(18);
        assertThat(text("again/marks.jsonl")).isEqualTo(text("out/marks.jsonl"));
        assertThat(text("again/grades.csv")).isEqualTo(text("out/grades.csv"));
        assertThat(text("again/changes.csv").lines()).hasSize(1);
    }

    @Test
    void anyRowAloneIsMarkedAgainFromItself() throws IOException {
        List<String> rows = text("out/marks.jsonl").lines().toList();
        for (String row : rows) {
            Files.writeString(home.resolve("out/marks.jsonl"), row);
            assertThat(remark("").changed()).isEmpty();
            assertThat(text("again/marks.jsonl").strip()).isEqualTo(row);
        }
        assertThat(rows).anyMatch(r -> r.contains("\"followed\""));
    }

    /** ln 0.6 = −0.5108 follows from 0.6; one who typed −0.51 has given too few digits of it. */
    @Test
    void whatAnotherPolicyChangesIsTold() throws IOException {
        Files.writeString(
                home.resolve("out/marks.jsonl"),
                text("out/marks.jsonl")
                        .replace("\"wrong\",\"credit\":0.0", "\"wrong\",\"credit\":0.5"));
        Remarking.Summary again = remark("exam");
        assertThat(again.changed()).isNotEmpty();
        assertThat(again.changed())
                .allSatisfy(r -> {
                    assertThat(r.creditBefore()).isEqualTo(0.5);
                    assertThat(r.credit()).isZero();
                });
        assertThat(text("again/changes.csv").lines().skip(1))
                .hasSize(again.changed().size())
                .allMatch(l -> l.endsWith(",0.5,0"));
        assertThat(text("again/marks.jsonl").lines())
                .allMatch(l -> l.contains("\"policy\":\"exam\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"part\":\"elbo\"; \"part\":\"elbow\"; 1; drawn has no part 'elbow'",
                "\"part\":\"elbo\"; \"part\":7; 1; part must be there, and a text",
                "\"hash\":\"; \"hash\":\"0; 1; neither the copies beside this file nor the bank",
                "\"exercise\":\"drawn\"; \"exercise\":\"../drawn\"; 1; neither the copies",
                "\"policy\":\"practice\"; \"policy\":\"practise\"; 1; name one with --policy",
                "\"prior\":; \"prior\":1; 1; drawn has no variant with these parameters",
                "\"prior\":; \"prior\":1e999999999, \"a\":; 1; more digits than any number",
                "\"seed\":; \"seed\":0.5, \"a\":; 1; seed must be a whole number",
                "\"credit\":0.0}; \"credit\":0.0; 1; no JSON",
                "{\"submission\"; [\"submission\"; 1; a line is an object",
                "\"text\":; \"text\":\"a\",\"text\":; 1; no JSON",
            })
    void brokenRowsAreToldWithTheirLines(String from, String to, int column, String problem)
            throws IOException {
        List<String> rows = text("out/marks.jsonl").lines().collect(Collectors.toList());
        rows.set(2, rows.get(2).replace(from, to));
        Path marks = Files.writeString(home.resolve("out/marks.jsonl"), String.join("\n", rows));
        Remarking.Summary again = remark("");
        assertThat(again.rows()).isEqualTo(17);
        assertThat(again.faults())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.toString()).startsWith(marks + ":3:").contains(problem);
                    assertThat(f.place().column()).isGreaterThanOrEqualTo(column);
                });
        assertThat(text("again/unreadable.csv")).contains("\nmarks.jsonl,3,");
    }

    @Test
    void aNetworkFileIsKeptBesideTheCopy() throws IOException {
        Path mill = Path.of("exercises/networks");
        Path own = Files.createDirectories(home.resolve("mills"));
        for (String name : List.of("mill-from-afar.yaml", "mill.bif"))
            Files.copy(mill.resolve(name), own.resolve(name));
        Bank mills = new Bank(List.of(own));
        String part = mills.find("mill-from-afar").parts().getFirst().name();
        Files.writeString(
                home.resolve("handed/mill.yaml"),
                "learner: m\nanswers:\n- exercise: mill-from-afar\n  seed: 1\n  parts: {%s: \"0.5\"}\n"
                        .formatted(part));
        Path out = home.resolve("milled");
        new BatchGrader(mills, Lessons.POLICIES, (file, count) -> {})
                .grade(HandedIn.in(List.of(home.resolve("handed/mill.yaml")), out), out);
        Files.delete(own.resolve("mill.bif"));
        Remarking.Summary again =
                new Remarking(
                                out.resolve("marks.jsonl"),
                                new Bank(List.of(own)),
                                Lessons.POLICIES,
                                Optional.empty())
                        .remark(home.resolve("again"));
        assertThat(again.faults()).isEmpty();
        assertThat(again.changed()).isEmpty();
        assertThat(again.rows()).isPositive();
    }
}
