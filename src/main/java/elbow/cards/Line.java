package elbow.cards;

import java.util.List;

/** A line: its pieces from left to right, each with its distance from the line's beginning. */
record Line(List<Placed> pieces, double width, double ascent, double descent) {
    Line {
        pieces = List.copyOf(pieces);
    }

    Line(List<Placed> pieces) {
        this(
                pieces,
                pieces.stream().mapToDouble(p -> p.x() + p.piece().width()).max().orElse(0),
                pieces.stream().mapToDouble(p -> p.piece().ascent()).max().orElse(0),
                pieces.stream().mapToDouble(p -> p.piece().descent()).max().orElse(0));
    }

    /** A piece with its place: on a line {@code y} is 0. */
    record Placed(Piece piece, double x, double y) {}
}
