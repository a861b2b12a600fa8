package elbow.cards;

import elbow.cards.Line.Placed;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a paragraph where the sum of squares of what its lines leave empty is least. A word wider
 * than the measure stands alone, and the paragraph then does not fit.
 */
record LineBreaker(double measure, double space, boolean balanced) {
    private static final double SHORT = 0.75;
    private static final double SHORT_COST = 0.1;

    List<Line> lines(List<Word> words) {
        int n = words.size();
        double[] cost = new double[n + 1];
        int[] next = new int[n];
        for (int from = n - 1; from >= 0; from--) {
            cost[from] = Double.POSITIVE_INFINITY;
            double width = -space;
            for (int to = from + 1; to <= n; to++) {
                width += space + words.get(to - 1).width();
                if (width > measure && to > from + 1) break;
                double total = slack(width, to == n) + cost[to];
                if (total < cost[from]) {
                    cost[from] = total;
                    next[from] = to;
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        for (int from = 0; from < n; from = next[from]) {
            lines.add(line(words.subList(from, next[from])));
        }
        return lines;
    }

    /** The last line may end anywhere, but is not one short word; a centred block is balanced. */
    private double slack(double width, boolean last) {
        double empty = Math.max(0, measure - width) / measure;
        if (!last || balanced) return empty * empty;
        return empty > SHORT ? SHORT_COST : 0;
    }

    private Line line(List<Word> words) {
        List<Placed> placed = new ArrayList<>();
        double x = 0;
        for (Word word : words) {
            for (Piece piece : word.pieces()) {
                placed.add(new Placed(piece, x, 0));
                x += piece.width();
            }
            x += space;
        }
        return new Line(placed);
    }
}
