package elbow.working;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a printed sum before its plus and minus signs, the outermost first; a product alone before
 * its own.
 */
final class LineBreaks {
    private LineBreaks() {}

    /** The text in pieces of at most this many columns, where its signs allow it. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        for (String line : sums(text, columns))
            for (String part : Columns.of(line) <= columns ? List.of(line) : factors(line, columns))
                lines.addAll(Columns.of(part) <= columns ? List.of(part) : rows(part, columns));
        return lines;
    }

    /** A matrix that is too long is broken between its rows, a long row between its cells. */
    private static List<String> rows(String text, int columns) {
        List<String> lines = new ArrayList<>();
        int open = 0;
        int start = 0;
        int row = 0;
        int cell = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') open++;
            if (c == ']') open--;
            int from = start;
            if (i - from >= columns - 1) {
                int cut = row > from ? row : cell;
                if (cut > from) {
                    lines.add(text.substring(from, cut).stripTrailing());
                    start = cut;
                }
            }
            boolean comma = c == ',' && i + 1 < text.length() && text.charAt(i + 1) == ' ';
            if (comma && open == 1) row = i + 2;
            if (comma && open > 1) cell = i + 2;
        }
        lines.add(text.substring(start));
        return lines;
    }

    /** The same, breaking only before plus and minus signs. */
    static List<String> sums(String text, int columns) {
        return wrap(text, columns, 0, deepest(text));
    }

    /** A product that is too long alone is broken before its signs. */
    private static List<String> factors(String text, int columns) {
        List<String> lines = new ArrayList<>();
        int open = 0;
        int start = 0;
        int sign = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '·';
            if (c == '(' || c == '[' || c == '{') open++;
            if (c == ')' || c == ']' || c == '}') open--;
            if (open > 0 || (c != '·' && c != '/')) continue;
            if (sign > start && Columns.of(text.substring(start, i)) > columns) {
                lines.add(text.substring(start, sign));
                start = sign;
            }
            sign = i;
        }
        lines.add(text.substring(start));
        return lines;
    }

    /** The same, breaking only sums that stand in no brackets. */
    static List<String> outermost(String text, int columns) {
        return wrap(text, columns, 0, 0);
    }

    private static List<String> wrap(String text, int columns, int depth, int deepest) {
        if (depth > deepest || Columns.of(text) <= columns) return List.of(text);
        if (depth == 1) {
            List<String> factors = factors(text, columns);
            if (factors.stream().allMatch(f -> Columns.of(f) <= columns)) return factors;
        }
        List<String> terms = terms(text, depth);
        List<String> lines = new ArrayList<>();
        String line = terms.getFirst();
        for (String term : terms.subList(1, terms.size())) {
            if (Columns.of(line) + 1 + Columns.of(term) <= columns) {
                line += " " + term;
            } else {
                lines.addAll(wrap(line, columns, depth + 1, deepest));
                line = term;
            }
        }
        lines.addAll(wrap(line, columns, depth + 1, deepest));
        return lines;
    }

    /** The terms of the sums inside this many brackets, each behind the first with its sign. */
    private static List<String> terms(String text, int depth) {
        List<String> terms = new ArrayList<>();
        int open = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[' || c == '{') open++;
            if (c == ')' || c == ']' || c == '}') open--;
            if (open == depth && isSign(text, i)) {
                terms.add(text.substring(start, i - 1));
                start = i;
            }
        }
        terms.add(text.substring(start));
        return terms;
    }

    private static boolean isSign(String text, int i) {
        char c = text.charAt(i);
        return (c == '+' || c == '−')
                && i > 0
                && text.charAt(i - 1) == ' '
                && i + 1 < text.length()
                && text.charAt(i + 1) == ' ';
    }

    private static int deepest(String text) {
        int open = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[' || c == '{') deepest = Math.max(deepest, ++open);
            if (c == ')' || c == ']' || c == '}') open--;
        }
        return deepest;
    }
}
