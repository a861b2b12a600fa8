package elbow.model;

import org.apache.commons.numbers.fraction.BigFraction;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A state by its text; one written as a number has a value and is compared by it: 0 is 0.0. */
public record State(String text, Optional<BigFraction> number) {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,300}(\\.\\d{0,300})?|\\.\\d{1,300})([eE][+-]?\\d{1,3})?");

    public static State of(String text) {
        if (!isNumber(text)) return new State(text, Optional.empty());
        return new State(text, Optional.of(fraction(new BigDecimal(text))));
    }

    /** Whether a text is a decimal number. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Whether {@code other} names this state. */
    public boolean matches(State other) {
        return number.isPresent() ? number.equals(other.number) : text.equals(other.text);
    }

    /** The exact fraction a decimal stands for. */
    public static BigFraction fraction(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        if (stripped.scale() <= 0) return BigFraction.of(stripped.toBigInteger());
        return BigFraction.of(
                stripped.unscaledValue(), java.math.BigInteger.TEN.pow(stripped.scale()));
    }

    @Override
    public String toString() {
        return text;
    }
}
