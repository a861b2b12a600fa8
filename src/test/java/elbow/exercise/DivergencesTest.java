package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.function.DoubleUnaryOperator;

/** Divergences of distributions written out, against sums over small steps of their densities. */
class DivergencesTest {
    private static final double LOW = -40;
    private static final double HIGH = 60;
    private static final double STEP = 1e-3;

    private static double value(String formula) {
        Exercise exercise = ExercisesForTests.read("id: a\nask: [v: \"" + formula + "\"]\n");
        return Reals.toDouble((Real) exercise.variant(1).answers().values().iterator().next());
    }

    /** The density of each name, from its textbook formula. */
    private static DoubleUnaryOperator density(String name) {
        return switch (name) {
            case "Normal(mean = 1, sd = 1.5)" ->
                    x -> Math.exp(-(x - 1) * (x - 1) / 4.5) / Math.sqrt(2 * Math.PI * 2.25);
            case "Normal(mean = -0.5, sd = 2)" ->
                    x -> Math.exp(-(x + 0.5) * (x + 0.5) / 8) / Math.sqrt(8 * Math.PI);
            case "Laplace(loc = 0.5, scale = 1)" -> x -> Math.exp(-Math.abs(x - 0.5)) / 2;
            case "Gumbel(loc = 0, scale = 1)" -> x -> Math.exp(-x - Math.exp(-x));
            case "Cauchy(loc = 0, scale = 1)" -> x -> 1 / (Math.PI * (1 + x * x));
            case "Gamma(shape = 3, rate = 1)" -> x -> x > 0 ? x * x * Math.exp(-x) / 2 : 0;
            case "Exponential(rate = 0.5)" -> x -> x > 0 ? Math.exp(-x / 2) / 2 : 0;
            case "LogNormal(mean = 0.2, sd = 0.5)" ->
                    x ->
                            x > 0
                                    ? Math.exp(-Math.pow(Math.log(x) - 0.2, 2) / 0.5)
                                            / (x * Math.sqrt(0.5 * Math.PI))
                                    : 0;
            case "Weibull(shape = 2, scale = 2)" -> x -> x > 0 ? x / 2 * Math.exp(-x * x / 4) : 0;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private interface Term {
        double of(double a, double b);
    }

    private static double sum(String a, String b, Term term) {
        DoubleUnaryOperator p = density(a);
        DoubleUnaryOperator q = density(b);
        double sum = 0;
        for (double x = LOW + STEP / 2; x < HIGH; x += STEP) {
            double at = p.applyAsDouble(x);
            double in = q.applyAsDouble(x);
            if (at > 0 && in > 0) sum += term.of(at, in) * STEP;
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Normal(mean = 1, sd = 1.5) | Normal(mean = -0.5, sd = 2)",
                "Normal(mean = 1, sd = 1.5) | Laplace(loc = 0.5, scale = 1)",
                "Normal(mean = 1, sd = 1.5) | Cauchy(loc = 0, scale = 1)",
                "Laplace(loc = 0.5, scale = 1) | Normal(mean = -0.5, sd = 2)",
                "Gumbel(loc = 0, scale = 1) | Laplace(loc = 0.5, scale = 1)",
                "Gamma(shape = 3, rate = 1) | Normal(mean = 1, sd = 1.5)",
                "Gamma(shape = 3, rate = 1) | Exponential(rate = 0.5)",
                "Gamma(shape = 3, rate = 1) | LogNormal(mean = 0.2, sd = 0.5)",
                "Weibull(shape = 2, scale = 2) | Gamma(shape = 3, rate = 1)",
                "Weibull(shape = 2, scale = 2) | LogNormal(mean = 0.2, sd = 0.5)",
                "Weibull(shape = 2, scale = 2) | Gumbel(loc = 0, scale = 1)"
            })
    void pairs(String a, String b) {
        double kl = sum(a, b, (p, q) -> p * Math.log(p / q));
        assertThat(value("KL(" + a + " || " + b + ")")).isCloseTo(kl, within(1e-5));
        double cross = sum(a, b, (p, q) -> -p * Math.log(q));
        assertThat(value("CE(" + a + ", " + b + ")")).isCloseTo(cross, within(1e-5));
        double half = sum(a, b, (p, q) -> Math.sqrt(p * q));
        assertThat(value("Renyi(" + a + " || " + b + ", alpha = 0.5)"))
                .isCloseTo(-2 * Math.log(half), within(1e-5));
        double js = value("JS(" + a + ", " + b + ")");
        assertThat(js).isCloseTo(value("JS(" + b + ", " + a + ")"), within(1e-10));
        assertThat(js).isBetween(0.0, Math.log(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "KL(Normal(mean = 0, sd = 1) || Gamma(shape = 2, rate = 1)) ! Infinity",
                "KL(Normal(mean = 0, sd = 1) || Poisson(rate = 2)) ! Infinity",
                "KL(Bernoulli(0.3) || Normal(mean = 0, sd = 1)) ! Infinity",
                "KL(Poisson(rate = 2) || Binomial(n = 4, p = 0.3)) ! Infinity",
                "KL(Binomial(n = 6, p = 0.3) || Binomial(n = 4, p = 0.5)) ! Infinity",
                "KL(Cauchy(loc = 0, scale = 1) || Normal(mean = 0, sd = 1)) ! Infinity",
                "KL(Uniform(low = -2, high = 2) || Uniform(low = -1, high = 1)) ! Infinity",
                "JS(Normal(mean = 0, sd = 1), Poisson(rate = 2)) ! 0.6931471805599453",
                // −ln(e^−2·2^3/3!)
                "KL(Point(3) || Poisson(rate = 2)) ! 1.712317927548219",
                // 0.3·ln(0.3/(2 e^−2)) + 0.7·ln(0.7/e^−2)
                "KL(Bernoulli(0.3) || Poisson(rate = 2)) ! 1.1811915437771228",
                // 3·(0.2 ln 0.4 + 0.8 ln 1.6)
                "KL(Multinomial(n = 3, p = [0.2, 0.8]) || Multinomial(n = 3, p = [0.5, 0.5])) !"
                        + " 0.5782342710652724",
                // 1 + ln 2π + ln(1·4)/2
                "H(Normal(mean = [1, 2], sd = [1, 2])) ! 3.5310242469692907"
            })
    void otherCases(String formula, double value) {
        double found = value(formula);
        if (Double.isInfinite(value)) assertThat(found).isEqualTo(value);
        else assertThat(found).isCloseTo(value, within(1e-12));
    }
}
