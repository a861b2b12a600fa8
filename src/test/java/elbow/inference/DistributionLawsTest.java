package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.distribution.Distribution;
import elbow.distribution.Distributions;
import elbow.distribution.Divergences;
import elbow.distribution.Statistic;
import elbow.distribution.Support;
import elbow.value.Real;
import elbow.value.Reals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What holds of every distribution: mass 1, laws that agree with sums and quadrature, divergences
 * of at least 0 that are 0 only of itself.
 */
class DistributionLawsTest {
    private static final Accuracy ACCURACY = new Accuracy(1e-10, 1e-9);

    static Stream<Particular> settings() {
        return Settings.all();
    }

    @Test
    void everyDistributionOfANumberIsTried() {
        Set<String> tried =
                settings().map(p -> p.distribution().name()).collect(Collectors.toSet());
        List<Distribution> numbers =
                Distributions.all().stream()
                        .filter(d ->
                                d.support() instanceof Support.Interval
                                        || d.support() instanceof Support.Whole)
                        .toList();
        assertThat(numbers).extracting(Distribution::name).isSubsetOf(tried);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theMassIsOne(Particular p) {
        assertThat(p.fault()).isEmpty();
        assertThat(expectation(p, x -> 1).orElseThrow()).isCloseTo(1, within(1e-9));
    }

    /** A law agrees with the expectation it stands for, found by quadrature or a sum. */
    @ParameterizedTest
    @EnumSource(Statistic.class)
    void laws(Statistic statistic) {
        List<String> wrong = settings().flatMap(p -> disagreement(p, statistic).stream()).toList();
        assertThat(wrong).isEmpty();
    }

    private static Optional<String> disagreement(Particular p, Statistic statistic) {
        Optional<Real> law = law(p, statistic);
        if (law.isEmpty() || !Reals.isFinite(law.get())) return Optional.empty();
        Optional<Double> found = independent(p, statistic);
        double value = Reals.toDouble(law.get());
        double scale = Math.max(1e-9, Math.abs(value));
        if (statistic == Statistic.LOG_EXPONENTIAL && value > LARGEST_LOG) return Optional.empty();
        if (found.isEmpty()) return Optional.of(p + " " + statistic + " not found");
        boolean close = Math.abs(found.get() - value) <= 1e-7 * scale;
        return close
                ? Optional.empty()
                : Optional.of(p + " " + statistic + " " + value + " is " + found.get());
    }

    private static final double AT = 0.37;

    /** Larger ones, to whose power e is to be raised, are beyond the doubles. */
    private static final double LARGEST_LOG = 600;

    private static Optional<Real> law(Particular p, Statistic statistic) {
        return p.distribution()
                .law(statistic)
                .map(f ->
                        elbow.formula.Formulas.rewrite(
                                f,
                                g ->
                                        g.equals(new elbow.formula.Formula.Ref("at"))
                                                ? new elbow.formula.Formula.Num(
                                                        new java.math.BigDecimal("0.37"))
                                                : g))
                .map(f -> p.evaluate(f).number());
    }

    private static Optional<Double> independent(Particular p, Statistic statistic) {
        double mean = law(p, Statistic.MEAN).map(Reals::toDouble).orElse(Double.NaN);
        return switch (statistic) {
            case MEAN -> expectation(p, x -> x);
            case VAR -> expectation(p, x -> (x - mean) * (x - mean));
            case SD -> expectation(p, x -> (x - mean) * (x - mean)).map(Math::sqrt);
            case MODE -> mode(p);
            case ENTROPY -> new Expectations(p, ACCURACY).entropy().map(Estimate::value);
            case SQUARE -> expectation(p, x -> x * x);
            case LOG -> expectation(p, Math::log);
            case LOG_VAR -> {
                double log = Reals.toDouble(law(p, Statistic.LOG).orElseThrow());
                yield expectation(p, x -> Math.pow(Math.log(x) - log, 2));
            }
            case LOG_COMPLEMENT -> expectation(p, x -> Math.log1p(-x));
            case RECIPROCAL -> expectation(p, x -> 1 / x);
            case DEVIATION -> expectation(p, x -> Math.abs(x - AT));
            case LOG_POWER -> expectation(p, x -> Math.pow(x, AT)).map(Math::log);
            case LOG_EXPONENTIAL -> expectation(p, x -> Math.exp(AT * x)).map(Math::log);
        };
    }

    /** The claimed mode, if no point near it has a larger density; else the better point. */
    private static Optional<Double> mode(Particular p) {
        double mode = Reals.toDouble(law(p, Statistic.MODE).orElseThrow());
        boolean whole = p.distribution().support() instanceof Support.Whole;
        double sd = law(p, Statistic.SD).map(Reals::toDouble).orElse(1.0);
        double step = whole ? 1 : Double.isFinite(sd) ? 1e-3 * sd : 1e-3;
        double best = mode;
        for (double x : new double[] {mode - 2 * step, mode - step, mode + step, mode + 2 * step})
            if (density(p, x) > density(p, best) + 1e-12) best = x;
        return Optional.of(best);
    }

    private static double density(Particular p, double x) {
        return Reals.toDouble(p.logDensity(Real.of(x)));
    }

    private static Optional<Double> expectation(Particular p, DoubleUnaryOperator f) {
        return new Expectations(p, ACCURACY).of(f).map(Estimate::value);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theDensityIsTheExponentialOfItsLogarithm(Particular p) {
        for (double x : new double[] {-1, 0, 0.5, 1, 2, 3, 7.25}) {
            double density = Reals.toDouble(p.density(Real.of(x)));
            double log = density(p, x);
            assertThat(Math.exp(log)).isCloseTo(density, within(1e-12 * (1 + density)));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theDivergenceFromItselfIsZero(Particular p) {
        double kl = Reals.toDouble(new Measured(ACCURACY).kl(p, p).orElseThrow());
        assertThat(kl).isCloseTo(0, within(1e-10));
    }

    /** A divergence by its law is what quadrature finds, never below 0, and infinite together. */
    @ParameterizedTest
    @MethodSource("settings")
    void divergences(Particular a) {
        List<String> wrong = settings().flatMap(b -> wrongDivergence(a, b).stream()).toList();
        assertThat(wrong).isEmpty();
    }

    private static Optional<String> wrongDivergence(Particular a, Particular b) {
        if (Divergences.kl(a.distribution(), b.distribution()).isEmpty()) return Optional.empty();
        Optional<Real> kl = new Measured(ACCURACY).kl(a, b);
        if (kl.isEmpty()) return Optional.of(a + " " + b + " none");
        if (kl.get() instanceof Real.Undefined) return Optional.of(a + " " + b + " undefined");
        double law = Reals.toDouble(kl.get());
        if (law < -1e-9) return Optional.of(a + " " + b + " " + law);
        if (Double.isInfinite(law)) return Optional.empty();
        Expectations under = new Expectations(a, ACCURACY);
        Optional<Estimate> found = under.logRatio(under.logDensity(b));
        if (found.isEmpty()) return Optional.of(a + " " + b + " " + law + " not found");
        boolean close = Math.abs(found.get().value() - law) <= 1e-7 * (1 + law);
        return close
                ? Optional.empty()
                : Optional.of(a + " " + b + " " + law + " is " + found.get());
    }
}
