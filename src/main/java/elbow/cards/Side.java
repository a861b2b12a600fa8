package elbow.cards;

import elbow.cards.Line.Placed;

import java.util.List;

/**
 * One side of a card as it is drawn: pieces by their baselines, y downwards from the card's top.
 */
record Side(List<Placed> pieces, double textSize) {
    Side {
        pieces = List.copyOf(pieces);
    }
}
