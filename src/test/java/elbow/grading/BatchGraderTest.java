package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.exercise.Bank;
import elbow.exercise.Exercise;
import elbow.exercise.Variant;
import elbow.grading.BatchGrader.Summary;
import elbow.value.Real;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class BatchGraderTest {
    @TempDir private Path home;

    private Path folder;
    private String hash = "";
    private List<Long> halves = List.of();

    @BeforeEach
    void submissions() throws IOException {
        Path bank = Files.createDirectories(home.resolve("bank"));
        Files.writeString(
                bank.resolve("lesson.yaml"),
                """
                id: lesson
                title: A lesson
                topics: [elbo]
                level: 1
                parameters:
                  prior: one of [0.5, 0.25]
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
                  - posterior:    {formula: p(z | x), weight: 2}
                  - elbo:         ELBO
                """);
        Files.writeString(
                bank.resolve("fixed.yaml"), Lessons.yaml("fixed", "0.5", "0.3", "0.9", "0.6"));
        Exercise lesson = bank().find("lesson");
        hash = lesson.hash();
        halves = LongStream.range(3, 100).filter(s -> isHalf(lesson.variant(s))).boxed().toList();
        folder = Files.createDirectories(home.resolve("submissions"));
        submission(
                "a-good.yaml",
                """
                learner: ann
                answers:
                  - exercise: lesson
                    hash: HASH
                    seed: SEED
                    parts:
                      evidence: "0.6"
                      log_evidence: "-0.5108"
                      posterior: "0: 0.2, 1: 0.8"
                      elbo: "-0,72"
                """);
        submission("b-broken.yaml", "learner: bob\nanswers: [\n");
        submission(
                "c-hand.yml",
                """
                learner: =cmd()
                answers:
                - exercise: lesson
                  seed: SEED
                  parts:
                    evidence: 1/2
                    posterior: [0.2, 0.8]
                    elbo: - 0.7213
                    elbow: 3
                - exercise: lessen
                  parts:
                    elbo: - 1
                - exercise: lesson
                  parts:
                    elbo: - 1
                - exercise: lesson
                  hash: 0000000000000000
                  seed: SEED
                  parts: {elbo: -1}
                - exercise: lesson
                  seed: OTHER
                  parts: {evidence: "1,234"}
                - exercise: fixed
                  parts: {gap: 0.0541}
                """);
        submission("notes.txt", "no submission");
    }

    private void submission(String name, String text) throws IOException {
        Files.writeString(
                folder.resolve(name),
                text.replace("HASH", hash).replace("SEED", seed(0)).replace("OTHER", seed(1)));
    }

    private static boolean isHalf(Variant variant) {
        return Real.of(BigFraction.of(1, 2)).equals(variant.parameters().get("prior"));
    }

    private String seed(int which) {
        return halves.get(which).toString();
    }

    private Bank bank() {
        return new Bank(List.of(home.resolve("bank")));
    }

    private List<HandedIn> files() {
        return HandedIn.in(List.of(folder), home.resolve("out"));
    }

    private Summary grade(String out) throws IOException {
        BatchGrader grader = new BatchGrader(bank(), Lessons.POLICIES, (file, count) -> {});
        return grader.grade(files(), home.resolve(out));
    }

    private String text(String file) throws IOException {
        return Files.readString(home.resolve(file));
    }

    @Test
    void gradesHaveARowForEachExerciseAnswered() throws IOException {
        assertThat(grade("out")).isEqualTo(new Summary(2, 19, 6));
        assertThat(text("out/grades.csv"))
                .isEqualTo(
                        """
                        learner,submission,exercise,seed,score,max_score,right,parts,note
                        ann,a-good.yaml,lesson,SEED,3,5,1,4,
                        '=cmd(),c-hand.yml,lesson,SEED,4,5,3,4,
                        '=cmd(),c-hand.yml,lesson,OTHER,0,5,0,4,answered before
                        '=cmd(),c-hand.yml,fixed,1,1,7,1,7,
                        """
                                .replace("SEED", seed(0))
                                .replace("OTHER", seed(1)));
    }

    @Test
    void marksHaveALineForEachAnswer() throws IOException {
        grade("out");
        List<String> lines = text("out/marks.jsonl").lines().toList();
        assertThat(lines).hasSize(19);
        String head =
                "{\"submission\":\"a-good.yaml\",\"learner\":\"ann\",\"exercise\":\"lesson\",\"hash\":\""
                        + hash
                        + "\",\"seed\":"
                        + seed(0)
                        + ",\"policy\":\"practice\",\"parameters\":{\"prior\":0.5},";
        assertThat(lines.subList(0, 4))
                .containsExactly(
                        head
                                + "\"part\":\"evidence\",\"text\":\"0.6\",\"others\":{\"log_evidence\":\"-0.5108\",\"posterior\":\"0:"
                                + " 0.2, 1: 0.8\",\"elbo\":\"-0,72\"},\"value\":0.6,\"truth\":0.5,"
                                + "\"verdict\":\"wrong\",\"credit\":0.0}",
                        head
                                + "\"part\":\"log_evidence\",\"text\":\"-0.5108\",\"others\":{\"evidence\":\"0.6\",\"posterior\":\"0:"
                                + " 0.2, 1: 0.8\",\"elbo\":\"-0,72\"},\"value\":-0.5108,"
                                + "\"truth\":-0.6931471805599453,\"verdict\":\"followed\",\"credit\":1.0,"
                                + "\"carried\":{\"evidence\":0.6},\"route\":1}",
                        head
                                + "\"part\":\"posterior\",\"text\":\"0: 0.2, 1:"
                                + " 0.8\",\"others\":{\"evidence\":\"0.6\","
                                + "\"log_evidence\":\"-0.5108\",\"elbo\":\"-0,72\"},"
                                + "\"value\":{\"0\":0.2,\"1\":0.8},\"truth\":{\"0\":0.2,\"1\":0.8},"
                                + "\"verdict\":\"right\",\"credit\":1.0}",
                        head
                                + "\"part\":\"elbo\",\"text\":\"-0,72\",\"others\":{\"evidence\":\"0.6\",\"log_evidence\":\"-0.5108\",\"posterior\":\"0:"
                                + " 0.2, 1: 0.8\"},\"value\":-0.72,"
                                + "\"truth\":-0.7213147381552286,\"verdict\":\"wrong\","
                                + "\"credit\":0.0,\"too_few_digits\":true}");
        assertThat(lines.get(5))
                .contains("\"text\":\"\",\"others\":{", "\"value\":null,")
                .contains("\"verdict\":\"missing\",\"credit\":0.0}");
        assertThat(lines.get(6)).contains("\"text\":\"[0.2, 0.8]\"");
        assertThat(lines.get(8)).contains("\"text\":\"1,234\",\"value\":null,", "\"unread\"");
    }

    @Test
    void whatCannotBeMarkedIsListedAtItsPlace() throws IOException {
        grade("out");
        assertThat(text("out/unreadable.csv").lines())
                .satisfiesExactly(
                        l -> assertThat(l).isEqualTo("file,line,column,problem"),
                        l -> assertThat(l).startsWith("b-broken.yaml,3,1,"),
                        l ->
                                assertThat(l)
                                        .isEqualTo(
                                                "c-hand.yml,9,5,lesson has no part 'elbow' (did you"
                                                        + " mean 'elbo'?)"),
                        l ->
                                assertThat(l)
                                        .startsWith("c-hand.yml,10,3,")
                                        .contains("'lessen'", "'lesson'"),
                        l -> assertThat(l).startsWith("c-hand.yml,13,3,").contains("the seed"),
                        l -> assertThat(l).startsWith("c-hand.yml,16,3,").contains("its hash is"),
                        l ->
                                assertThat(l)
                                        .isEqualTo(
                                                "notes.txt,,,\"not a submission: only .yaml, .yml"
                                                        + " and .json files are read\""));
    }

    @Test
    void aSubmissionNamesNoFiles() throws IOException {
        Files.delete(folder.resolve("c-hand.yml"));
        Path own = home.resolve("bank/lesson.yaml");
        submission(
                "c.yml",
                "learner: eve\nanswers:\n- {exercise: OWN, seed: 1, parts: {elbo: 1}}\n"
                        .replace("OWN", own.toString()));
        grade("out");
        assertThat(text("out/unreadable.csv"))
                .contains("c.yml,3,3,", "this is no id of an exercise");
        assertThat(text("out/grades.csv")).doesNotContain("eve");
    }

    @Test
    void theSameBytesInAnyLocale() throws IOException {
        grade("out");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            grade("again");
        } finally {
            Locale.setDefault(before);
        }
        assertThat(contents("again")).isEqualTo(contents("out"));
    }

    @Test
    void resultsReplaceOlderOnesAndLeaveNothingElse() throws IOException {
        grade("out");
        Map<String, String> first = contents("out");
        grade("out");
        assertThat(contents("out")).isEqualTo(first);
        assertThat(first.keySet()).containsExactly("grades.csv", "marks.jsonl", "unreadable.csv");
    }

    @Test
    void progressIsToldBeforeEachFile() throws IOException {
        List<String> told = new ArrayList<>();
        BatchGrader grader =
                new BatchGrader(
                        bank(),
                        Lessons.POLICIES,
                        (file, count) -> told.add(file.getFileName() + " of " + count));
        grader.grade(files(), home.resolve("out"));
        assertThat(told)
                .containsExactly(
                        "a-good.yaml of 4",
                        "b-broken.yaml of 4",
                        "c-hand.yml of 4",
                        "notes.txt of 4");
    }

    @Test
    void oneFileMayBeGiven() throws IOException {
        Path file = folder.resolve("a-good.yaml");
        assertThat(HandedIn.in(List.of(file, folder, file), home))
                .extracting(HandedIn::name)
                .containsExactly("a-good.yaml", "b-broken.yaml", "c-hand.yml", "notes.txt");
    }

    @Test
    void foldersOfLearnersAreMarkedByPath() throws IOException {
        Path learners = Files.createDirectories(home.resolve("learners"));
        for (String name : List.of("bo", "al", ".git", "al/.trash"))
            Files.createDirectories(learners.resolve(name));
        String json =
                """
                {"learner": "al",
                 "answers": [{"exercise": "fixed", "parts": {"gap": "0.0541"}}]}
                """;
        Files.writeString(learners.resolve("al/answers.json"), json);
        Files.writeString(learners.resolve("al/.trash/old.yaml"), json);
        Files.writeString(learners.resolve(".git/config.yaml"), json);
        Files.writeString(learners.resolve("bo/answers.yaml"), json.replace("\"al\"", "bo"));
        Files.writeString(learners.resolve("bo/scan.pdf"), "%PDF");
        BatchGrader grader = new BatchGrader(bank(), Lessons.POLICIES, (file, count) -> {});
        Path out = learners.resolve("marked");
        Summary first = grader.grade(HandedIn.in(List.of(learners), out), out);
        assertThat(first).isEqualTo(new Summary(2, 14, 1));
        assertThat(grader.grade(HandedIn.in(List.of(learners), out), out)).isEqualTo(first);
        assertThat(text("learners/marked/grades.csv").lines().skip(1))
                .containsExactly(
                        "al,al/answers.json,fixed,1,1,7,1,7,",
                        "bo,bo/answers.yaml,fixed,1,1,7,1,7,");
        assertThat(text("learners/marked/unreadable.csv")).contains("\nbo/scan.pdf,,,");
    }

    private Map<String, String> contents(String out) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(home.resolve(out))) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                contents.put(file.getFileName().toString(), Files.readString(file));
        }
        return contents;
    }
}
