package elbow.formula;

import java.math.BigDecimal;

/**
 * How an exact decimal number is written: {@code 0.25}, or {@code 1.5e-300} if it is far from 1.
 */
final class Digits {
    private static final String NUMBER = "-?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?";

    private Digits() {}

    static boolean isNumber(String text) {
        return text.matches(NUMBER);
    }

    static boolean scientific(BigDecimal value) {
        int exponent = exponent(value);
        return value.signum() != 0 && (exponent < -7 || exponent > 15);
    }

    /** The power of ten of the first digit. */
    static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    /**
     * The digits with the point behind the first one; the zeros of a large integer are no digits.
     */
    static String mantissa(BigDecimal value) {
        BigDecimal written = value.scale() > 0 ? value : value.stripTrailingZeros();
        String digits = written.unscaledValue().toString();
        return digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    }
}
