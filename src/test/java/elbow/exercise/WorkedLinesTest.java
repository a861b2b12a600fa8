package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.working.Digits;
import elbow.working.TextWorking;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every line that is printed of every exercise of the bank holds with its own printed numbers. */
class WorkedLinesTest {
    private static final int VARIANTS = 200;
    private static final int ONE_LINE_EACH = 100_000;

    static List<Exercise> bank() {
        return new Bank(List.of(Path.of("exercises"))).all();
    }

    @ParameterizedTest
    @MethodSource("bank")
    void holds(Exercise exercise) {
        PrintedLines reader = new PrintedLines();
        int variants = exercise.isFixed() ? 1 : VARIANTS;
        for (int seed = 1; seed <= variants; seed++) {
            Variant variant = exercise.variant(seed);
            List<String> before = new ArrayList<>();
            for (Part part : exercise.parts()) {
                var passages = variant.worked(part.name(), before, new Digits(part.digits()));
                reader.read(new TextWorking(ONE_LINE_EACH).lines(passages));
                before.add(part.name());
            }
        }
        assertThat(reader.wrong()).isEmpty();
        assertThat(reader.compared()).isGreaterThanOrEqualTo(variants * exercise.parts().size());
    }
}
