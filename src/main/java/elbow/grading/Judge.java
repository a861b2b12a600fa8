package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.grading.Reading.Understood;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.value.Value.Assignment;
import elbow.value.Value.Described;
import elbow.value.Value.Tabulated;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether an answer is a given value of a part, within the tolerance or but for its digits. */
final class Judge {
    private static final int FEWEST_DIGITS = 2;

    /** Beyond this many times the truth a mistake is not looked for more widely. */
    private static final double MOST_TIMES = 1000;

    /** How much further off than honest rounding leads a mistake is looked for. */
    private static final double ROOM = 1.5;

    /** Numbers below this are given in significant digits. */
    private static final double SMALL = 0.01;

    private static final int SMALL_DIGITS = 3;

    private final Variant variant;
    private final Policy policy;
    private final Map<String, Kind> kinds;
    private final Map<String, Optional<Limits>> limits = new HashMap<>();

    Judge(Variant variant, Policy policy, Map<String, Kind> kinds) {
        this.variant = variant;
        this.policy = policy;
        this.kinds = kinds;
    }

    /** The value read, each number within what its spelling makes of the tolerance. */
    boolean accepts(Part part, Understood read, Value wanted) {
        if (accepts(part, read.value(), wanted)) return true;
        boolean spelled = read.has(Typed.Form.SPELLING);
        return spelled
                && wanted instanceof Described w
                && read.value() instanceof Described a
                && a.distribution().equals(w.distribution())
                && acceptsAll(part, read, w, 0, w.numbers().size());
    }

    boolean accepts(Part part, Value answer, Value wanted) {
        return switch (wanted) {
            case Real w -> answer instanceof Real && numbers(part, answer, w);
            case Tabulated w -> answer instanceof Tabulated && numbers(part, answer, w);
            case Value.Vector w -> answer instanceof Value.Vector && numbers(part, answer, w);
            case Value.Matrix w -> answer instanceof Value.Matrix && numbers(part, answer, w);
            case Described w ->
                    answer instanceof Described a
                            && a.distribution().equals(w.distribution())
                            && numbers(part, answer, w);
            case Value.Mixture w -> answer instanceof Value.Mixture a && mixture(part, a, w);
            case Value.Listed w -> answer instanceof Value.Listed a && list(part, a, w);
            case Assignment w -> answer instanceof Assignment a && w.best().containsAll(a.best());
            case Value.Chosen w -> answer instanceof Value.Chosen a && w.matches(a);
            case Value.Expression w -> answer instanceof Value.Expression a && equal(part, a);
            case Value.Matched w -> answer.equals(w);
            case Value.Truth w -> answer.equals(w);
            case Value.Name w -> answer.equals(w);
            case Value.NotDetermined w -> answer.equals(w);
        };
    }

    private boolean numbers(Part part, Value answer, Value wanted) {
        return numbers(part, answer.numbers(), wanted.numbers(), 0);
    }

    /**
     * @param first which of the part's numbers the first is
     */
    private boolean numbers(Part part, List<Real> answer, List<Real> wanted, int first) {
        if (answer.size() != wanted.size()) return false;
        for (int i = 0; i < wanted.size(); i++)
            if (!accepts(part, answer.get(i), wanted.get(i), first + i)) return false;
        return true;
    }

    /** One answer for each index; those that are no numbers are themselves. */
    private boolean list(Part part, Value.Listed answer, Value.Listed wanted) {
        if (answer.items().size() != wanted.items().size()) return false;
        int first = 0;
        for (int i = 0; i < wanted.items().size(); i++) {
            Value a = answer.items().get(i);
            Value w = wanted.items().get(i);
            List<Real> numbers = w.numbers();
            boolean right =
                    numbers.isEmpty()
                            ? accepts(part, a, w)
                            : alike(a, w) && numbers(part, a.numbers(), numbers, first);
            if (!right) return false;
            first += numbers.size();
        }
        return true;
    }

    private static boolean alike(Value a, Value b) {
        return a instanceof Real ? b instanceof Real : a.getClass().equals(b.getClass());
    }

    /** The same components, in whatever order. */
    private boolean mixture(Part part, Value.Mixture answer, Value.Mixture wanted) {
        List<Value.Mixture.Component> open = new ArrayList<>(answer.components());
        if (open.size() != wanted.components().size()) return false;
        for (Value.Mixture.Component w : wanted.components()) {
            Optional<Value.Mixture.Component> found =
                    open.stream()
                            .filter(a ->
                                    accepts(part, a.weight(), w.weight())
                                            && accepts(part, a.distribution(), w.distribution()))
                            .findFirst();
            if (found.isEmpty()) return false;
            open.remove(found.get());
        }
        return true;
    }

    /** Equal wherever both have a value, in exact fractions where they are. */
    private boolean equal(Part part, Value.Expression answer) {
        return Substitution.equal(answer.formula(), variant.samples(part.name()));
    }

    private boolean acceptsAll(Part part, Understood read, Value wanted, int from, int to) {
        List<Real> truth = wanted.numbers();
        for (int i = from; i < to; i++)
            if (!accepts(part, read.numbers().get(i), truth.get(i), i)) return false;
        return true;
    }

    /** In the spelling typed the tolerance is worth more or less. */
    boolean accepts(Part part, Typed typed, Real wanted, int row) {
        if (accepts(part, typed.value(), wanted, row)) return true;
        if (!typed.forms().contains(Typed.Form.SPELLING)) return false;
        Band band = policy.band(variant.exercise(), part, kind(part), wanted);
        return band.atLeast(band.absolute() * typed.scale(), wanted).accepts(typed.value(), wanted);
    }

    /** The plain tolerance first: what honest rounding costs is worked out only if it matters. */
    boolean accepts(Part part, Real answer, Real wanted, int row) {
        Optional<Limits> known = limits(part);
        double at = Reals.toDouble(wanted);
        double off = Math.abs(Reals.toDouble(answer) - at);
        if (known.isPresent() && Limits.settles(at) && off < Double.POSITIVE_INFINITY) {
            Limits limits = known.get();
            if (Limits.isSurelyWithin(off, limits.width(at))) return true;
            double honest = limits.fixed() ? 0 : variant.honestError(part.name(), row);
            if (Limits.isSurelyBeyond(off, limits.width(at, honest))) return false;
        }
        return isWithin(part, answer, wanted, row);
    }

    /** None where whole numbers are asked. */
    private Optional<Limits> limits(Part part) {
        return limits.computeIfAbsent(
                part.name(), name -> policy.limits(variant.exercise(), part, kind(part)));
    }

    private boolean isWithin(Part part, Real answer, Real wanted, int row) {
        Band band = policy.band(variant.exercise(), part, kind(part), wanted);
        if (band.accepts(answer, wanted)) return true;
        if (Policy.isFixed(variant.exercise(), part)
                || !Reals.isFinite(answer)
                || !Reals.isFinite(wanted)) return false;
        return band.forHonest(variant.honestError(part.name(), row), wanted)
                .accepts(answer, wanted);
    }

    /** The doubles accepted as a number of a part. */
    Interval accepted(Part part, int row, Real wanted) {
        return policy.accepted(
                variant.exercise(),
                part,
                kind(part),
                wanted,
                variant.honestError(part.name(), row));
    }

    /** For each number of an answer, how far off at most is what accepts it. */
    double[] reach(Part part, Value answer) {
        List<Real> numbers = answer.numbers();
        double[] reach = new double[numbers.size()];
        for (int i = 0; i < reach.length; i++)
            reach[i] = 4 * width(part, i, numbers.get(i)) * larger(part, numbers.get(i), i);
        return reach;
    }

    /**
     * Whether an answer is what a mistake leads to, but for what honest rounding does to it: where
     * it is larger than the truth, as in percent, so is that.
     */
    boolean isOfMistake(Part part, Value answer, Value wanted) {
        return isRoundedOf(part, answer, wanted, ROOM, 0);
    }

    /** The same of a value that follows from carried answers, each rounded already. */
    boolean isReached(Part part, Value answer, Value wanted) {
        return accepts(part, answer, wanted) || isRoundedOf(part, answer, wanted, 3 * ROOM, 2);
    }

    /**
     * @param room how many times as far off as honest rounding leads
     * @param times or as many times the tolerance
     */
    private boolean isRoundedOf(Part part, Value answer, Value wanted, double room, double times) {
        List<Real> numbers = answer.numbers();
        Optional<Limits> limits = limits(part);
        boolean inDigits =
                limits.filter(l -> !l.fixed()).isPresent()
                        && isOfSameSort(answer, wanted)
                        && !numbers.isEmpty()
                        && numbers.size() == wanted.numbers().size();
        if (!inDigits) return accepts(part, answer, wanted);
        for (int i = 0; i < numbers.size(); i++) {
            Real at = wanted.numbers().get(i);
            double off = Math.abs(Reals.toDouble(numbers.get(i)) - Reals.toDouble(at));
            double honest = variant.honestError(part.name(), i);
            double width =
                    Math.max(
                            room * (honest * larger(part, at, i) + lastDigit(part, at) / 2),
                            times * limits.get().width(Reals.toDouble(at), honest));
            if (Double.isFinite(off) ? off > width : !accepts(part, numbers.get(i), at, i))
                return false;
        }
        return true;
    }

    /** One unit of the last digit in which a number is given. */
    private double lastDigit(Part part, Real number) {
        double size = Math.abs(Reals.toDouble(number));
        double unit = Policy.unit(part.digits());
        return size < SMALL ? Math.min(unit, size * SMALL) : unit;
    }

    /** How many times as large as the truth a number is; 1 if it is smaller. */
    private double larger(Part part, Real number, int row) {
        List<Real> truth = requireNonNull(variant.answers().get(part.name())).numbers();
        if (row >= truth.size()) return 1;
        double size = Math.abs(Reals.toDouble(truth.get(row)));
        double times = Math.abs(Reals.toDouble(number)) / size;
        return size > Limits.TINY && times > 1 ? Math.min(times, MOST_TIMES) : 1;
    }

    /** The widest that is accepted around numbers like this one. */
    private double width(Part part, int row, Real number) {
        Optional<Limits> limits = limits(part);
        if (limits.isEmpty()) return 1;
        double size = Math.max(1, Math.abs(Reals.toDouble(number)));
        return limits.get().width(size, variant.honestError(part.name(), row));
    }

    Kind kind(Part part) {
        return requireNonNull(kinds.get(part.name()));
    }

    /** Whether the numbers are the truth's first two or more significant digits, rounded. */
    boolean hasFewDigits(Part part, Understood read, Value truth) {
        List<Typed> numbers = read.numbers();
        List<Real> wanted = truth.numbers();
        if (!isOfSameSort(read.value(), truth)) return false;
        if (wanted.isEmpty() || numbers.size() != wanted.size() || part.digits() == 0) return false;
        for (int i = 0; i < wanted.size(); i++) {
            boolean right = accepts(part, numbers.get(i).value(), wanted.get(i), i);
            if (!right && !isRounded(numbers.get(i), wanted.get(i))) return false;
        }
        return true;
    }

    /** A number for a number, a Beta for a Beta. */
    private static boolean isOfSameSort(Value answer, Value truth) {
        return truth instanceof Described w
                ? answer instanceof Described a && a.distribution().equals(w.distribution())
                : alike(answer, truth);
    }

    private static boolean isRounded(Typed number, Real truth) {
        Optional<BigDecimal> literal = number.literal();
        int digits = number.significantDigits().orElse(0);
        if (literal.isEmpty() || digits < FEWEST_DIGITS || !Reals.isFinite(truth)) return false;
        if (isFar(literal.get(), number.scale(), truth)) return false;
        Real wanted = number.scale() == 1 ? truth : Reals.divide(truth, Real.of(number.scale()));
        return isRounded(literal.get(), wanted, digits, RoundingMode.HALF_UP)
                || isRounded(literal.get(), wanted, digits, RoundingMode.HALF_EVEN);
    }

    /** Whether the last digit typed is off by more than one. */
    private static boolean isFar(BigDecimal literal, double scale, Real truth) {
        double unit = scale * Policy.unit(literal.scale());
        return Math.abs(literal.doubleValue() * scale - Reals.toDouble(truth)) > unit;
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
