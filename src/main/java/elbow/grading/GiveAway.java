package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

/**
 * What would make a later part too easy if it were carried: another part's answer; and what makes
 * the later part 0 or equal to a number that is given.
 */
final class GiveAway {
    private static final double SAME = 1e-9;

    private final Variant variant;
    private final Judge judge;

    GiveAway(Variant variant, Judge judge) {
        this.variant = variant;
        this.judge = judge;
    }

    /** Whether an answer to one part is the truth of another. */
    boolean isOther(String name, Value answer) {
        if (!(answer instanceof Real number)) return false;
        return variant.exercise().parts().stream()
                .filter(p -> !p.name().equals(name))
                .anyMatch(p -> truth(p) instanceof Real t && judge.accepts(p, number, t));
    }

    /** Whether a value that a part gets from carried answers is one for which nobody computes. */
    boolean isEasy(Part part, Value carried) {
        if (!(carried instanceof Real value) || !(truth(part) instanceof Real truth)) return false;
        if (judge.accepts(part, value, Real.ZERO)) return !judge.accepts(part, truth, Real.ZERO);
        return variant.parameters().values().stream()
                .anyMatch(
                        g -> g instanceof Real given && same(given, value) && !same(given, truth));
    }

    private Value truth(Part part) {
        return requireNonNull(variant.answers().get(part.name()));
    }

    private static boolean same(Real a, Real b) {
        if (!Reals.isFinite(a) || !Reals.isFinite(b)) return false;
        return Math.abs(Reals.toDouble(Reals.minus(a, b))) <= SAME;
    }
}
