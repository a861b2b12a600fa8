package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.util.Objects.requireNonNull;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A variant of an exercise of the bank, its answers to be compared with what another road gives:
 * those of the tables of numbers and those of the graph of steps.
 */
public final class Solved {
    private static final double CLOSE = 1e-9;
    private static final int SEEDS = 10;

    private final Variant variant;
    private final List<Map<String, Value>> roads;
    private final Set<String> compared = new HashSet<>();

    private Solved(Variant variant) {
        this.variant = variant;
        this.roads = List.of(variant.answers(), variant.solution().answers());
    }

    /** Compares variants of an exercise; a part that is not compared is an error. */
    public static void each(String file, Consumer<Solved> comparison) {
        Exercise exercise = ExerciseReader.read(Path.of("exercises/" + file + ".yaml"));
        for (int seed = 1; seed <= SEEDS; seed++) {
            Solved solved = new Solved(exercise.variant(seed));
            comparison.accept(solved);
            assertThat(solved.compared)
                    .containsExactlyInAnyOrderElementsOf(
                            exercise.parts().stream().map(Part::name).toList());
        }
    }

    public Variant variant() {
        return variant;
    }

    /** A parameter by its name as it is written, such as w.1. */
    public double given(String name) {
        Value value = variant.parameters().get(name);
        assertThat(value).as(name).isInstanceOf(Real.class);
        return Reals.toDouble((Real) value);
    }

    /** The answer itself, for a comparison that is made elsewhere. */
    Value answer(String part) {
        compared.add(part);
        return requireNonNull(variant.answers().get(part), part);
    }

    /** The part's numbers in the order in which they are written. */
    public void is(String part, double... should) {
        compared.add(part);
        for (Map<String, Value> road : roads) {
            List<Double> numbers = road.get(part).numbers().stream().map(Reals::toDouble).toList();
            assertThat(numbers).as(part).hasSize(should.length);
            for (int i = 0; i < should.length; i++) close(part, numbers.get(i), should[i]);
        }
    }

    private static void close(String part, double is, double should) {
        if (Double.isInfinite(should)) assertThat((Double) is).as(part).isEqualTo(should);
        else assertThat(is).as(part).isCloseTo(should, within(CLOSE));
    }

    public void is(String part, boolean holds) {
        is(part, new Value.Truth(holds));
    }

    public void is(String part, Value should) {
        assertThat(answer(part)).as(part).isEqualTo(should);
        Value computed = roads.getLast().getOrDefault(part, should);
        assertThat(computed).as(part).isEqualTo(should);
    }
}
