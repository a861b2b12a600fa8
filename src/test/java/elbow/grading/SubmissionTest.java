package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elbow.grading.Submission.Answers;
import elbow.source.FaultException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

class SubmissionTest {
    private static Submission read(String yaml) {
        return SubmissionReader.read(yaml, "s.yaml");
    }

    private static Map<String, String> parts(String lines) {
        return read("learner: ann\nanswers:\n- exercise: lesson\n  parts:\n" + lines.indent(4))
                .answers()
                .getFirst()
                .parts();
    }

    @Test
    void theContract() {
        Submission submission =
                read(
                        """
                        learner: ann
                        set: week-1
                        engine: 0.1.0
                        answers:
                          - exercise: lesson
                            hash: 0123456789abcdef
                            seed: 7
                            parts: {elbo: -0.7213, gap: "≈ 0,0282"}
                          - exercise: other
                            parts:
                              best: yes
                              kl: null
                              gap:
                        """);
        assertThat(submission.learner()).isEqualTo("ann");
        assertThat(submission.set()).hasValue("week-1");
        assertThat(submission.engine()).hasValue("0.1.0");
        Answers first = submission.answers().getFirst();
        assertThat(first.hash()).hasValue("0123456789abcdef");
        assertThat(first.seed()).hasValue(7);
        assertThat(first.place()).hasToString("s.yaml:5:5");
        assertThat(submission.answers().getLast().seed()).isEmpty();
        assertThat(submission.answers().getLast().parts())
                .containsExactly(
                        Map.entry("best", "yes"), Map.entry("kl", ""), Map.entry("gap", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0.7213",
                "− 0,72",
                "- 0.72",
                "[0.3, 0.7]",
                "rain: 0.2, sun: 0.8",
                "'",
                "\"a\" \\ b",
                " # no comment",
                "null",
                "yes",
                "",
                "{a",
                "a\nb",
                "½",
                "%",
                "@x",
                "*",
                "&a",
                "!t",
                "0x1p3"
            })
    void whatIsWrittenIsReadBack(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("z_part", text);
        parts.put("a_part", "1");
        Submission submission =
                new Submission(
                        "0012",
                        Optional.of("set"),
                        Optional.empty(),
                        List.of(Answers.of("lesson", "00ff", OptionalLong.of(-3), parts)));
        Submission back = read(SubmissionWriter.text(submission));
        assertThat(back.learner()).isEqualTo("0012");
        assertThat(back.answers().getFirst().parts().entrySet())
                .containsExactlyElementsOf(parts.entrySet());
        assertThat(back.answers().getFirst().seed()).hasValue(-3);
    }

    @Test
    void byHandEachLineIsNameAndText() {
        assertThat(
                        parts(
                                """
                                elbo: - 0.72
                                posterior: [0.3, 0.7]
                                gap: = 0.0282   # my guess
                                kl:0.0823
                                table: {0: 0.2, 1: 0.8}
                                log_evidence: "−0.6931"
                                path: rain: 0.2, sun: 0.8
                                share: 75 %
                                root: *2
                                """))
                .containsExactly(
                        Map.entry("elbo", "- 0.72"),
                        Map.entry("posterior", "[0.3, 0.7]"),
                        Map.entry("gap", "= 0.0282"),
                        Map.entry("kl", "0.0823"),
                        Map.entry("table", "{0: 0.2, 1: 0.8}"),
                        Map.entry("log_evidence", "−0.6931"),
                        Map.entry("path", "rain: 0.2, sun: 0.8"),
                        Map.entry("share", "75 %"),
                        Map.entry("root", "*2"));
    }

    @Test
    void byHandDeeperLinesGoOnWithTheText() {
        assertThat(parts("table:\n  rain: 0.2\n  sun: 0.8\nelbo: - 1\n"))
                .containsExactly(
                        Map.entry("table", "rain: 0.2\nsun: 0.8"), Map.entry("elbo", "- 1"));
    }

    @Test
    void byHandTheNextAnswerIsReadToo() {
        Submission submission =
                read(
                        """
                        learner: ann
                        answers:
                        - exercise: lesson
                          parts:
                            elbo: - 0.72
                        - exercise: other
                          seed: 2
                          parts:
                            gap: - 1
                        """);
        assertThat(submission.answers()).hasSize(2);
        assertThat(submission.answers().getLast().parts()).containsEntry("gap", "- 1");
        assertThat(submission.answers().getLast().place().line()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answers: []",
                "learner: ann",
                "learner: ann\nanswers: 3",
                "learner: ann\nanswers:\n- exercise: a",
                "learner: ann\nanswers:\n- parts: {a: 1}",
                "learner: ann\nanswers:\n- exercise: a\n  seed: x\n  parts: {a: 1}",
                "learner: ann\nanswers:\n- exercise: a\n  sead: 1\n  parts: {a: 1}",
                "learner: ann\nanswers:\n- exercise: a\n  parts:\n    a: 1\n    a: 2",
                "learner: ann\nanswers:\n- exercise: a\n  parts:\n    just words",
                "learner: [ann\nanswers: []",
                "learner: - ann\nanswers: []",
                ""
            })
    void whatIsNoSubmissionIsRefusedAtItsPlace(String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith("s.yaml:");
    }
}
