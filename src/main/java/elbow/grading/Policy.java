package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Exercise;
import elbow.exercise.Part;
import elbow.exercise.Tolerance;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How answers are judged: the tolerance of each number, and the credit of each verdict.
 *
 * @param partial whether what is right of an answer of several numbers or steps earns its share
 * @param lastPlace how far off an answer may be, in units of the last decimal asked
 * @param smallBelow numbers with no unit below this are asked in significant digits
 * @param smallRelative how far off, as a share, those may be
 * @param relative how far off any number may be as a share, where that is more
 */
public record Policy(
        String name,
        Map<Outcome, Double> credits,
        Partial partial,
        double lastPlace,
        double smallBelow,
        double smallRelative,
        double relative) {
    /** What earns credit by itself. */
    public enum Partial {
        /** each cell, parameter, step or option that is right */
        CELLS,
        /** nothing but the whole */
        NONE
    }

    /** One unit of the last of so many decimals. */
    private static final double[] UNITS = {
        1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12
    };

    /** One unit of the last of so many decimals. */
    static double unit(int decimals) {
        return decimals >= 0 && decimals < UNITS.length
                ? UNITS[decimals]
                : StrictMath.pow(10, -decimals);
    }

    /** A double nearer to 0 than this is a 0 whose last bits were lost. */
    private static final double NOISE = 1e-14;

    public Policy {
        credits = Map.copyOf(new EnumMap<>(credits));
    }

    public double credit(Verdict verdict) {
        if (verdict instanceof Verdict.Partly p && partial == Partial.CELLS)
            return p.share().value() * credit(Outcome.RIGHT);
        return credit(verdict.outcome());
    }

    public double credit(Outcome outcome) {
        return requireNonNull(credits.get(outcome));
    }

    /**
     * The doubles accepted as a number of a part.
     *
     * @param honest how far off honest rounding leads: {@link Exercise#honestErrors}
     */
    public Interval accepted(Exercise exercise, Part part, Kind kind, Real truth, double honest) {
        Band band = band(exercise, part, kind, truth);
        return (isFixed(exercise, part) ? band : band.forHonest(honest, truth)).around(truth);
    }

    /** Whether a tolerance that was written for the part replaces that of the policy. */
    static boolean isFixed(Exercise exercise, Part part) {
        return exercise.tolerance(part).isPresent() || part.digits() == 0;
    }

    /** The distance accepted of a part with this truth, before honest rounding is looked at. */
    Band band(Exercise exercise, Part part, Kind kind, Real truth) {
        double absolute = lastPlace * UNITS[part.digits()];
        Optional<Tolerance> written = exercise.tolerance(part);
        if (written.isPresent()) return written(written.get(), truth, absolute);
        if (part.digits() == 0) return whole(truth);
        return isSmall(kind, truth)
                ? new Band(0, Math.max(smallRelative, relative))
                : new Band(absolute, relative);
    }

    /** The same in doubles; none where whole numbers are asked. */
    Optional<Limits> limits(Exercise exercise, Part part, Kind kind) {
        if (part.digits() == 0) return Optional.empty();
        Optional<Tolerance> written = exercise.tolerance(part);
        if (written.isPresent())
            return Optional.of(
                    new Limits(
                            written.get().absolute().orElse(0),
                            written.get().relative().orElse(0),
                            0,
                            0,
                            true));
        double below = kind.hasSmallValues() ? smallBelow : 0;
        return Optional.of(
                new Limits(
                        lastPlace * UNITS[part.digits()], relative, below, smallRelative, false));
    }

    private static Band written(Tolerance tolerance, Real truth, double absolute) {
        double relative = tolerance.relative().orElse(0);
        return new Band(tolerance.absolute().orElse(isZero(truth) ? absolute : 0), relative);
    }

    /** Where a whole number is asked, the one that it is, or that is next to it. */
    private static Band whole(Real truth) {
        boolean whole = truth instanceof Real.Exact x && Reals.isWhole(x.value());
        return new Band(whole ? 0 : 0.5, 0);
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
