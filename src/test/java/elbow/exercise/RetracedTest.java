package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.mistake.Retracing;
import elbow.mistake.Suspect;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tape makes of carried answers is what the exact working makes of them. */
class RetracedTest {
    static Stream<Exercise> bank() {
        return new Bank(List.of(Path.of("exercises"))).all().stream();
    }

    @ParameterizedTest
    @MethodSource("bank")
    void everyRouteFromEachAnswerAndFromAll(Exercise exercise) {
        Variant variant = exercise.variant(3);
        for (Part part : exercise.parts()) {
            if (!part.form().isComputed() || !variant.isWorked()) continue;
            List<Map<String, Value>> choices = choices(variant, part);
            Optional<Retracing.Gone> gone = variant.retraced(part.name(), choices);
            if (gone.isEmpty()) continue;
            for (int i = 0; i < choices.size(); i++) {
                List<Value> exact = variant.routes(part.name(), choices.get(i));
                for (int r = 0; r < exact.size(); r++) {
                    double[] at = numbers(exact.get(r));
                    if (at.length == 0 || !Arrays.stream(at).allMatch(Double::isFinite)) continue;
                    double[] reach = reach(at);
                    assertThat(gone.get().routes(i, at, reach).get(r))
                            .as("%s %s from %s", exercise.id(), part.name(), choices.get(i))
                            .isPresent();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bank")
    void everyMistakeFromEachAnswerAndFromAll(Exercise exercise) {
        Variant variant = exercise.variant(3);
        for (Part part : exercise.parts()) {
            if (!part.form().isComputed() || !variant.isWorked()) continue;
            List<Map<String, Value>> choices = choices(variant, part);
            Optional<Retracing.Gone> gone = variant.retraced(part.name(), choices);
            if (gone.isEmpty()) continue;
            for (int i = 0; i < choices.size(); i++)
                for (Suspect s : variant.suspects(part.name(), choices.get(i))) {
                    double[] at = numbers(s.value());
                    if (at.length == 0 || !Arrays.stream(at).allMatch(Double::isFinite)) continue;
                    assertThat(gone.get().suspects(i, at, reach(at)))
                            .as("%s %s from %s", exercise.id(), part.name(), choices.get(i))
                            .anyMatch(x -> x.mistake().equals(s.mistake()));
                }
        }
    }

    /** The right answers to other parts, a little off: each alone, and all. */
    private static List<Map<String, Value>> choices(Variant variant, Part part) {
        Map<String, Value> all = new LinkedHashMap<>();
        for (Part other : variant.exercise().parts()) {
            Value value = variant.answers().get(other.name());
            if (other.equals(part) || !other.form().isComputed() || value == null) continue;
            if (!value.numbers().stream().allMatch(Reals::isFinite) || value.numbers().isEmpty())
                continue;
            if (variant.restsOn(part.name(), other.name()))
                all.put(
                        other.name(),
                        value.with(
                                value.numbers().stream()
                                        .map(n -> Real.of(Reals.toDouble(n) * 0.97))
                                        .toList()));
        }
        return Stream.concat(
                        Stream.of(all),
                        all.keySet().stream().map(n -> Map.of(n, all.getOrDefault(n, Real.ONE))))
                .toList();
    }

    private static double[] numbers(Value value) {
        return value.numbers().stream().mapToDouble(Reals::toDouble).toArray();
    }

    private static double[] reach(double[] at) {
        return Arrays.stream(at).map(x -> 1e-9 * Math.max(1e-3, Math.abs(x))).toArray();
    }
}
