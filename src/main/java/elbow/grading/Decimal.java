package elbow.grading;

import elbow.value.Real;

import org.apache.commons.numbers.fraction.BigFraction;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/** A plain decimal, {@code -0.7213}, the way most answers are typed: read in one pass. */
final class Decimal {
    private static final int LONGEST = 18;
    private static final long[] POWERS = new long[LONGEST + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= LONGEST; i++) POWERS[i] = 10 * POWERS[i - 1];
    }

    private Decimal() {}

    /** The number, if the text is a sign, at most 18 digits and a point, and nothing else. */
    static Optional<Typed> read(String text) {
        int length = text.length();
        int at = length > 0 && isMinus(text.charAt(0)) ? 1 : 0;
        if (length == at || length > LONGEST) return Optional.empty();
        long digits = 0;
        int point = -1;
        for (int i = at; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') digits = 10 * digits + (c - '0');
            else if (c == '.' && point < 0) point = i;
            else return Optional.empty();
        }
        if (point >= 0 && length == at + 1) return Optional.empty();
        return Optional.of(typed(at > 0 ? -digits : digits, point < 0 ? 0 : length - point - 1));
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '\u2212';
    }

    private static Typed typed(long digits, int scale) {
        Real value =
                Real.of(
                        BigFraction.of(
                                BigInteger.valueOf(digits), BigInteger.valueOf(POWERS[scale])));
        return new Typed(value, Optional.of(BigDecimal.valueOf(digits, scale)), 1, Set.of());
    }
}
