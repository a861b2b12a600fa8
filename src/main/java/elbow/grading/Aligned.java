package elbow.grading;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.value.Value.Mixture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The components of a mixture as the working has them, however they were typed. */
final class Aligned {
    private Aligned() {}

    /** Each component of the truth is answered by the nearest that is left. */
    static Value to(Value truth, Value answer) {
        if (!(truth instanceof Mixture wanted)
                || !(answer instanceof Mixture typed)
                || wanted.components().size() != typed.components().size()) return answer;
        List<Mixture.Component> open = new ArrayList<>(typed.components());
        List<Mixture.Component> aligned = new ArrayList<>();
        for (Mixture.Component w : wanted.components()) {
            Mixture.Component nearest =
                    open.stream()
                            .min(Comparator.comparingDouble(c -> distance(c, w)))
                            .orElseThrow();
            open.remove(nearest);
            aligned.add(nearest);
        }
        return new Mixture(aligned);
    }

    private static double distance(Mixture.Component a, Mixture.Component b) {
        List<Real> numbers = a.distribution().numbers();
        List<Real> others = b.distribution().numbers();
        if (numbers.size() != others.size()) return Double.POSITIVE_INFINITY;
        double distance = distance(a.weight(), b.weight());
        for (int i = 0; i < numbers.size(); i++)
            distance += distance(numbers.get(i), others.get(i));
        return distance;
    }

    private static double distance(Real a, Real b) {
        return Math.abs(Reals.toDouble(a) - Reals.toDouble(b));
    }
}
