package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.working.Digits;
import elbow.working.TextWorking;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

/** A sum of more than six terms: its rows hold, and what they end in adds up to the total. */
class LongSumTest {
    private static final String YAML =
            """
            id: long-sum
            parameters: {a: 0.1 .. 0.9 step 0.1}
            model:
              n: Binomial(n = 8, p = a)
            ask:
              - entropy: H(p(n))
              - mean: mean(p(n))
            """;

    @ParameterizedTest
    @ValueSource(strings = {"entropy", "mean"})
    void addsUp(String part) {
        Exercise exercise = ExerciseReader.read(YAML, Path.of("f"));
        for (int seed = 1; seed <= 9; seed++) {
            List<String> lines =
                    new TextWorking(200)
                            .lines(
                                    exercise.variant(seed)
                                            .solution()
                                            .worked(part, List.of(), new Digits(4)));
            PrintedLines reader = new PrintedLines();
            reader.read(lines);
            assertThat(reader.wrong()).isEmpty();
            List<String> rows = lines.stream().filter(l -> l.startsWith("  n = ")).toList();
            assertThat(rows).hasSize(9);
            double sum = rows.stream().mapToDouble(LongSumTest::last).sum();
            assertThat(Math.abs(sum)).isCloseTo(last(lines.getLast()), within(9 * 5e-5 + 5e-5));
        }
    }

    /** The number a line ends in. */
    private static double last(String line) {
        return Calculator.evaluate(line.replaceFirst("^.*(?:[=≈]|: )", ""))[0][0];
    }
}
