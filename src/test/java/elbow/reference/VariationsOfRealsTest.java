package elbow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Random models of the continuous families, drawn once: conjugate pairs with no, one and several
 * observations, linear Gaussian networks and state spaces. The values were computed with 40 digits
 * from closed forms and from the dense joint covariance, by a program that shares nothing with this
 * one.
 */
class VariationsOfRealsTest {
    private static final Path FOLDER = Path.of("src/test/resources/variations");

    static List<Case> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Case::read).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agrees(Case given) {
        assertThat(CaseWriter.of(given).unsaid()).isEmpty();
        assertThat(Outcome.failures(given)).isEmpty();
    }
}
