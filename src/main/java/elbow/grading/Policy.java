package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Tolerance;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.EnumMap;
import java.util.Map;

/**
 * How answers are judged: the tolerance of each number, and the credit of each verdict.
 *
 * @param lastPlace how far off an answer may be, in units of the last decimal asked
 * @param smallBelow numbers with no unit below this are asked in significant digits
 * @param smallRelative how far off, as a share, those may be
 * @param relative how far off any number may be as a share, where that is more
 */
public record Policy(
        String name,
        Map<Outcome, Double> credits,
        double lastPlace,
        double smallBelow,
        double smallRelative,
        double relative) {
    /** A double nearer to 0 than this is a 0 whose last bits were lost. */
    private static final double NOISE = 1e-14;

    public Policy {
        credits = Map.copyOf(new EnumMap<>(credits));
    }

    public double credit(Verdict verdict) {
        if (verdict instanceof Verdict.Partly p)
            return p.share().value() * requireNonNull(credits.get(Outcome.RIGHT));
        return requireNonNull(credits.get(verdict.outcome()));
    }

    /** The distance accepted of a part with this truth, before honest rounding is looked at. */
    Band band(Part part, Kind kind, Real truth) {
        double absolute = lastPlace * StrictMath.pow(10, -part.digits());
        if (part.tolerance().isPresent()) return written(part.tolerance().get(), truth, absolute);
        return isSmall(kind, truth) ? new Band(0, smallRelative) : new Band(absolute, relative);
    }

    private static Band written(Tolerance tolerance, Real truth, double absolute) {
        double relative = tolerance.relative().orElse(0);
        return new Band(tolerance.absolute().orElse(isZero(truth) ? absolute : 0), relative);
    }

    /** Whether the number is asked in significant digits, so that 0 is no answer. */
    boolean isSmall(Kind kind, Real truth) {
        return kind.hasSmallValues()
                && Reals.isFinite(truth)
                && !isZero(truth)
                && Math.abs(Reals.toDouble(truth)) < smallBelow;
    }

    static boolean isZero(Real truth) {
        return Reals.isZero(truth)
                || (truth instanceof Real.Approx t && Math.abs(t.value()) < NOISE);
    }
}
