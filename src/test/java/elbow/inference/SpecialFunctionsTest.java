package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.formula.Formulas;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigInteger;
import java.util.List;

/** Γ and its kin, binomial coefficients and indicators, in every algebra. */
class SpecialFunctionsTest {
    private static Real value(String formula) {
        return interpreter(new Scalars()).evaluate(Formulas.parse(formula));
    }

    private static <F> Interpreter<F> interpreter(CellAlgebra<F> algebra) {
        return new Interpreter<>(
                algebra,
                r -> {
                    throw new AssertionError(r);
                },
                List.of());
    }

    /** Abramowitz and Stegun, tables 6.1 to 6.4, and factorials. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "lgamma(0.5); 0.5723649429247001",
                "lgamma(11); 15.104412573075516",
                "digamma(1); -0.5772156649015329",
                "digamma(0.5); -1.9635100260214235",
                "trigamma(1); 1.6449340668482264",
                "trigamma(0.5); 4.934802200544679",
                "lbeta(2, 3); -2.4849066497880004",
                "lbeta(1e8, 0.5); -8.6379754278",
                "choose(4.5, 2); 7.875",
                "choose(-0.5, 0); 1",
                "log(choose(100000, 50000)); 69308.73579940945"
            })
    void numbers(String formula, double value) {
        assertThat(Reals.toDouble(value(formula)))
                .isCloseTo(value, within(1e-11 * Math.max(1, Math.abs(value))));
        LogTable log = interpreter(new LogTables()).evaluate(Formulas.parse(formula));
        assertThat(Reals.toDouble(log.toTable().number()))
                .isCloseTo(value, within(1e-11 * Math.max(1, Math.abs(value))));
        Balls ball = interpreter(new BallTables(1)).evaluate(Formulas.parse(formula));
        assertThat(Math.abs(ball.mid(0, 0) - value)).isLessThanOrEqualTo(ball.rad(0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "choose(5, 2); 10",
                "choose(60, 30); 118264581564861424",
                "choose(5, 6); 0",
                "choose(5, -1); 0",
                "choose(0, 0); 1",
                "lgamma(1); 0",
                "lgamma(2); 0",
                "lbeta(1, 1); 0",
                "inside(0, 0.5, 1); 1",
                "inside(0, 1, 1); 1",
                "inside(0, -0.1, 1); 0",
                "inside(-infinite, 3, infinite); 1",
                "whole(3); 1",
                "whole(1/3); 0",
                "whole(infinite); 0",
                "floor(-1/2); -1",
                "floor(7/3); 2",
                "floor(4); 4",
                "inside(0, -1, infinite)*log(-1); 0"
            })
    void exact(String formula, BigInteger value) {
        assertThat(value(formula)).isEqualTo(Real.of(BigFraction.of(value)));
    }

    @Test
    void limitsAndWhatIsUndefined() {
        assertThat(value("lgamma(0)")).isEqualTo(Real.INFINITE);
        assertThat(value("lgamma(infinite)")).isEqualTo(Real.INFINITE);
        assertThat(value("digamma(0)")).isEqualTo(Real.of(Double.NEGATIVE_INFINITY));
        assertThat(value("trigamma(0)")).isEqualTo(Real.INFINITE);
        assertThat(value("lbeta(0, 2)")).isEqualTo(Real.INFINITE);
        for (String f :
                List.of(
                        "lgamma(-1)",
                        "digamma(-0.5)",
                        "trigamma(-2)",
                        "lbeta(-1, 2)",
                        "choose(0/0, 1)",
                        "inside(0, 0/0, 1)",
                        "whole(0/0)",
                        "floor(0/0)")) assertThat(value(f)).as(f).isEqualTo(Real.UNDEFINED);
    }
}
