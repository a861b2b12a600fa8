package elbow.grading;

import elbow.grading.Verdict.Broken;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.value.Value.Tabulated;

import java.util.ArrayList;
import java.util.List;

/** What every value of a kind obeys: a probability in [0, 1], a divergence not negative. */
final class Laws {
    /** What rounding a few numbers may do to their sum. */
    private static final double SLACK = 0.01;

    private Laws() {}

    /** The laws a value breaks, each once; a table sums to 1 if the right one does. */
    static List<Broken> broken(Kind kind, Value value, Value truth) {
        List<Broken> broken = new ArrayList<>();
        for (Real number : value.numbers()) {
            if (number instanceof Real.Undefined) continue;
            boolean low = Reals.signum(number) < 0;
            switch (kind) {
                case PROBABILITY -> {
                    if (low || Reals.compare(number, Real.ONE) > 0)
                        broken.add(Broken.NOT_A_PROBABILITY);
                }
                case DIVERGENCE -> {
                    if (low) broken.add(Broken.NEGATIVE);
                }
                case SPREAD -> {
                    if (Reals.signum(number) <= 0) broken.add(Broken.NOT_POSITIVE);
                }
                case LOGARITHM, NUMBER -> {}
            }
        }
        if (kind == Kind.PROBABILITY && sumsToOne(truth) && !sumsToOne(value))
            broken.add(Broken.SUM_NOT_ONE);
        return broken.stream().distinct().toList();
    }

    private static boolean sumsToOne(Value value) {
        if (!(value instanceof Tabulated)) return false;
        double sum = value.numbers().stream().mapToDouble(Reals::toDouble).sum();
        return Math.abs(sum - 1) <= SLACK;
    }
}
