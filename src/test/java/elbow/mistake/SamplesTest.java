package elbow.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.exercise.Bank;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.grading.Mark;
import elbow.grading.Marker;
import elbow.grading.Policies;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

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
            assertThat(mark(sample).credit()).as(sample.typed()).isZero();
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
        Marker marker = marker(sample);
        return marker.mark(sample.part(), sample.typed(), Map.of());
    }

    private static Marker marker(Mistake.Sample sample) {
        return MARKERS.computeIfAbsent(
                sample.exercise(),
                id ->
                        new Marker(
                                BANK.find(id).variant(1),
                                Policies.in(Path.of("")).named(Policies.USUAL)));
    }

    private static List<String> named(Mistake.Sample sample) {
        Variant variant = marker(sample).variant();
        Part part = variant.exercise().part(sample.part()).orElseThrow();
        Value typed = mark(sample).value().orElseThrow();
        return variant.suspects(part.name(), Map.of()).stream()
                .filter(s -> agree(s.value(), typed))
                .map(s -> s.mistake().id())
                .distinct()
                .toList();
    }

    private static boolean agree(Value suspect, Value typed) {
        List<Real> a = suspect.numbers();
        List<Real> b = typed.numbers();
        if (a.isEmpty() || a.size() != b.size()) return suspect.equals(typed);
        for (int i = 0; i < a.size(); i++) {
            double x = Reals.toDouble(a.get(i));
            double y = Reals.toDouble(b.get(i));
            if (x != y && Math.abs(x - y) > 1e-4) return false;
        }
        return true;
    }
}
