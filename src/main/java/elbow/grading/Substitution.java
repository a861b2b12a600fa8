package elbow.grading;

import elbow.exercise.Variant.Sample;
import elbow.formula.Formula;
import elbow.inference.Interpreter;
import elbow.inference.Scalars;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import java.util.List;

/**
 * Whether a formula is the one asked: both are evaluated at drawn points. A point at which either
 * has no value says nothing, but enough points must say something.
 */
final class Substitution {
    private static final double SAME = 1e-9;
    private static final double NEAR_ZERO = 1e-12;

    private Substitution() {}

    static boolean equal(Formula formula, List<Sample> samples) {
        int told = 0;
        for (Sample sample : samples) {
            Real value = evaluate(formula, sample);
            if (value instanceof Real.Undefined || sample.value() instanceof Real.Undefined)
                continue;
            if (!same(value, sample.value())) return false;
            told++;
        }
        return told > 0 && 2 * told >= samples.size();
    }

    private static Real evaluate(Formula formula, Sample sample) {
        return new Interpreter<Real>(
                        new Scalars(),
                        r -> {
                            if (sample.at().get(r) instanceof Real known) return known;
                            if (r.name().equals("e")) return Real.of(Math.E);
                            if (r.name().equals("pi")) return Real.of(Math.PI);
                            Value other = sample.at().get(r);
                            throw new IllegalArgumentException(r + " is no number: " + other);
                        },
                        List.of())
                .evaluate(formula);
    }

    private static boolean same(Real a, Real b) {
        if (a instanceof Real.Exact && b instanceof Real.Exact) return a.equals(b);
        if (!Reals.isFinite(a) || !Reals.isFinite(b)) return a.equals(b);
        double distance = Math.abs(Reals.toDouble(a) - Reals.toDouble(b));
        return distance <= Math.max(NEAR_ZERO, SAME * Math.abs(Reals.toDouble(b)));
    }
}
