package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elbow.exercise.Exercise;
import elbow.exercise.ExerciseReader;
import elbow.source.FaultException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class PoliciesTest {
    private static final String STRICT =
            """
            practice:
              credit:
                right: 1
                other_form: 1
                few_digits: 0
                followed: 0.5
                mistake: 0.25
                other_step: 0
                wrong: 0
                unread: 0
                missing: 0
              partial: none
              tolerance:
                last_place: 1
                small_below: 0.01
                small_relative: 0.01
            """;

    @TempDir private Path home;

    private Path file(String text) throws IOException {
        Files.createDirectories(home.resolve("grader"));
        return Files.writeString(home.resolve("grader/policy.yaml"), text);
    }

    private static Exercise exercise(String marking) {
        String yaml = Lessons.yaml("lesson", "0.5", "0.2", "0.8", "0.7");
        return ExerciseReader.read(marking + yaml, Path.of("lesson.yaml"));
    }

    private static Outcome verdict(Exercise exercise, Policy policy, String part, String text) {
        return Lessons.verdict(new Marker(exercise.variant(1), policy), part, text);
    }

    @Test
    void theProjectsPoliciesAreThoseInTheProgram() {
        Policies project = Policies.in(Path.of(""));
        Policies program = Policies.in(home);
        assertThat(project.names()).containsExactly("practice", "exam", "exact");
        for (String name : project.names())
            assertThat(program.named(name)).isEqualTo(project.named(name));
    }

    @Test
    void aProjectMayHaveItsOwn() throws IOException {
        file(STRICT);
        Policy strict = Policies.in(home).named("practice");
        assertThat(strict.credit(new Verdict.Missing())).isEqualTo(0);
        assertThat(strict.credit(Outcome.FOLLOWED)).isEqualTo(0.5);
        assertThat(strict.credit(Outcome.MISTAKE)).isEqualTo(0.25);
        assertThat(verdict(exercise(""), strict, "elbo", "-0.7213")).isEqualTo(Outcome.RIGHT);
        assertThat(verdict(exercise(""), strict, "elbo", "-0.7216")).isEqualTo(Outcome.WRONG);
    }

    @Test
    void partialCreditIsThePolicys() throws IOException {
        Verdict half =
                new Verdict.Partly(
                        new Share(Share.Of.NUMBERS, 1, 2, List.of("mean"), List.of("var")));
        assertThat(Lessons.POLICY.credit(half)).isEqualTo(0.5);
        assertThat(Policies.in(Path.of("")).named("exact").credit(half)).isEqualTo(0);
    }

    /** −0.693147: rounded to four decimals, one off in the last, and five off. */
    @ParameterizedTest
    @CsvSource({
        "practice, -0.6931, RIGHT", "practice, -0.6932, RIGHT", "practice, -0.6936, RIGHT",
        "exam, -0.6936, RIGHT", "exact, -0.6931, RIGHT", "exact, -0.6932, RIGHT",
        "exact, -0.6936, WRONG", "exact, -0.69310, RIGHT", "exact, -0.6933, WRONG"
    })
    void exactWantsTheLastDigit(String policy, String text, Outcome expected) {
        assertThat(verdict(exercise(""), Lessons.POLICIES.named(policy), "log_evidence", text))
                .isEqualTo(expected);
    }

    @Test
    void anExerciseMayNameItsPolicy() {
        Exercise exam = exercise("marking: {policy: exam}\n");
        assertThat(Lessons.POLICIES.of(exam).name()).isEqualTo("exam");
        assertThat(Lessons.POLICIES.of(exercise("")).name()).isEqualTo("practice");
        assertThat(Lessons.POLICIES.always("exact").of(exam).name()).isEqualTo("exact");
        assertThatThrownBy(() -> Lessons.POLICIES.of(exercise("marking: {policy: exams}\n")))
                .isInstanceOf(FaultException.class)
                .hasMessage("lesson.yaml:1:19: no policy 'exams' (did you mean 'exam'?)");
    }

    @Test
    void anExercisesToleranceIsThatOfItsParts() {
        Exercise wide = exercise("marking: {tolerance: {absolute: 0.01}}\n");
        assertThat(verdict(wide, Lessons.POLICY, "kl", "0.092")).isEqualTo(Outcome.RIGHT);
        assertThat(verdict(wide, Lessons.POLICY, "kl", "0.093")).isEqualTo(Outcome.WRONG);
        assertThat(wide.hash()).isEqualTo(exercise("").hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{polcy: exam}; 1:11: unknown key 'polcy' in marking (did you mean 'policy'?)",
                "{}; 1:10: marking has a policy, a tolerance or both",
                "{tolerance: {absolute: -1}}; 1:33: a tolerance is at least 0, not -1",
                "{tolerance: {}}; 1:22: a tolerance is absolute, relative or both"
            })
    void markingIsRead(String marking, String problem) {
        assertThatThrownBy(() -> exercise("marking: " + marking + "\n"))
                .isInstanceOf(FaultException.class)
                .hasMessage("lesson.yaml:" + problem);
    }

    @Test
    void anotherNameIsToldFromThoseThere() throws IOException {
        file(STRICT);
        assertThatThrownBy(() -> Policies.in(home).named("practise"))
                .isInstanceOf(FaultException.class)
                .hasMessageEndingWith("no policy 'practise' (did you mean 'practice'?)");
        assertThatThrownBy(() -> Policies.in(home).named("x"))
                .isInstanceOf(FaultException.class)
                .hasMessageEndingWith("no policy 'x'; there are: practice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "few_digits: 0; few_digits: 2; policy.yaml:5:17: '2' must be a number from 0 to 1",
                "few_digits: 0; few_digits: x; policy.yaml:5:17: 'x' must be a number from 0 to 1",
                "few_digits: 0; few_digit: 0; unknown key 'few_digit'",
                "right: 1; right: 0.5; policy.yaml:4:17: other_form earns 1, more than right",
                "followed: 0.5; followed: 0; :7:14: mistake earns 0.25, more than followed",
                "wrong: 0; wrong: 0.1; policy.yaml:9:12: wrong earns 0.1, more than few_digits",
                "missing: 0; missing: 0.1; policy.yaml:11:14: missing earns 0.1, more than wrong",
                "last_place: 1; last_plaice: 1; needs the key 'last_place'",
                "small_below: 0.01; small_below: -1; must be a number from 0 to 1",
                "small_relative: 0.01; small_relative: 1; :16:21: a share of 1 would accept 0",
                "partial: none; partial: cell; :12:12: partial is cells or none, not 'cell'",
                "practice:; Practice:; 1:1: the name of a policy has small letters",
                "practice:; exam:; 1:1: a file of policies needs 'practice'"
            })
    void faultsHaveTheirPlace(String from, String to, String problem) throws IOException {
        Path file = file(STRICT.replace(from, to));
        assertThatThrownBy(() -> Policies.read(file))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void whatIsLeftOutIsUsual() throws IOException {
        Path file = file(STRICT.replace("  partial: none\n", ""));
        Policy read = Policies.read(file).named("practice");
        assertThat(read.partial()).isEqualTo(Policy.Partial.CELLS);
        assertThat(read.relative()).isEqualTo(0);
    }
}
