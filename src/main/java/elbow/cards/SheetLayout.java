package elbow.cards;

import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

import java.io.IOException;

/** An A4 sheet of 2 by 4 cards in its middle, so that both sides of the paper agree. */
final class SheetLayout {
    static final int COLUMNS = 2;
    static final int ROWS = 4;
    static final int CARDS = COLUMNS * ROWS;
    static final PDRectangle PAPER = PDRectangle.A4;

    private static final CardFormat CARD = CardFormat.CUT;
    private static final double MARK_GAP = CardFormat.millimetres(1.5);
    private static final double MARK_LENGTH = CardFormat.millimetres(5);
    private static final double CROSS_ARM = CardFormat.millimetres(1.2);
    private static final float HAIRLINE = 0.3f;
    private static final float GREY = 0.55f;

    private SheetLayout() {}

    /** Top left corner of a card, from the paper's bottom left. */
    record Corner(double left, double top) {}

    /** The front in a position 0 .. 7: row by row, from the top left. */
    static Corner front(int position) {
        return corner(position % COLUMNS, position / COLUMNS);
    }

    /**
     * The back of a position, behind its front: turned about the long edge, the columns change
     * places. About the short edge it is this page upside down: see {@link DeckPdf}.
     */
    static Corner back(int position) {
        return corner(COLUMNS - 1 - position % COLUMNS, position / COLUMNS);
    }

    private static Corner corner(int column, int row) {
        return new Corner(x(column), y(row));
    }

    private static double x(int column) {
        double left = (PAPER.getWidth() - COLUMNS * CARD.width()) / 2;
        return left + column * CARD.width();
    }

    private static double y(int row) {
        double top = (PAPER.getHeight() + ROWS * CARD.height()) / 2;
        return top - row * CARD.height();
    }

    /** Marks where to cut: outside the cards, and small crosses where four cards meet. */
    static void cutMarks(PDPageContentStream content) throws IOException {
        content.setLineWidth(HAIRLINE);
        content.setStrokingColor(GREY);
        for (int column = 0; column <= COLUMNS; column++) {
            line(content, x(column), y(0) + MARK_GAP, x(column), y(0) + MARK_GAP + MARK_LENGTH);
            line(
                    content,
                    x(column),
                    y(ROWS) - MARK_GAP,
                    x(column),
                    y(ROWS) - MARK_GAP - MARK_LENGTH);
        }
        for (int row = 0; row <= ROWS; row++) {
            line(content, x(0) - MARK_GAP, y(row), x(0) - MARK_GAP - MARK_LENGTH, y(row));
            line(
                    content,
                    x(COLUMNS) + MARK_GAP,
                    y(row),
                    x(COLUMNS) + MARK_GAP + MARK_LENGTH,
                    y(row));
        }
        for (int column = 1; column < COLUMNS; column++) {
            for (int row = 1; row < ROWS; row++) cross(content, x(column), y(row));
        }
    }

    private static void cross(PDPageContentStream content, double x, double y) throws IOException {
        line(content, x - CROSS_ARM, y, x + CROSS_ARM, y);
        line(content, x, y - CROSS_ARM, x, y + CROSS_ARM);
    }

    private static void line(
            PDPageContentStream content, double x1, double y1, double x2, double y2)
            throws IOException {
        content.moveTo((float) x1, (float) y1);
        content.lineTo((float) x2, (float) y2);
        content.stroke();
    }
}
