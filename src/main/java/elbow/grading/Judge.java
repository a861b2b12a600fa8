package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.value.Value.Assignment;
import elbow.value.Value.Tabulated;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether an answer is a given value of a part, within the tolerance or but for its digits. */
final class Judge {
    private static final int FEWEST_DIGITS = 2;
    private static final int SMALL_DIGITS = 3;

    private final Policy policy;
    private final Map<String, Kind> kinds;
    private final HonestError honest;

    Judge(Variant variant, Policy policy, Map<String, Kind> kinds) {
        this.policy = policy;
        this.kinds = kinds;
        this.honest = new HonestError(variant);
    }

    boolean accepts(Part part, Value answer, Value wanted) {
        return switch (wanted) {
            case Real w -> answer instanceof Real a && accepts(part, a, w, 0);
            case Tabulated w -> answer instanceof Tabulated && numbers(part, answer, w);
            case Assignment w -> answer instanceof Assignment a && w.best().containsAll(a.best());
            case Value.Truth w -> answer.equals(w);
            case Value.Name w -> answer.equals(w);
            case Value.NotDetermined w -> answer.equals(w);
            case Value.Chosen w -> answer instanceof Value.Chosen a && w.matches(a);
            case Value.Expression w -> answer.equals(w);
            case Value.Vector w -> answer instanceof Value.Vector && numbers(part, answer, wanted);
            case Value.Matrix w -> answer instanceof Value.Matrix && numbers(part, answer, wanted);
            case Value.Described w ->
                    answer instanceof Value.Described a
                            && a.distribution().equals(w.distribution())
                            && numbers(part, answer, wanted);
            case Value.Mixture w ->
                    answer instanceof Value.Mixture && numbers(part, answer, wanted);
            case Value.Listed w -> answer instanceof Value.Listed && numbers(part, answer, wanted);
        };
    }

    private boolean numbers(Part part, Value answer, Value wanted) {
        List<Real> a = answer.numbers();
        List<Real> w = wanted.numbers();
        if (a.size() != w.size()) return false;
        for (int i = 0; i < w.size(); i++) if (!accepts(part, a.get(i), w.get(i), i)) return false;
        return true;
    }

    /** The plain tolerance first: what honest rounding costs is worked out only if it matters. */
    private boolean accepts(Part part, Real answer, Real wanted, int row) {
        Band band = policy.band(part, kind(part), wanted);
        if (band.accepts(answer, wanted)) return true;
        if (part.tolerance().isPresent() || !Reals.isFinite(answer) || !Reals.isFinite(wanted))
            return false;
        double error = honest.of(part.name(), row);
        return error > band.width(wanted) / 2
                && band.atLeast(2 * error, wanted).accepts(answer, wanted);
    }

    Kind kind(Part part) {
        return requireNonNull(kinds.get(part.name()));
    }

    /** Whether the numbers are the truth's first two or more significant digits, rounded. */
    boolean hasFewDigits(Part part, List<Typed> numbers, Value truth) {
        List<Real> wanted = truth.numbers();
        if (wanted.isEmpty() || numbers.size() != wanted.size()) return false;
        for (int i = 0; i < wanted.size(); i++) {
            boolean right = accepts(part, numbers.get(i).value(), wanted.get(i), i);
            if (!right && !isRounded(numbers.get(i), wanted.get(i))) return false;
        }
        return true;
    }

    private static boolean isRounded(Typed number, Real truth) {
        Optional<BigDecimal> literal = number.literal();
        int digits = number.significantDigits().orElse(0);
        if (literal.isEmpty() || digits < FEWEST_DIGITS || !Reals.isFinite(truth)) return false;
        Real wanted = number.scale() == 1 ? truth : Reals.divide(truth, Real.of(number.scale()));
        return isRounded(literal.get(), wanted, digits, RoundingMode.HALF_UP)
                || isRounded(literal.get(), wanted, digits, RoundingMode.HALF_EVEN);
    }

    private static boolean isRounded(
            BigDecimal literal, Real truth, int digits, RoundingMode mode) {
        BigDecimal rounded = decimal(truth).round(new MathContext(digits, mode));
        return rounded.compareTo(literal) == 0;
    }

    private static BigDecimal decimal(Real truth) {
        return truth instanceof Real.Exact x
                ? new BigDecimal(x.value().getNumerator())
                        .divide(new BigDecimal(x.value().getDenominator()), MathContext.DECIMAL128)
                : new BigDecimal(Reals.toDouble(truth));
    }

    /** How the number is asked. */
    Verdict.Precision precision(Part part, Value truth) {
        boolean small = truth instanceof Real r && policy.isSmall(kind(part), r);
        return new Verdict.Precision(small ? SMALL_DIGITS : part.digits(), small);
    }
}
