package elbow.grading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which commas of a number or calculation are decimal points: all that can be nothing else. One
 * that could separate thousands, or the arguments of min and max, is refused if it could also be a
 * point.
 */
final class Commas {
    private static final Pattern THOUSANDS =
            Pattern.compile("(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9])");
    private static final Pattern SPACED = Pattern.compile("[0-9)%]\\s*,\\s+|\\s,");

    private Commas() {}

    /** Which characters are decimal commas. */
    static boolean[] decimal(Snippet source) {
        String text = source.text();
        boolean[] points = new boolean[text.length()];
        if (text.indexOf(',') < 0) return points;
        Matcher thousands = THOUSANDS.matcher(text);
        boolean[] arguments = arguments(text);
        for (int i = text.indexOf(','); i >= 0; i = text.indexOf(',', i + 1)) {
            boolean between = isDigit(text, i + 1) && (isDigit(text, i - 1) || starts(text, i));
            if (arguments[i]) refuseMixed(source, text, i, between);
            else if (!between) throw source.fault(i, ONE);
            else points[i] = true;
        }
        refuseBoth(source, text, points);
        while (thousands.find()) {
            int comma = text.indexOf(',', thousands.start());
            if (points[comma]) throw source.fault(comma, thousands(thousands.group()));
        }
        return points;
    }

    /** Which characters stand inside the brackets of min or max, where commas separate. */
    private static boolean[] arguments(String text) {
        boolean[] inside = new boolean[text.length()];
        int[] open = new int[text.length() + 1];
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') open[++depth] = i;
            if (c == ')' && depth > 0) depth--;
            inside[i] =
                    depth > 0 && text.substring(0, open[depth]).matches("(?s).*\\b(min|max)\\s*");
        }
        return inside;
    }

    private static void refuseMixed(Snippet source, String text, int i, boolean tight) {
        boolean points = text.indexOf('.') >= 0;
        if (tight && !points && SPACED.matcher(text).find()) throw source.fault(i, BOTH);
    }

    private static void refuseBoth(Snippet source, String text, boolean[] points) {
        for (int i = 0; i < points.length; i++) {
            boolean again = points[i] && text.substring(i + 1).matches("(?s)[0-9]+[.,][0-9].*");
            boolean before = points[i] && text.substring(0, i).matches("(?s).*[0-9]\\.[0-9]+");
            if (again || before)
                throw source.fault(i, "write one number with a point, as in 1234.5");
        }
    }

    private static String thousands(String number) {
        return "%s can be %s or %s: write the one you mean"
                .formatted(number, number.replace(",", ""), number.replace(',', '.'));
    }

    private static boolean starts(String text, int at) {
        return at == 0 || "+-−–(*/ ".indexOf(text.charAt(at - 1)) >= 0;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    static final String ONE = "one number is asked; a comma here separates nothing";
    static final String BOTH =
            "these commas can separate numbers or stand for points: write points, as in 0.2, 0.8";
}
