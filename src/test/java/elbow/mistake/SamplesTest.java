package elbow.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.exercise.Bank;
import elbow.exercise.Exercise;
import elbow.grading.Mark;
import elbow.grading.Marker;
import elbow.grading.Policies;
import elbow.grading.Verdict.Mistaken;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Every mistake of the catalogue names the sample that was made by it, and not the other one. */
class SamplesTest {
    private static final Path CATALOGUE = Path.of("grader", "mistakes.yaml");
    private static final Path PAGE = Path.of("docs", "mistakes.md");
    private static final Bank BANK =
            new Bank(List.of(Path.of("exercises"), Path.of("grader", "samples")));
    private static final Policies POLICIES = Policies.in(Path.of(""));
    private static final Map<String, Marker> MARKERS = new ConcurrentHashMap<>();

    static List<Mistake> mistakes() {
        return Catalogue.read(CATALOGUE).all();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isNamed(Mistake mistake) {
        assertThat(named(mistake.made())).contains(mistake.id());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isNotNamed(Mistake mistake) {
        assertThat(named(mistake.notMade())).doesNotContain(mistake.id());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isNotRight(Mistake mistake) {
        for (Mistake.Sample sample : List.of(mistake.made(), mistake.notMade()))
            assertThat(mark(sample).credit()).as(sample.typed()).isLessThan(1);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void speaksToTheLearner(Mistake mistake) {
        assertThat(mistake.says()).startsWith("You ").endsWith(".").doesNotContain("\n");
        assertThat(mistake.why()).endsWith(".");
        assertThat(mistake.hint()).matches("(?s).*[.?]");
    }

    @Test
    void isOnThePageForAuthors() throws IOException {
        String rows =
                mistakes().stream()
                        .map(m -> "| `" + m.id() + "` | " + m.says() + " |")
                        .collect(Collectors.joining("\n"));
        assertThat(Files.readString(PAGE)).contains("|---|---|\n" + rows + "\n\n");
    }

    private static Mark mark(Mistake.Sample sample) {
        return MARKERS.computeIfAbsent(sample.exercise(), SamplesTest::marker)
                .mark(sample.part(), sample.typed(), Map.of());
    }

    private static Marker marker(String id) {
        Exercise exercise = BANK.find(id);
        return new Marker(exercise.variant(1), POLICIES.of(exercise));
    }

    private static List<String> named(Mistake.Sample sample) {
        return mark(sample).verdict() instanceof Mistaken m
                ? m.mistakes().stream().map(Mistake::id).toList()
                : List.of();
    }
}
