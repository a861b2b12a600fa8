package elbow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every case of {@code src/test/resources/reference} (see the README there for the origin of the
 * values), written as exercises, read, solved and compared.
 */
class ReferenceTest {
    private static final Path PENDING = Case.FOLDER.resolve("PENDING.txt");

    static List<Case> cases() {
        return Case.all();
    }

    /** What is in PENDING.txt must not agree yet, so that the list only grows shorter. */
    @ParameterizedTest
    @MethodSource("cases")
    void agrees(Case given) {
        Map<String, String> failures = Outcome.failures(given);
        Set<String> pending = pending(given);
        assertThat(failures.entrySet().stream().filter(e -> !pending.contains(e.getKey())))
                .isEmpty();
        assertThat(pending).as("agree by now: take them off the list").isEqualTo(failures.keySet());
    }

    @Test
    void everyQuantityIsSaid() {
        assertThat(Case.all().stream().map(c -> CaseWriter.of(c).unsaid()))
                .allSatisfy(unsaid -> assertThat(unsaid).isEmpty());
    }

    private static Set<String> pending(Case given) {
        return lines().stream()
                .filter(l -> l.startsWith(given.id() + " "))
                .map(l -> l.substring(given.id().length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> lines() {
        try (Stream<String> lines = Files.lines(PENDING)) {
            return lines.toList();
        } catch (IOException e) {
            throw new IllegalStateException(PENDING.toString(), e);
        }
    }

    /** {@code -Dreference.pending=write} takes off the list what agrees by now. */
    @Test
    @EnabledIfSystemProperty(named = "reference.pending", matches = "write|all")
    void shortensTheList() throws IOException {
        boolean all = System.getProperty("reference.pending", "").equals("all");
        Set<String> before = all ? Set.of() : Set.copyOf(lines());
        List<String> left =
                Case.all().stream()
                        .flatMap(c ->
                                Outcome.failures(c).keySet().stream().map(q -> c.id() + " " + q))
                        .filter(l -> all || before.contains(l))
                        .sorted()
                        .toList();
        Files.write(PENDING, left);
    }

    /** {@code -Dreference.write=FOLDER} writes the exercises there. */
    @Test
    @EnabledIfSystemProperty(named = "reference.write", matches = ".+")
    void writesTheExercises() throws IOException {
        Path folder = Path.of(System.getProperty("reference.write", ""));
        Path networks = Files.createDirectories(folder.resolve("networks"));
        try (Stream<Path> files = Files.list(Case.FOLDER.resolve("networks"))) {
            for (Path file : files.toList()) {
                Path copy = networks.resolve(file.getFileName());
                if (!Files.exists(copy)) Files.copy(file, copy);
            }
        }
        for (Case c : Case.all())
            for (var page : CaseWriter.of(c).pages().entrySet())
                Files.writeString(
                        folder.resolve(
                                c.id()
                                        + (page.getKey().isEmpty() ? "" : "." + page.getKey())
                                        + ".yaml"),
                        page.getValue().yaml(c.id(), q -> true));
    }
}
