package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.value.Real;
import elbow.working.Digits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.RoundingMode;
import java.util.Random;

/** Doubles are rounded as numbers are printed, which is done in decimals. */
class RoundingTest {
    @Test
    void asPrinted() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int decimals = 1 + random.nextInt(6);
            double x = random.nextGaussian() * Math.pow(10, random.nextInt(14) - 10);
            assertThat(Rounding.halfUp(x, decimals))
                    .as("%s to %s", x, decimals)
                    .isEqualTo(new Digits(decimals).round(Real.of(x)).doubleValue());
            assertThat(Rounding.halfEven(x, decimals))
                    .isEqualTo(
                            new Digits(decimals, RoundingMode.HALF_EVEN)
                                    .round(Real.of(x))
                                    .doubleValue());
        }
    }

    /** 1.005 is a double below 1.005, and 0.285 one above: both stand for the middle. */
    @ParameterizedTest
    @CsvSource({
        "1.005, 2, 1.01, 1.00",
        "1.015, 2, 1.02, 1.02",
        "-1.005, 2, -1.01, -1.00",
        "0.285, 2, 0.29, 0.28",
        "0.5, 0, 1, 0.5",
        "0.42125, 4, 0.4213, 0.4212",
        "0.001235, 4, 0.00124, 0.00124",
        "0.001245, 4, 0.00125, 0.00124",
        "0.00999, 4, 0.00999, 0.00999",
        "0.01005, 4, 0.0101, 0.0100",
        "0, 4, 0, 0",
        "1e300, 4, 1e300, 1e300",
        "1e-310, 4, 1e-310, 1e-310",
        "Infinity, 4, Infinity, Infinity"
    })
    void theMiddle(double x, int decimals, double up, double even) {
        assertThat(Rounding.halfUp(x, decimals)).isEqualTo(up);
        if (decimals > 0) assertThat(Rounding.halfEven(x, decimals)).isEqualTo(even);
    }
}
