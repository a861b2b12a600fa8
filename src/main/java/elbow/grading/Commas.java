package elbow.grading;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which commas, points and spaces of a number or calculation are decimal points and which group
 * digits: where they can be nothing else. {@code 1,234} can be a thousand or a little more than one
 * and is refused; {@code 1,234.5}, {@code 1.234.567} and {@code 1'234} have one meaning only.
 */
final class Commas {
    /** What a character of a number stands for. */
    enum Role {
        ITSELF,
        POINT,
        NOTHING
    }

    private static final Pattern THOUSANDS =
            Pattern.compile("(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9])");

    private static final String FIRST = "(?<![0-9.,'\u2019\u00a0\u2009\u202f])[1-9][0-9]{0,2}";
    private static final String END = "(?![0-9,'\u2019]|\\.[0-9])";

    /** Digits in groups of three, and what is behind the decimal point. */
    private static final Pattern GROUPED =
            Pattern.compile(
                    FIRST
                            + "(?:(?:,[0-9]{3})++\\.[0-9]+|(?:,[0-9]{3}){2,}+"
                            + "|(?:\\.[0-9]{3})++,[0-9]+|(?:\\.[0-9]{3}){2,}+"
                            + "|(?:['\u2019][0-9]{3})++(?:[.,][0-9]+)?"
                            + "|(?:[\u00a0\u2009\u202f][0-9]{3})++(?:[.,][0-9]+)?)"
                            + END);

    static final String ONE = "one number is asked; a comma here separates nothing";
    static final String BOTH =
            "these commas can separate numbers or stand for points: write points, as in 0.2, 0.8";

    private final Snippet source;
    private final String text;
    private final Role[] roles;

    private Commas(Snippet source) {
        this.source = source;
        this.text = source.text();
        this.roles = new Role[text.length()];
        Arrays.fill(roles, Role.ITSELF);
    }

    /** What each character stands for. */
    static Role[] roles(Snippet source) {
        Commas commas = new Commas(source);
        commas.group();
        if (commas.text.indexOf(',') >= 0) commas.decide();
        return commas.roles;
    }

    private void group() {
        boolean[] arguments = arguments();
        Matcher grouped = GROUPED.matcher(text);
        while (grouped.find()) {
            if (arguments[grouped.start()]) continue;
            int last = grouped.end() - 1;
            while (Character.isDigit(text.charAt(last))) last--;
            for (int i = grouped.start(); i < grouped.end(); i++)
                if (!Character.isDigit(text.charAt(i))) roles[i] = Role.NOTHING;
            boolean once = text.indexOf(text.charAt(last), grouped.start()) == last;
            boolean sign = text.charAt(last) == '.' || text.charAt(last) == ',';
            if (once && sign) roles[last] = Role.POINT;
        }
    }

    private void decide() {
        boolean[] arguments = arguments();
        boolean spaced = Separators.LOOSE.matcher(text).find();
        for (int i = text.indexOf(','); i >= 0; i = text.indexOf(',', i + 1)) {
            if (roles[i] != Role.ITSELF) continue;
            boolean between = isDigit(i + 1) && (isDigit(i - 1) || starts(i));
            if (arguments[i]) {
                if (between && spaced && text.indexOf('.') < 0) throw source.fault(i, BOTH);
            } else if (between) {
                refuseSecond(i);
                roles[i] = Role.POINT;
            } else throw source.fault(i, ONE);
        }
        Matcher thousands = THOUSANDS.matcher(text);
        while (thousands.find()) {
            int comma = text.indexOf(',', thousands.start());
            if (roles[comma] == Role.POINT && !arguments[comma])
                throw source.fault(comma, thousands(thousands.group()));
        }
    }

    /** Which characters stand inside the brackets of min or max, where commas separate. */
    private boolean[] arguments() {
        boolean[] inside = new boolean[text.length()];
        boolean[] open = new boolean[text.length() + 1];
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') open[++depth] = isCalled(i);
            if (c == ')' && depth > 0) depth--;
            inside[i] = depth > 0 && open[depth];
        }
        return inside;
    }

    /** Whether a function of several numbers stands before a bracket. */
    private boolean isCalled(int bracket) {
        int end = bracket;
        while (end > 0 && Snippet.isBlank(text.charAt(end - 1))) end--;
        int start = end;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) start--;
        return Words.SEVERAL.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    /** A number has one decimal point. */
    private void refuseSecond(int comma) {
        int end = comma + 1;
        while (isDigit(end)) end++;
        boolean again =
                end < text.length() && ".,".indexOf(text.charAt(end)) >= 0 && isDigit(end + 1);
        int start = comma;
        while (isDigit(start - 1)) start--;
        boolean before = start > 0 && text.charAt(start - 1) == '.';
        if (again || before)
            throw source.fault(comma, "write one number with a point, as in 1234.5");
    }

    private static String thousands(String number) {
        return "%s can be %s or %s: write the one you mean"
                .formatted(number, number.replace(",", ""), number.replace(',', '.'));
    }

    private boolean starts(int at) {
        return at == 0 || "+-\u2212\u2013(*/ ".indexOf(text.charAt(at - 1)) >= 0;
    }

    private boolean isDigit(int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
