package elbow.cards;

import elbow.cards.Line.Placed;

import java.util.List;

/** The foot of both sides of a card: the deck's title at the left, number and id at the right. */
record Footer(CardFormat format, String title) {
    private static final String ELLIPSIS = "…";

    List<Placed> of(int number, String id) {
        Piece.Letters right = letters(number + " · " + id);
        double room = format.measure() - right.width() - 2 * format.footerSize();
        double y = format.footerBaseline();
        double end = format.left() + format.measure();
        return List.of(
                new Placed(fitted(room), format.left(), y),
                new Placed(right, end - right.width(), y));
    }

    /** A label may be cut where a text may not. */
    private Piece.Letters fitted(double room) {
        Piece.Letters whole = letters(title);
        for (int length = title.length(); whole.width() > room && length > 0; length--) {
            whole = letters(title.substring(0, length - 1).strip() + ELLIPSIS);
        }
        return whole;
    }

    private Piece.Letters letters(String text) {
        return new Piece.Letters(Face.REGULAR, text, format.footerSize());
    }
}
