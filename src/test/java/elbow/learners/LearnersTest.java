package elbow.learners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The marker, as many learners find it. {@code -Dgolden=write} writes the table in the
 * documentation again; {@code -Dlearners.variants=N} plays fewer variants and leaves the table
 * alone.
 */
class LearnersTest {
    private static final Path DOCUMENT = Path.of("docs/marking.md");
    private static final String START = "<!-- simulated learners -->\n";
    private static final String END = "<!-- end of simulated learners -->\n";
    private static final double NAMED = 0.95;
    private static final double SLIPS = 0.03;

    private static SortedMap<String, Tally> families;

    @BeforeAll
    static void play() {
        families = School.families();
        Path notes = Path.of("target", "learners.txt");
        try {
            Files.createDirectories(notes.getParent());
            Files.write(notes, notes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What went otherwise than it should, for whoever looks into it. */
    private static List<String> notes() {
        List<String> lines = new ArrayList<>(Table.of(families).lines().toList());
        families.values()
                .forEach(t ->
                        t.notes.forEach((kind, all) ->
                                lines.add(kind + " " + all.size() + ": " + all.getFirst())));
        return lines;
    }

    /** The families of which something does not hold, and what was noted of these kinds. */
    private static List<String> failing(Predicate<Tally> holds, String... kinds) {
        List<String> failing = new ArrayList<>();
        families.forEach((family, tally) -> {
            if (holds.test(tally)) return;
            failing.add(family);
            tally.notes.forEach((kind, all) -> {
                if (Stream.of(kinds).anyMatch(kind::startsWith))
                    failing.add("  " + kind + ", " + all.size() + " times: " + all.getFirst());
            });
        });
        return failing;
    }

    @Test
    void everyExerciseHasLearners() throws IOException {
        TreeSet<String> played = new TreeSet<>();
        Families.all().forEach((f, all) -> all.keySet().forEach(id -> played.add(f + "/" + id)));
        TreeSet<String> bank = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("exercises"))) {
            files.map(p -> Path.of("exercises").relativize(p).toString().replace('\\', '/'))
                    .filter(p -> p.endsWith(".yaml") && !p.endsWith(".variants.yaml"))
                    .forEach(p -> bank.add(p.replace(".yaml", "")));
        }
        assertThat(played).isEqualTo(bank);
    }

    @Test
    void theLearnersOwnFormulasGiveWhatTheEngineGives() {
        assertThat(failing(t -> t.exact.isAll(), "EXACT")).isEmpty();
    }

    @Test
    void thePerfectLearnerIsAccepted() {
        assertThat(failing(t -> t.honest(Rounding.FULL).isAll(), "FULL")).isEmpty();
    }

    @Test
    void whoRoundsHonestlyIsAccepted() {
        assertThat(failing(t -> t.honest(Rounding.HALF_UP).isAll(), "HALF_UP")).isEmpty();
        assertThat(failing(t -> t.honest(Rounding.HALF_EVEN).isAll(), "HALF_EVEN")).isEmpty();
    }

    @Test
    void noMistakeIsAccepted() {
        assertThat(failing(t -> t.mistaken.isNone(), "ACCEPTED")).isEmpty();
    }

    @Test
    void mistakesAreNamed() {
        assertThat(failing(t -> t.named.value() >= NAMED, "UNNAMED")).isEmpty();
    }

    @Test
    void wrongAnswersAreFollowed() {
        assertThat(failing(t -> t.followed.isAll(), "UNFOLLOWED")).isEmpty();
    }

    @Test
    void slipsAreNotTakenForMistakes() {
        assertThat(failing(t -> t.slips.value() <= SLIPS, "SLIP")).isEmpty();
    }

    @Test
    void aMistakeIsNeverTakenForTooFewDigits() {
        assertThat(failing(t -> t.few.isNone(), "FEW")).isEmpty();
    }

    @Test
    void theTableIsThatOfTheDocumentation() throws IOException {
        if (School.isShort()) return;
        String table = "\n" + Table.of(families) + "\n";
        if (System.getProperty("golden", "").equals("write")) {
            String text = Files.readString(DOCUMENT);
            Files.writeString(DOCUMENT, text.replace(written(text), table));
        }
        assertThat(written(Files.readString(DOCUMENT))).isEqualTo(table);
    }

    /** What stands between the marks. */
    private static String written(String text) {
        int from = text.indexOf(START) + START.length();
        int to = text.indexOf(END);
        assertThat(from).as(START).isGreaterThan(START.length());
        assertThat(to).as(END).isGreaterThan(from);
        return text.substring(from, to);
    }
}
