package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every case of {@code src/test/resources/reference} (see the README there for the origin of the
 * values), written as an exercise, read, solved and compared.
 */
class ReferenceTest {
    private static final Path CASES = Path.of("src/test/resources/reference");

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agrees(Path file, @TempDir Path folder) throws IOException {
        JsonNode reference = new ObjectMapper().readTree(Files.readString(file));
        ReferenceExercise written = new ReferenceExercise(reference);
        JsonNode network = reference.get("model").get("file");
        if (network != null)
            Files.copy(
                    ReferenceExercise.NETWORKS.resolve(network.asString()),
                    folder.resolve(network.asString()));
        Path yaml = folder.resolve("case.yaml");
        Files.writeString(yaml, written.yaml());
        Map<String, Value> answers = ExerciseReader.read(yaml).variant(1).answers();
        assertThat(written.expected()).isNotEmpty();
        JsonNode tolerance = reference.get("tolerance");
        double relative = tolerance.get("rtol").asDouble();
        double absolute = tolerance.get("atol").asDouble();
        written.expected()
                .forEach((part, expected) -> {
                    Value is = answers.get(part);
                    if (is instanceof Value.Assignment best)
                        assertThat(String.join(", ", best.best().getFirst()))
                                .as(part)
                                .isEqualTo(expected);
                    else
                        close(
                                part,
                                Reals.toDouble((Real) is),
                                Double.parseDouble(expected),
                                relative,
                                absolute);
                });
    }

    private static void close(
            String part, double is, double should, double relative, double absolute) {
        if (Double.isInfinite(should)) assertThat((Double) is).as(part).isEqualTo((Double) should);
        else
            assertThat(Math.abs(is - should))
                    .as(part + ": " + is + " for " + should)
                    .isLessThanOrEqualTo(
                            absolute + relative * Math.max(Math.abs(is), Math.abs(should)));
    }
}
