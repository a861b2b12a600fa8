package elbow.grading;

import elbow.value.Real;
import elbow.value.Reals;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words that stand for a value: infinite, undefined, not determined. */
final class ValueWords {
    private static final Set<String> INFINITE = Set.of("infinite", "infinity", "inf", "infty", "∞");
    private static final Set<String> UNDEFINED = Set.of("undefined", "not defined", "undef");
    private static final Set<String> OPEN =
            Set.of(
                    "not determined",
                    "undetermined",
                    "cannot be determined",
                    "can not be determined",
                    "can't be determined",
                    "not determinable");

    private static final Set<String> MINUS = Set.of("-", "\u2212", "\u2013", "minus", "negative");
    private static final Set<String> PLUS = Set.of("+", "plus", "positive");

    private static final int LONGEST = 30;

    private ValueWords() {}

    static boolean isNotDetermined(Snippet typed) {
        return OPEN.contains(squeezed(typed));
    }

    static boolean isUndefined(Snippet typed) {
        return UNDEFINED.contains(squeezed(typed));
    }

    /** Infinite with its sign, or undefined. */
    static Optional<Real> read(Snippet typed) {
        if (typed.length() > LONGEST) return Optional.empty();
        if (isUndefined(typed)) return Optional.of(Real.UNDEFINED);
        String word = squeezed(typed);
        int start = 0;
        while (start < word.length() && isSign(word.charAt(start))) start++;
        int space = word.indexOf(' ');
        if (start == 0 && space > 0) start = space;
        String sign = word.substring(0, start).strip();
        String rest = word.substring(start).strip();
        boolean minus = MINUS.contains(sign);
        if (!minus && !sign.isEmpty() && !PLUS.contains(sign)) return Optional.empty();
        if (rest.equals("nan"))
            throw typed.fault(0, "NaN is no number; write undefined if what is asked has no value");
        if (UNDEFINED.contains(rest)) throw typed.fault(0, "undefined has no sign");
        if (!INFINITE.contains(rest)) return Optional.empty();
        return Optional.of(minus ? Reals.negate(Real.INFINITE) : Real.INFINITE);
    }

    private static boolean isSign(char c) {
        return "+-\u2212\u2013".indexOf(c) >= 0;
    }

    private static String squeezed(Snippet typed) {
        if (typed.length() > LONGEST) return "";
        String lower = typed.text().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        return lower.replaceAll("(?<=[a-z])[\\s_-]+(?=[a-z])", " ");
    }
}
