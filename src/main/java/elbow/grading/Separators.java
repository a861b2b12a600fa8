package elbow.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a list of numbers is cut: at semicolons and line ends if it has any, else at commas, else
 * at blanks. Commas between digits are points if the list is cut elsewhere, and refused if both
 * kinds of comma occur.
 */
final class Separators {
    private static final Pattern TIGHT = Pattern.compile("[0-9],\\.?[0-9]");
    static final Pattern LOOSE = Pattern.compile(",(?![0-9.])|(?<![0-9%]),");

    private Separators() {}

    /** The numbers of a list of which {@code wanted} are asked. */
    static List<Snippet> split(Snippet list, int wanted) {
        String text = list.text();
        if (text.indexOf(';') >= 0 || text.indexOf('\n') >= 0) return cut(list, ";\n\r");
        if (text.indexOf(',') < 0) return cut(list, " \t\u00a0");
        boolean tight = TIGHT.matcher(text).find();
        boolean loose = LOOSE.matcher(text).find();
        boolean points = text.indexOf('.') >= 0;
        if (tight && loose && !points) throw list.fault(text.indexOf(','), Commas.BOTH);
        if (!tight || loose || points) return cut(list, ",");
        List<Snippet> decimals = cut(list, " \t\u00a0");
        if (decimals.size() == wanted && wanted > 1) return decimals;
        List<Snippet> cells = cut(list, ",");
        if (cells.size() != wanted) throw list.fault(text.indexOf(','), Commas.BOTH);
        return cells;
    }

    /** The pieces between these characters outside brackets; empty ones only between commas. */
    static List<Snippet> cut(Snippet list, String at) {
        List<Snippet> pieces = new ArrayList<>();
        String text = list.text();
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length();
            if (!end) depth = Brackets.after(text.charAt(i), depth);
            if (!end && (depth > 0 || at.indexOf(text.charAt(i)) < 0)) continue;
            Snippet piece = list.between(start, i).strip();
            if (!piece.isEmpty() || (at.equals(",") && !end)) pieces.add(piece);
            start = i + 1;
        }
        return pieces;
    }
}
