package elbow.grading;

import elbow.value.Real;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A number as typed.
 *
 * @param value what it is worth, in the unit asked
 * @param literal its digits as they stand there, if it is no calculation
 * @param scale what one of the literal is worth in the unit asked: 0.01 for percent
 * @param forms what is unusual about its form
 */
public record Typed(Real value, Optional<BigDecimal> literal, double scale, Set<Form> forms) {
    /** How a number may be typed other than by its digits in the unit asked. */
    public enum Form {
        /** in another unit than asked, and converted */
        UNIT,
        PERCENT,
        /** a fraction or calculation */
        CALCULATION,
        /** a parameter of a distribution in another spelling than the usual, and converted */
        SPELLING
    }

    public Typed {
        forms = Set.copyOf(forms);
    }

    /** How many significant digits it has, trailing zeros included. */
    public OptionalInt significantDigits() {
        return literal.isEmpty() || literal.get().signum() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(literal.get().precision());
    }
}
