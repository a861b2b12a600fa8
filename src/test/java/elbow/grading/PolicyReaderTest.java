package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elbow.source.FaultException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class PolicyReaderTest {
    private static final String STRICT =
            """
            strict:
              credit:
                right: 1
                other_form: 1
                few_digits: 0
                followed: 0.5
                mistake: 0
                other_step: 0.25
                wrong: 0
                unread: 0
                missing: 0
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

    @Test
    void theProjectsPolicyIsTheOneInTheProgram() {
        assertThat(PolicyReader.standard(Path.of(""))).isEqualTo(PolicyReader.standard(home));
    }

    @Test
    void aProjectMayHaveItsOwn() throws IOException {
        file(STRICT);
        Policy strict = PolicyReader.named(home, "strict");
        assertThat(strict.credit(new Verdict.Missing())).isEqualTo(0);
        assertThat(strict.credits()).containsEntry(Outcome.FOLLOWED, 0.5);
        assertThat(strict.lastPlace()).isEqualTo(1);
        Marker marker =
                new Marker(
                        Lessons.variant(Lessons.yaml("lesson", "0.5", "0.2", "0.8", "0.7")),
                        strict);
        assertThat(Lessons.verdict(marker, "elbo", "-0.7213")).isEqualTo(Outcome.RIGHT);
        assertThat(Lessons.verdict(marker, "elbo", "-0.7216")).isEqualTo(Outcome.WRONG);
    }

    @Test
    void anotherNameIsToldFromThoseThere() throws IOException {
        file(STRICT);
        assertThatThrownBy(() -> PolicyReader.named(home, "strikt"))
                .isInstanceOf(FaultException.class)
                .hasMessageEndingWith("no policy 'strikt' (did you mean 'strict'?)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "few_digits: 0; few_digits: 2; policy.yaml:5:17: '2' must be a number from 0 to 1",
                "few_digits: 0; few_digits: x; policy.yaml:5:17: 'x' must be a number from 0 to 1",
                "few_digits: 0; few_digit: 0; unknown key 'few_digit'",
                "few_digits: 0; few_digits: 0; ''",
                "last_place: 1; last_plaice: 1; needs the key 'last_place'",
                "small_below: 0.01; small_below: -1; must be a number from 0 to 1"
            })
    void faultsHaveTheirPlace(String from, String to, String problem) throws IOException {
        Path file = file(STRICT.replace(from, to));
        if (problem.isEmpty()) assertThat(PolicyReader.read(file)).containsKey("strict");
        else
            assertThatThrownBy(() -> PolicyReader.read(file))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining(problem);
    }
}
