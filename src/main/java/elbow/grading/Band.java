package elbow.grading;

import elbow.value.Real;
import elbow.value.Real.Approx;
import elbow.value.Real.Exact;
import elbow.value.Real.Undefined;
import elbow.value.Reals;

/** |answer − truth| ≤ absolute, or ≤ relative·|truth|: either suffices. */
record Band(double absolute, double relative) {
    /** What the last bits of doubles may add to a distance that is just within. */
    private static final double SLACK = 1e-9;

    /** An infinite or undefined truth is met only by itself. */
    boolean accepts(Real answer, Real truth) {
        return switch (truth) {
            case Undefined u -> answer instanceof Undefined;
            case Approx t when Double.isInfinite(t.value()) -> answer.equals(truth);
            case Approx t -> Reals.isFinite(answer) && near(answer, truth);
            case Exact t -> Reals.isFinite(answer) && near(answer, truth);
        };
    }

    private boolean near(Real answer, Real truth) {
        Real distance = Reals.abs(Reals.minus(answer, truth));
        if (Reals.isZero(distance)) return true;
        if (Reals.toDouble(distance) <= absolute * (1 + SLACK)) return absolute > 0;
        return !Reals.isZero(truth)
                && Reals.toDouble(Reals.abs(Reals.divide(distance, truth)))
                        <= relative * (1 + SLACK);
    }

    /** At least this wide around the truth. */
    Band atLeast(double width, Real truth) {
        if (absolute > 0) return new Band(Math.max(absolute, width), relative);
        double size = Math.abs(Reals.toDouble(truth));
        return size == 0 ? this : new Band(0, Math.max(relative, width / size));
    }

    /** Twice as wide as honest rounding leads off, where that is more than half of this. */
    Band forHonest(double error, Real truth) {
        return error > width(truth) / 2 ? atLeast(2 * error, truth) : this;
    }

    /** The distance that is accepted at least. */
    double width(Real truth) {
        return Math.max(absolute, relative * Math.abs(Reals.toDouble(truth)));
    }

    /** What is accepted, in doubles. */
    Interval around(Real truth) {
        if (truth instanceof Undefined) return Interval.NONE;
        double at = Reals.toDouble(truth);
        double width = Double.isInfinite(at) ? 0 : width(truth) * (1 + SLACK);
        return new Interval(at - width, at + width);
    }
}
