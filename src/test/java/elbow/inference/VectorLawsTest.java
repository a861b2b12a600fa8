package elbow.inference;

import static elbow.inference.PublishedDivergencesTest.particular;
import static elbow.inference.PublishedDivergencesTest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.distribution.Statistic;
import elbow.formula.Formulas;
import elbow.value.Real;
import elbow.value.Reals;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Dirichlet, Multinomial and Categorical, against the same of two components or by enumeration. */
class VectorLawsTest {
    private static double number(Particular p, Statistic statistic) {
        return Reals.toDouble(p.statistic(statistic).orElseThrow().number());
    }

    private static List<Double> numbers(Particular p, Statistic statistic) {
        return p.statistic(statistic).orElseThrow().cells().stream().map(Reals::toDouble).toList();
    }

    private static double kl(String a, String b) {
        Measured measured = new Measured(Accuracy.STRICT);
        return Reals.toDouble(measured.kl(particular(a), particular(b)).orElseThrow());
    }

    /** A Dirichlet of two components is a Beta of the first. */
    @Test
    void aDirichletOfTwoIsABeta() {
        Particular two = particular("Dirichlet([2.5, 4])");
        Particular beta = particular("Beta(a = 2.5, b = 4)");
        for (Statistic s : List.of(Statistic.MEAN, Statistic.VAR, Statistic.MODE, Statistic.LOG))
            assertThat(numbers(two, s).getFirst()).isCloseTo(number(beta, s), within(1e-13));
        assertThat(number(two, Statistic.ENTROPY))
                .isCloseTo(number(beta, Statistic.ENTROPY), within(1e-13));
        double log =
                Reals.toDouble(
                        two.evaluate(
                                        two.distribution().logDensity(),
                                        table(Formulas.parse("[0.3, 0.7]")))
                                .number());
        assertThat(log).isCloseTo(Reals.toDouble(beta.logDensity(Real.of(0.3))), within(1e-13));
        assertThat(kl("Dirichlet([2.5, 4])", "Dirichlet([1, 0.5])"))
                .isCloseTo(kl("Beta(a = 2.5, b = 4)", "Beta(a = 1, b = 0.5)"), within(1e-12));
    }

    /** The masses of a Multinomial over all counts sum to 1, and its KL is their sum. */
    @Test
    void aMultinomialIsSummedUp() {
        Particular a = particular("Multinomial(n = 3, p = [0.2, 0.3, 0.5])");
        Particular b = particular("Multinomial(n = 3, p = [0.6, 0.3, 0.1])");
        double mass = 0;
        double kl = 0;
        for (int i = 0; i <= 3; i++)
            for (int j = 0; i + j <= 3; j++) {
                Table x = table(Formulas.parse("[" + i + ", " + j + ", " + (3 - i - j) + "]"));
                double p = Reals.toDouble(a.evaluate(a.distribution().density(), x).number());
                double q = Reals.toDouble(b.evaluate(b.distribution().density(), x).number());
                mass += p;
                kl += p * Math.log(p / q);
            }
        assertThat(mass).isCloseTo(1, within(1e-13));
        assertThat(
                        kl(
                                "Multinomial(n = 3, p = [0.2, 0.3, 0.5])",
                                "Multinomial(n = 3, p = [0.6, 0.3, 0.1])"))
                .isCloseTo(kl, within(1e-12));
        assertThat(kl("Multinomial(n = 3, p = [0.2, 0.8])", "Multinomial(n = 4, p = [0.2, 0.8])"))
                .isInfinite();
    }

    @Test
    void statesOfProbabilityZero() {
        assertThat(kl("Categorical(u = 0, v = 1)", "Categorical(u = 0.5, v = 0.5)"))
                .isCloseTo(Math.log(2), within(1e-15));
        assertThat(kl("Categorical(u = 0.5, v = 0.5)", "Categorical(u = 0, v = 1)")).isInfinite();
        assertThat(particular("Categorical(u = 0.5, v = 0.6)").fault())
                .contains("probabilities sum to 1");
    }
}
