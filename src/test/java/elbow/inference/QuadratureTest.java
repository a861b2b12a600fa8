package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

class QuadratureTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    private static void is(double truth, DoubleUnaryOperator f, Double... ends) {
        Estimate found = Quadrature.integrate(f, List.of(ends), Accuracy.STRICT).orElseThrow();
        assertThat(found.value()).isCloseTo(truth, within(found.error() + 1e-15));
        assertThat(found.error()).isLessThanOrEqualTo(Math.max(1e-13, 1e-12 * Math.abs(truth)));
    }

    @Test
    void finiteIntervals() {
        is(1 - Math.cos(1), Math::sin, 0.0, 1.0);
        is(0.25, x -> Math.abs(x - 0.5), 0.0, 0.5, 1.0);
    }

    @Test
    void powersAndLogarithmsAtAnEnd() {
        is(2, x -> 1 / Math.sqrt(x), 0.0, 1.0);
        is(-1, Math::log, 0.0, 1.0);
        is(10, x -> Math.pow(x, -0.9), 0.0, 1.0);
    }

    @Test
    void unboundedIntervals() {
        is(Math.sqrt(Math.PI), x -> Math.exp(-x * x), -INF, INF);
        is(Math.PI, x -> 1 / (1 + x * x), -INF, INF);
        is(1, x -> Math.exp(-x), 0.0, INF);
        is(1, Math::exp, -INF, 0.0);
    }

    @Test
    void aNarrowPeakFarAwayIsFoundWhereItsFlanksAreGiven() {
        double sd = 1e-6;
        DoubleUnaryOperator f =
                x -> Math.exp(-Math.pow((x - 1e3) / sd, 2) / 2) / sd / Math.sqrt(2 * Math.PI);
        Estimate found =
                Quadrature.integrate(
                                f,
                                List.of(-INF, 1e3 - 8 * sd, 1e3, 1e3 + 8 * sd, INF),
                                new Accuracy(1e-9, 1e-9))
                        .orElseThrow();
        assertThat(found.value()).isCloseTo(1, within(1e-9));
    }

    /** What can't be had is not given: a pole, a divergent tail, an undefined integrand. */
    @Test
    void refuses() {
        assertRefused(x -> 1 / x, 0.0, 1.0);
        assertRefused(x -> 1 / (1 + x), 0.0, INF);
        assertRefused(x -> Math.sqrt(x - 0.5), 0.0, 1.0);
        assertRefused(x -> Math.pow(1 - x, -0.9), 0.0, 1.0);
        assertRefused(x -> Math.pow(x, -0.98), 0.0, 1.0);
    }

    private static void assertRefused(DoubleUnaryOperator f, Double... ends) {
        assertThat(Quadrature.integrate(f, List.of(ends), Accuracy.STRICT)).isEmpty();
    }
}
