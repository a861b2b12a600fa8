package elbow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.exercise.Bank;
import elbow.exercise.Exercise;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the commands print about the exercises of the bank, byte for byte, and which numbers a seed
 * draws: the files of {@code src/test/resources/golden}. After a change that is meant, {@code mvn
 * test -Dtest=GoldenTest -Dgolden=write} writes them again; read the difference before committing.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final int SEEDS = 3;
    private static final int DRAWN = 5;

    /** A golden file, and the commands whose output stands in it. */
    record Golden(String file, List<List<String>> commands) {
        @Override
        public String toString() {
            return file;
        }

        String text() {
            return commands.stream().map(GoldenTest::printed).collect(Collectors.joining("\n"));
        }
    }

    private static List<Exercise> bank() {
        return new Bank(List.of(HOME.resolve("exercises"))).all();
    }

    static Stream<Golden> goldens() {
        List<Golden> goldens = new ArrayList<>();
        for (Exercise exercise : bank()) {
            goldens.add(golden(exercise, SEEDS, "txt", "solve"));
            goldens.add(golden(exercise, SEEDS, "json", "solve", "--format", "json"));
            goldens.add(golden(exercise, 1, "tex", "solve", "--format", "latex"));
            goldens.add(golden(exercise, 1, "show.txt", "show", "--solution"));
            goldens.add(golden(exercise, 1, "md", "show", "--format", "markdown", "--solution"));
        }
        return goldens.stream();
    }

    private static Golden golden(
            Exercise exercise, int seeds, String extension, String... command) {
        List<List<String>> commands = new ArrayList<>();
        for (int seed = 1; seed <= (exercise.isFixed() ? 1 : seeds); seed++) {
            List<String> args = new ArrayList<>(List.of(command));
            args.add(1, exercise.id());
            args.addAll(List.of("--seed", String.valueOf(seed)));
            commands.add(args);
        }
        return new Golden(exercise.id() + "." + extension, commands);
    }

    private static String printed(List<String> command) {
        Run run = Run.of(HOME, command.toArray(String[]::new));
        assertThat(run.err()).as(String.join(" ", command)).isEmpty();
        assertThat(run.code()).as(String.join(" ", command)).isZero();
        return run.out();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void printsAsBefore(Golden golden) throws IOException {
        compare(golden.file(), golden.text());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void printsTheSameInTurkish(Golden golden) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            compare(golden.file(), golden.text());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void seedsDrawAsBefore() throws IOException {
        StringBuilder table = new StringBuilder();
        for (Exercise exercise : bank())
            for (int seed = 1; seed <= DRAWN && !exercise.isFixed(); seed++) {
                table.append(exercise.id()).append(" ").append(seed).append(":");
                exercise.variant(seed)
                        .parameters()
                        .forEach((name, value) -> table.append(" " + name + "=" + text(value)));
                table.append("\n");
            }
        compare("variants.txt", table.toString());
    }

    private static String text(Value value) {
        return value instanceof Real r
                ? String.valueOf(Reals.toDouble(r))
                : ((Value.Name) value).text();
    }

    /** A file that no exercise has any more is not left lying about. */
    @Test
    void thereIsNoOtherFile() throws IOException {
        List<String> known = new ArrayList<>(goldens().map(Golden::file).toList());
        known.add("variants.txt");
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    private static void compare(String file, String text) throws IOException {
        Path golden = GOLDEN.resolve(file);
        if (System.getProperty("golden", "").equals("write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertThat(golden).as("-Dgolden=write writes it").exists();
        assertThat(text).isEqualTo(Files.readString(golden));
    }
}
