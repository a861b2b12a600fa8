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

    /** By the folders of the bank, what share of the answers of one who truncates is accepted. */
    private static Map<String, String> truncated() throws IOException {
        Map<String, int[]> counts = new TreeMap<>();
        for (Variant variant : bank())
            for (PrintedLines.Answer a : new PrintedLines(variant, RoundingMode.DOWN).answers()) {
                String family = variant.exercise().file().getParent().getFileName().toString();
                int[] count = counts.computeIfAbsent(family, f -> new int[2]);
                count[0]++;
                if (isAccepted(variant, a)) count[1]++;
            }
        Map<String, String> rows = new TreeMap<>();
        counts.forEach((family, count) ->
                rows.put(
                        family,
                        String.format(
                                Locale.ROOT,
                                "| %s | %d | %d %% |",
                                family,
                                count[0],
                                Math.round(100.0 * count[1] / count[0]))));
        return rows;
    }

    /** {@code -Dgolden=write} writes the table. */
    @Test
    void theShareOfTruncatedAnswersIsTold() throws IOException {
        List<String> rows = List.copyOf(truncated().values());
        List<String> lines = new ArrayList<>(Files.readAllLines(MARKING));
        int from = lines.indexOf(HEAD) + 2;
        int to = from;
        while (lines.get(to).startsWith("|")) to++;
        if ("write".equals(System.getProperty("golden"))) {
            lines.subList(from, to).clear();
            lines.addAll(from, rows);
            Files.writeString(MARKING, String.join("\n", lines) + "\n");
        } else assertThat(lines.subList(from, to)).isEqualTo(rows);
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
