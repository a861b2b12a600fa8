package elbow.inference;

import static java.util.Objects.requireNonNull;

import elbow.distribution.Distribution;
import elbow.distribution.Statistic;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * E f(x) under a distribution of one number, by quadrature or by summing over whole numbers, with a
 * bound on the error; none where the accuracy can't be met.
 */
public final class Expectations {
    /** In standard deviations, where pieces of an integral end. */
    private static final double[] FLANKS = {0, 1, 4, 12, 40};

    private final Particular under;
    private final List<Particular> beside;
    private final Accuracy accuracy;
    private final Scalars scalars = new Scalars();

    public Expectations(Particular under, Accuracy accuracy) {
        this(under, List.of(), accuracy);
    }

    /**
     * @param beside other distributions that the functions depend on, which may be narrower or have
     *     kinks
     */
    Expectations(Particular under, List<Particular> beside, Accuracy accuracy) {
        this.under = under;
        this.beside = List.copyOf(beside);
        this.accuracy = accuracy;
    }

    /** E f(x) for f that grows slowly beside the fall of p(x). */
    public Optional<Estimate> of(DoubleUnaryOperator f) {
        return weighted((x, log) -> f.applyAsDouble(x));
    }

    /** −E ln p(x) */
    public Optional<Estimate> entropy() {
        return weighted((x, log) -> -log);
    }

    /** E (ln p(x) − ln r(x)), r by its logarithm. */
    public Optional<Estimate> logRatio(DoubleUnaryOperator logOther) {
        return weighted((x, log) -> log - logOther.applyAsDouble(x));
    }

    /**
     * E ln(2 p(x)/(p(x) + r(x))), r by its logarithm: how far p is from the even mixture of both.
     */
    Optional<Estimate> toMixture(DoubleUnaryOperator logOther) {
        return weighted((x, log) -> {
            double ratio = logOther.applyAsDouble(x) - log;
            double sum =
                    ratio > 0
                            ? ratio + StrictMath.log1p(StrictMath.exp(-ratio))
                            : StrictMath.log1p(StrictMath.exp(ratio));
            return StrictMath.log(2) - sum;
        });
    }

    /** E (r(x)/p(x))^power, r by its logarithm. */
    Optional<Estimate> power(DoubleUnaryOperator logOther, double power) {
        return weighted((x, log) -> StrictMath.exp(power * (logOther.applyAsDouble(x) - log)));
    }

    /** f of x and ln p(x) */
    private interface Weighed {
        double of(double x, double logDensity);
    }

    private Optional<Estimate> weighted(Weighed f) {
        DoubleUnaryOperator logDensity = logDensity(under);
        return switch (under.distribution().support()) {
            case Support.Interval i -> integral(f, logDensity);
            case Support.Whole w -> sum(f, logDensity);
            case Support.Single s -> {
                double value = under.number(s.value());
                yield Optional.of(new Estimate(f.of(value, 0), 0));
            }
            case Support.States s -> Optional.empty();
            case Support.Simplex s -> Optional.empty();
            case Support.Counts c -> Optional.empty();
            case Support.Vectors v -> Optional.empty();
        };
    }

    private static double term(Weighed f, double x, double log) {
        double p = StrictMath.exp(log);
        return p == 0 ? 0 : p * f.of(x, log);
    }

    private Optional<Estimate> integral(Weighed f, DoubleUnaryOperator logDensity) {
        DoubleUnaryOperator integrand = x -> term(f, x, logDensity.applyAsDouble(x));
        return Quadrature.integrate(integrand, marks(), accuracy);
    }

    /** The ends of the support, and the middle of the distribution and its flanks. */
    private List<Double> marks() {
        double[] ends = under.ends();
        TreeSet<Double> marks = new TreeSet<>();
        double middle = middle();
        double width = width();
        for (double flank : FLANKS) {
            marks.add(middle - flank * width);
            marks.add(middle + flank * width);
        }
        statistic(Statistic.MODE).ifPresent(marks::add);
        for (Particular other : beside) {
            Expectations under = new Expectations(other, accuracy);
            marks.addAll(under.marks());
            under.parameter("loc").ifPresent(marks::add);
        }
        marks.removeIf(m -> !(m > ends[0] && m < ends[1]));
        marks.add(ends[0] + 0.0);
        marks.add(ends[1] + 0.0);
        return List.copyOf(marks);
    }

    private double middle() {
        return statistic(Statistic.MEAN)
                .or(() -> statistic(Statistic.MODE))
                .orElseGet(() -> parameter("loc").orElse(0.0));
    }

    private double width() {
        return statistic(Statistic.SD)
                .filter(s -> s > 0)
                .orElseGet(() -> parameter("scale").orElse(1.0));
    }

    private Optional<Double> statistic(Statistic statistic) {
        return under.statistic(statistic)
                .map(t -> Reals.toDouble(t.number()))
                .filter(Double::isFinite);
    }

    private Optional<Double> parameter(String name) {
        return Optional.ofNullable(under.parameters().get(name))
                .map(t -> Reals.toDouble(t.number()));
    }

    /** Σ p(x) f(x); the sum of p(x), which is 1, tells how far p(x) itself is off. */
    private Optional<Estimate> sum(Weighed f, DoubleUnaryOperator logDensity) {
        double[] ends = under.ends();
        long high = ends[1] < Long.MAX_VALUE ? (long) ends[1] : Long.MAX_VALUE;
        Weighed size = (x, log) -> 1 + Math.abs(f.of(x, log));
        Series series =
                new Series(
                        k -> term(f, (double) k, logDensity.applyAsDouble((double) k)),
                        k -> term(size, (double) k, logDensity.applyAsDouble((double) k)),
                        limit(),
                        accuracy);
        Series mass =
                new Series(
                        k -> StrictMath.exp(logDensity.applyAsDouble((double) k)),
                        k -> StrictMath.exp(logDensity.applyAsDouble((double) k)),
                        limit(),
                        accuracy);
        long peak = Math.round(middle());
        return series.sum((long) ends[0], high, peak)
                .flatMap(s -> mass.sum((long) ends[0], high, peak).map(m -> scaled(s, m)));
    }

    private static Estimate scaled(Estimate sum, Estimate mass) {
        double off = Math.abs(mass.value() - 1) + mass.error();
        return new Estimate(sum.value(), sum.error() + off * (1 + Math.abs(sum.value())));
    }

    /** What p(k + 1)/p(k) tends to. */
    private double limit() {
        double[] ends = under.ends();
        if (ends[1] < Double.POSITIVE_INFINITY) return 0;
        return parameter("p").map(p -> 1 - p).orElse(0.0);
    }

    /** ln p(x) as a function of doubles, −∞ outside the support. */
    DoubleUnaryOperator logDensity(Particular p) {
        Distribution d = p.distribution();
        Formula law = d.logDensity();
        double[] ends = p.ends();
        Map<String, Real> values = new HashMap<>();
        p.parameters().forEach((name, t) -> values.put(name, Real.of(Reals.toDouble(t.number()))));
        values.put("pi", Real.of(Math.PI));
        boolean whole = d.support() instanceof Support.Whole;
        return x -> {
            if (x < ends[0] || x > ends[1] || (whole && x != Math.rint(x)))
                return Double.NEGATIVE_INFINITY;
            Real at = Real.of(x);
            Interpreter<Real> interpreter =
                    new Interpreter<>(
                            scalars,
                            ref ->
                                    ref.name().equals("x")
                                            ? at
                                            : requireNonNull(values.get(ref.name())),
                            List.of());
            return Reals.toDouble(interpreter.evaluate(law));
        };
    }
}
