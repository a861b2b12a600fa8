package elbow.formula;

import java.math.BigDecimal;

/** Decimal numbers: at most 1,000 digits, no larger than 1e400 and no smaller than 1e-400. */
final class Numbers {
    static final int DIGITS = 1_000;
    static final int EXPONENT = 400;

    private Numbers() {}

    /** The number a token stands for; the limits are looked at before anything is computed. */
    static BigDecimal value(Token token, Cursor in) {
        String text = token.text();
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        String mantissa = e < 0 ? text : text.substring(0, e);
        String exponent = e < 0 ? "0" : text.substring(e + 1).replaceFirst("^([+-]?)0+(?=.)", "$1");
        long digits = mantissa.chars().dropWhile(c -> c == '0' || c == '.').count();
        if (digits > DIGITS)
            throw in.error(token, "a number has at most " + DIGITS + " digits, this one " + digits);
        if (exponent.length() > 4 || Math.abs(Integer.parseInt(exponent)) > EXPONENT)
            throw in.error(token, "exponents beyond 400 and -400 are refused");
        BigDecimal value = new BigDecimal(text);
        int magnitude = value.precision() - value.scale() - 1;
        if (value.signum() != 0 && Math.abs(magnitude) > EXPONENT)
            throw in.error(token, "numbers beyond 1e400 and below 1e-400 are refused");
        return value;
    }
}
