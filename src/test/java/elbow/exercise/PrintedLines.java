package elbow.exercise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader who takes a printed working, knows nothing of the engine, and recomputes every line from
 * its printed numbers with a calculator of his own.
 */
final class PrintedLines {
    private static final double EXACT = 1e-9;
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.(\\d+)");
    private static final String SIGNS = "=≈";

    /** One side of a printed chain: the sign before it, and its text. */
    private record Side(char sign, String text) {}

    private final List<String> wrong = new ArrayList<>();
    private int compared;

    /** What does not hold, a sentence each. */
    List<String> wrong() {
        return wrong;
    }

    /** How many pairs of neighbours were recomputed. */
    int compared() {
        return compared;
    }

    void read(List<String> lines) {
        List<Side> chain = new ArrayList<>();
        for (String line : lines) {
            List<Side> sides = sides(line.replaceFirst("^[^:]*: ", ""));
            boolean continues = !sides.isEmpty() && sides.getFirst().text.isBlank();
            if (!continues) {
                compare(chain);
                chain.clear();
            }
            chain.addAll(continues ? sides.subList(1, sides.size()) : sides);
        }
        compare(chain);
    }

    /** The line cut at the signs that stand outside brackets. */
    private static List<Side> sides(String line) {
        List<Side> sides = new ArrayList<>();
        int depth = 0;
        int from = 0;
        char sign = ' ';
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '(' || c == '[' || c == '{') depth++;
            if (c == ')' || c == ']' || c == '}') depth--;
            if (depth == 0 && SIGNS.indexOf(c) >= 0) {
                sides.add(new Side(sign, line.substring(from, i)));
                sign = c;
                from = i + 1;
            }
        }
        sides.add(new Side(sign, line.substring(from)));
        return sides;
    }

    private void compare(List<Side> chain) {
        boolean exact = true;
        boolean exactWhole = chain.stream().noneMatch(s -> s.sign == '≈');
        for (int i = 0; i < chain.size(); i++) {
            Side next = chain.get(i);
            if (next.sign == '≈') exact = false;
            if (i == 0) continue;
            Side before = chain.get(i - 1);
            if (before.text.contains("["))
                compare(before, chain.getLast(), exactWhole ? 0 : units(chain.getLast().text));
            else compare(before, next, exact ? 0 : Math.max(units(before.text), units(next.text)));
        }
    }

    /** Lines of numbers are compared with the next; those of matrices with the result. */
    private void compare(Side before, Side next, double slack) {
        if (!isNumbers(before.text) || !isNumbers(next.text)) return;
        double[][] is = Calculator.evaluate(before.text);
        double[][] should = Calculator.evaluate(next.text);
        compared++;
        if (!holds(is, should, slack))
            wrong.add(
                    before.text.strip()
                            + " "
                            + next.sign
                            + next.text
                            + ", but it is "
                            + Arrays.deepToString(is));
    }

    private static boolean holds(double[][] is, double[][] should, double slack) {
        if (is.length != should.length || is[0].length != should[0].length) return false;
        for (int i = 0; i < is.length; i++)
            for (int j = 0; j < is[i].length; j++)
                if (!holds(is[i][j], should[i][j], slack)) return false;
        return true;
    }

    private static boolean holds(double is, double should, double slack) {
        return !Double.isFinite(is) || !Double.isFinite(should)
                ? Double.compare(is, should) == 0
                : Math.abs(is - should) <= EXACT * Math.max(1, Math.abs(is)) + slack;
    }

    private static boolean isNumbers(String text) {
        return !text.isBlank()
                && text.replaceAll(
                                "det|tr|ᵀ|⁻¹|\\^T|ln|log2|log10|log|exp|sqrt|√|abs|max|min|∞", "")
                        .matches("[0-9.()\\[\\]·/^+−, \\-]*");
    }

    /** One in the last place of each number printed with three or more decimals. */
    private static double units(String text) {
        double units = 0;
        Matcher m = DECIMAL.matcher(text);
        while (m.find()) {
            int places = m.group(1).length();
            if (places >= 3) units += Math.pow(10, -places);
        }
        return units;
    }
}
