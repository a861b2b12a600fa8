package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import elbow.source.Fault;
import elbow.source.FaultException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Numbers with which something has no value are told with their place, wherever they turn up. */
class NotComputedTest {
    private static final String TWO_COPIES =
            """
            id: f
            parameters:
              r: 0 .. 1 step 1
            model:
              z: Normal(mean = 0, var = 1)
              x | z: Point([2*z, 3])
              y | z: Point(2*z)
              w | z: Point(2*z)
            observe: {x: [2, 3], y: 2, w: 2}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mean(p(z | y, w)) | w is determined by what is known",
                "log p(y, w) | w is determined by what is known",
                "mean(p(z | x)) | a covariance is not positive definite: it has no inverse",
                "log p(x) | a covariance is not positive definite: it has no inverse"
            })
    void told(String asked) throws IOException {
        String formula = asked.replaceFirst(" \\| [^|]*$", "");
        String message = asked.substring(formula.length() + 3);
        one(faults(TWO_COPIES + "ask:\n  - a: r\n  - m: " + formula + "\n"), "12:8", message);
        one(
                faults(TWO_COPIES + "require:\n  - " + formula + " < 9\nask:\n  - a: r\n"),
                "11:5",
                message);
    }

    private static List<Fault> faults(String yaml) throws IOException {
        Path file = Files.createTempFile("elbow", ".yaml");
        Files.writeString(file, yaml);
        List<Fault> faults = Checker.check(file).faults();
        FaultException solving =
                catchThrowableOfType(
                        FaultException.class, () -> ExerciseReader.read(file).variant(1).answers());
        assertThat(solving.faults()).hasSize(1);
        Files.delete(file);
        return faults;
    }

    private static void one(List<Fault> faults, String place, String message) {
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().toString())
                .contains(".yaml:" + place + ": " + message)
                .endsWith(", at r = 0");
    }
}
