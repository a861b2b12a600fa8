package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import java.util.List;

/**
 * What would make a later part too easy if it were carried: another part's answer; and what makes
 * the later part 0 or equal to a number that is given.
 */
final class GiveAway {
    private static final double SAME = 1e-9;

    private final Variant variant;
    private final Judge judge;
    private final List<Part> parts;
    private final List<Real> given;

    GiveAway(Variant variant, Judge judge) {
        this.variant = variant;
        this.judge = judge;
        this.parts = variant.exercise().parts();
        this.given = variant.given();
    }

    /** Whether an answer to one part is the truth of another. */
    boolean isOther(String name, Value answer) {
        if (answer.numbers().isEmpty()) return false;
        for (Part p : parts)
            if (!p.name().equals(name)
                    && p.form().isComputed()
                    && judge.accepts(p, answer, truth(p))) return true;
        return false;
    }

    /** Whether a value that a part gets from carried answers is one for which nobody computes. */
    boolean isEasy(Part part, Value carried) {
        List<Real> numbers = carried.numbers();
        List<Real> truth = truth(part).numbers();
        if (numbers.isEmpty() || numbers.size() != truth.size()) return false;
        for (int i = 0; i < numbers.size(); i++)
            if (!isEasy(part, numbers.get(i), truth.get(i))) return false;
        return true;
    }

    private boolean isEasy(Part part, Real value, Real truth) {
        if (judge.accepts(part, value, Real.ZERO)) return !judge.accepts(part, truth, Real.ZERO);
        return given.stream().anyMatch(g -> same(g, value) && !same(g, truth));
    }

    private Value truth(Part part) {
        return requireNonNull(variant.answers().get(part.name()));
    }

    private static boolean same(Real a, Real b) {
        if (!Reals.isFinite(a) || !Reals.isFinite(b)) return false;
        return Math.abs(Reals.toDouble(Reals.minus(a, b))) <= SAME;
    }
}
