package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What would make a later part too easy if it were carried: another part's answer; and what makes
 * the later part 0 or equal to a number that is given.
 */
final class GiveAway {
    private static final double SAME = 1e-9;

    private final Variant variant;
    private final Judge judge;
    private final List<Truth> truths = new ArrayList<>();
    private final List<Real> given;

    GiveAway(Variant variant, Judge judge) {
        this.variant = variant;
        this.judge = judge;
        for (Part part : variant.exercise().parts())
            if (part.form().isComputed()) truths.add(new Truth(part));
        this.given = variant.given();
    }

    /** Whether an answer to one part is the truth of another. */
    boolean isOther(String name, Value answer) {
        if (answer.numbers().isEmpty()) return false;
        double[] numbers = Nearby.doubles(answer);
        for (Truth t : truths)
            if (!t.part().name().equals(name)
                    && Nearby.isNear(t.numbers(), numbers, t.reach())
                    && judge.accepts(t.part(), answer, t.value())) return true;
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

    /** The right answer to a part, to be compared with in doubles first. */
    private final class Truth {
        private final Part part;
        private final Value value;
        private final double[] numbers;
        private double @Nullable [] reach;

        Truth(Part part) {
            this.part = part;
            this.value = truth(part);
            this.numbers = Nearby.doubles(value);
        }

        Part part() {
            return part;
        }

        Value value() {
            return value;
        }

        double[] numbers() {
            return numbers;
        }

        double[] reach() {
            if (reach == null) reach = judge.reach(part, value);
            return reach;
        }
    }

    private Value truth(Part part) {
        return requireNonNull(variant.answers().get(part.name()));
    }

    private static boolean same(Real a, Real b) {
        if (!Reals.isFinite(a) || !Reals.isFinite(b)) return false;
        return Math.abs(Reals.toDouble(Reals.minus(a, b))) <= SAME;
    }
}
