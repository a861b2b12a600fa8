package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A wrong answer that would make a later part too easy if it were carried: it is another part's
 * answer, or it makes a later part 0 or equal to a number that is given.
 */
final class GiveAway {
    private static final double SAME = 1e-9;

    private final Variant variant;
    private final Judge judge;
    private final Map<List<Object>, Boolean> known = new HashMap<>();

    GiveAway(Variant variant, Judge judge) {
        this.variant = variant;
        this.judge = judge;
    }

    boolean is(String name, Value answer) {
        if (!(answer instanceof Real number)) return false;
        return known.computeIfAbsent(
                List.of(name, answer), k -> isOther(name, number) || eases(name, number));
    }

    /** Whether it is the answer to another part. */
    private boolean isOther(String name, Real answer) {
        return variant.exercise().parts().stream()
                .filter(p -> !p.name().equals(name))
                .anyMatch(p -> truth(p.name()) instanceof Real t && judge.accepts(p, answer, t));
    }

    private boolean eases(String name, Real answer) {
        Map<String, Value> carried = variant.solution().carrying(Map.of(name, answer)).answers();
        return later(name).stream().anyMatch(p -> eases(p, carried.get(p.name())));
    }

    private boolean eases(Part later, @Nullable Value carried) {
        if (!(carried instanceof Real value) || !(truth(later.name()) instanceof Real truth))
            return false;
        if (value.equals(truth)) return false;
        boolean zero = judge.accepts(later, value, Real.ZERO);
        if (zero && !judge.accepts(later, truth, Real.ZERO)) return true;
        return variant.parameters().values().stream()
                .anyMatch(
                        g -> g instanceof Real given && same(given, value) && !same(given, truth));
    }

    private List<Part> later(String name) {
        List<Part> parts = new ArrayList<>(variant.exercise().parts());
        while (!parts.removeFirst().name().equals(name)) {}
        return parts;
    }

    private Value truth(String part) {
        return requireNonNull(variant.answers().get(part));
    }

    private static boolean same(Real a, Real b) {
        if (!Reals.isFinite(a) || !Reals.isFinite(b)) return false;
        return Math.abs(Reals.toDouble(Reals.minus(a, b))) <= SAME;
    }
}
