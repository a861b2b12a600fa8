package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.exercise.Exercise;
import elbow.exercise.ExerciseReader;
import elbow.exercise.Variant;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who rounds every printed line is accepted, over the bank; who truncates is so mostly. */
class HonestRoundingTest {
    private static final int VARIANTS = 8;
    private static final String HEAD = "| family | truncated answers | accepted |";
    private static final Path MARKING = Path.of("docs/marking.md");

    private static List<Variant> bank() throws IOException {
        List<Variant> variants = new ArrayList<>();
        for (Path file : exercises()) {
            Exercise exercise = ExerciseReader.read(file);
            for (long seed = 1; seed <= (exercise.isFixed() ? 1 : VARIANTS); seed++)
                variants.add(exercise.variant(seed));
        }
        return variants;
    }

    private static List<Path> exercises() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("exercises"))) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .filter(f -> !f.toString().endsWith(".variants.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isAccepted(Variant variant, PrintedLines.Answer answer) {
        String part = answer.part().name();
        Value truth = variant.answers().get(part);
        Kind kind =
                truth instanceof Value.Described ? Kind.NUMBER : Kind.of(answer.part().formula());
        Policy policy = Lessons.POLICIES.of(variant.exercise());
        return policy.accepted(
                        variant.exercise(),
                        answer.part(),
                        kind,
                        truth.numbers().get(answer.number()),
                        variant.honestError(part, answer.number()))
                .contains(Reals.toDouble(answer.value()));
    }

    @ParameterizedTest
    @EnumSource(names = {"HALF_UP", "HALF_EVEN"})
    void whoRoundsEveryLineIsRight(RoundingMode rounding) throws IOException {
        List<String> refused = new ArrayList<>();
        int answers = 0;
        for (Variant variant : bank())
            for (PrintedLines.Answer a : new PrintedLines(variant, rounding).answers()) {
                answers++;
                if (!isAccepted(variant, a)) refused.add(described(variant, a));
            }
        assertThat(refused).isEmpty();
        assertThat(answers).isGreaterThan(1000);
    }

    /** Of the answers of one who truncates, how many there are and how many are accepted. */
    private record Truncated(int answers, int accepted) {
        Truncated and(boolean isAccepted) {
            return new Truncated(answers + 1, accepted + (isAccepted ? 1 : 0));
        }

        long percent() {
            return Math.round(100.0 * accepted / answers);
        }
    }

    /** By the folders of the bank. */
    private static Map<String, Truncated> truncated() throws IOException {
        Map<String, Truncated> families = new TreeMap<>();
        for (Variant variant : bank())
            for (PrintedLines.Answer a : new PrintedLines(variant, RoundingMode.DOWN).answers()) {
                String family = variant.exercise().file().getParent().getFileName().toString();
                Truncated known = families.getOrDefault(family, new Truncated(0, 0));
                families.put(family, known.and(isAccepted(variant, a)));
            }
        return families;
    }

    /**
     * A share that has moved by more than five points is written anew, as is a new family, by
     * {@code -Dgolden=write}.
     */
    @Test
    void theShareOfTruncatedAnswersIsTold() throws IOException {
        Map<String, Truncated> families = truncated();
        List<String> lines = new ArrayList<>(Files.readAllLines(MARKING));
        int from = lines.indexOf(HEAD) + 2;
        int to = from;
        while (lines.get(to).startsWith("|")) to++;
        List<String> rows = lines.subList(from, to);
        if ("write".equals(System.getProperty("golden"))) {
            rows.clear();
            families.forEach((family, t) -> rows.add(row(family, t)));
            Files.writeString(MARKING, String.join("\n", lines) + "\n");
            return;
        }
        Map<String, Long> told = new TreeMap<>();
        for (String row : rows) {
            String[] cells = row.split("\\|", -1);
            told.put(cells[1].strip(), Long.valueOf(cells[3].strip().replace(" %", "")));
        }
        assertThat(told.keySet()).isEqualTo(families.keySet());
        families.forEach((family, t) ->
                assertThat(told.get(family))
                        .as(family)
                        .isBetween(t.percent() - 5, t.percent() + 5));
    }

    private static String row(String family, Truncated t) {
        return String.format(Locale.ROOT, "| %s | %d | %d %% |", family, t.answers(), t.percent());
    }

    private static String described(Variant variant, PrintedLines.Answer a) {
        Real truth = variant.answers().get(a.part().name()).numbers().get(a.number());
        return "%s %d %s.%d: %s for %s, honest error %s"
                .formatted(
                        variant.exercise().id(),
                        variant.seed(),
                        a.part().name(),
                        a.number(),
                        Reals.toDouble(a.value()),
                        Reals.toDouble(truth),
                        variant.honestError(a.part().name(), a.number()));
    }
}
