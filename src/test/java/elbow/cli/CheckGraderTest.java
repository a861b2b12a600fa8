package elbow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policies are checked like exercises, and so is the policy that an exercise names. */
class CheckGraderTest {
    @TempDir private Path home;
    private String policies = "";

    @BeforeEach
    void fill() throws IOException {
        policies = Files.readString(Path.of("grader/policy.yaml"));
        Files.createDirectories(home.resolve("grader"));
        Files.createDirectories(home.resolve("exercises"));
    }

    private Path policy(String text) throws IOException {
        return Files.writeString(home.resolve("grader/policy.yaml"), text);
    }

    @Test
    void theProjectsPoliciesAreChecked() throws IOException {
        Path file = policy(policies);
        Run run = Run.of(home, "check");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(file + ": fine, 3 policies\n");
    }

    @Test
    void allThatIsWrongIsTold() throws IOException {
        Path file =
                policy(
                        policies.replaceFirst("few_digits: 0.5", "few_digits: 1.5")
                                .replaceFirst("\n  partial: cells", "\n  partial: cell"));
        Run run = Run.of(home, "check", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly(
                        file + ":23:17: '1.5' must be a number from 0 to 1",
                        file
                                + ":30:12: partial is cells or none, not 'cell'"
                                + " (did you mean 'cells'?)");
    }

    @Test
    void anExerciseNamesAPolicyThatThereIs() throws IOException {
        policy(policies);
        Path exercises = home.resolve("exercises");
        Path wrong =
                Samples.write(exercises, "a.yaml", "marking: {policy: exams}\n" + Samples.BINARY);
        Run run = Run.of(home, "check", wrong.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(wrong + ":1:19: no policy 'exams' (did you mean 'exam'?)\n");
        Path right =
                Samples.write(exercises, "b.yaml", "marking: {policy: exam}\n" + Samples.BINARY);
        assertThat(Run.of(home, "check", right.toString()).code()).isZero();
    }
}
