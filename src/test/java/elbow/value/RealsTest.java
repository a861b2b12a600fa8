package elbow.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class RealsTest {
    private static final Real HALF = Real.of(BigFraction.of(1, 2));

    @Test
    void zeroTimesAnythingIsZero() {
        assertThat(Reals.times(Real.ZERO, Real.INFINITE)).isEqualTo(Real.ZERO);
        assertThat(Reals.times(Reals.ln(Real.ZERO), Real.ZERO)).isEqualTo(Real.ZERO);
        assertThat(Reals.times(Real.ZERO, Real.UNDEFINED)).isEqualTo(Real.ZERO);
    }

    @Test
    void dividingByZeroIsInfiniteOrUndefined() {
        assertThat(Reals.divide(HALF, Real.ZERO)).isEqualTo(Real.INFINITE);
        assertThat(Reals.divide(Reals.negate(HALF), Real.ZERO))
                .isEqualTo(Real.of(Double.NEGATIVE_INFINITY));
        assertThat(Reals.divide(Real.ZERO, Real.ZERO)).isEqualTo(Real.UNDEFINED);
        assertThat(Reals.minus(Real.INFINITE, Real.INFINITE)).isEqualTo(Real.UNDEFINED);
    }

    @Test
    void staysExactUntilTheFirstLogarithm() {
        Real third = Real.of(BigFraction.of(1, 3));
        assertThat(Reals.plus(third, Reals.times(third, Real.of(2)))).isEqualTo(Real.ONE);
        assertThat(Reals.power(HALF, Real.of(-3))).isEqualTo(Real.of(8));
        assertThat(Reals.sqrt(Real.of(BigFraction.of(4, 25))))
                .isEqualTo(Real.of(BigFraction.of(2, 5)));
        assertThat(Reals.ln(Real.ONE)).isEqualTo(Real.ZERO);
        assertThat(Reals.exp(Real.ZERO)).isEqualTo(Real.ONE);
        assertThat(Reals.ln(HALF)).isInstanceOf(Real.Approx.class);
    }

    @Test
    void powersBeyondTheLimitAreDoubles() {
        assertThat(Reals.power(Real.of(9), Reals.power(Real.of(9), Real.of(9))))
                .isEqualTo(Real.INFINITE);
    }

    @Test
    void theLogarithmReachesBeyondTheDoubles() {
        BigFraction tiny = BigFraction.of(1, 10).pow(900);
        assertThat(Reals.ln(tiny)).isCloseTo(-900 * Math.log(10), within(1e-9));
        assertThat(Reals.ln(tiny.reciprocal())).isCloseTo(900 * Math.log(10), within(1e-9));
    }

    /** ln(1 + d) = d − d²/2 + ..., so that 1e-13 is its own logarithm to twelve digits. */
    @Test
    void theLogarithmKeepsItsDigitsNearOne() {
        BigFraction nearOne = BigFraction.ONE.add(BigFraction.of(1, 10).pow(13));
        assertThat(Reals.ln(nearOne)).isCloseTo(1e-13, within(1e-25));
    }

    /** For p = q + d the divergence is Σ d²/(2q) up to terms of third order. */
    @Test
    void aDivergenceNearZeroKeepsItsDigits() {
        BigFraction d = BigFraction.of(1, 10).pow(9);
        BigFraction half = BigFraction.of(1, 2);
        double kl =
                Reals.toDouble(
                        Reals.plus(
                                Reals.share(Real.of(half.add(d)), HALF),
                                Reals.share(Real.of(half.subtract(d)), HALF)));
        assertThat(kl).isCloseTo(2e-18, within(1e-26));
    }

    @Test
    void theSharesOfADivergenceSumToIt() {
        double direct = 0.3 * Math.log(0.3 / 0.5) + 0.7 * Math.log(0.7 / 0.5);
        double shares =
                Reals.toDouble(
                        Reals.plus(
                                Reals.share(Real.of(BigFraction.of(3, 10)), HALF),
                                Reals.share(Real.of(BigFraction.of(7, 10)), HALF)));
        assertThat(shares).isCloseTo(direct, within(1e-16));
    }

    @Test
    void countsDecimals() {
        assertThat(Reals.decimals(Real.of(BigFraction.of(3, 8)))).isEqualTo(Real.of(3));
        assertThat(Reals.decimals(Real.of(7))).isEqualTo(Real.ZERO);
        assertThat(Reals.decimals(Real.of(BigFraction.of(1, 3)))).isEqualTo(Real.INFINITE);
        assertThat(Reals.decimals(Real.of(0.5))).isEqualTo(Real.INFINITE);
    }

    @Test
    void sharesOfProbabilitiesFarApart() {
        assertThat(Reals.share(1e-23, 0.5)).isCloseTo(0.5, within(1e-15));
        assertThat(Reals.toDouble(Reals.share(Real.of(1e-23), HALF))).isCloseTo(0.5, within(1e-15));
        double log = Math.log(0.5) + 310 * Math.log(10);
        assertThat(Reals.share(0.5, 1e-310)).isCloseTo(0.5 * log - 0.5, within(1e-12));
        Real tiny = Real.of(BigFraction.of(1, 10).pow(400));
        assertThat(Reals.toDouble(Reals.share(HALF, tiny)))
                .isCloseTo(0.5 * (Math.log(0.5) + 400 * Math.log(10)) - 0.5, within(1e-12));
        assertThat(Reals.toDouble(Reals.share(tiny, HALF))).isCloseTo(0.5, within(1e-15));
    }
}
