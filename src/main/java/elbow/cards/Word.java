package elbow.cards;

import elbow.cards.CardText.Run;

import java.util.ArrayList;
import java.util.List;

/** Pieces with no space between them: {@code p(x),} is a formula and a comma. */
record Word(List<Piece> pieces) {
    Word {
        pieces = List.copyOf(pieces);
    }

    double width() {
        return pieces.stream().mapToDouble(Piece::width).sum();
    }

    /** The words of a paragraph at a size. */
    static List<Word> of(List<Run> runs, double size) {
        List<Word> words = new ArrayList<>();
        List<Piece> open = new ArrayList<>();
        for (Run run : runs) {
            switch (run) {
                case Run.Inline(Maths maths) ->
                        open.add(
                                new Piece.Formula(
                                        maths.inline(),
                                        maths.source(),
                                        size * Typesetter.MATHS_TO_TEXT));
                case Run.Words(String text, boolean emphasised) -> {
                    Face face = emphasised ? Face.ITALIC : Face.REGULAR;
                    String[] parts = text.split(" ", -1);
                    for (int i = 0; i < parts.length; i++) {
                        if (i > 0) close(open, words);
                        if (!parts[i].isEmpty()) {
                            open.add(new Piece.Letters(face, parts[i], size));
                        }
                    }
                }
            }
        }
        close(open, words);
        return words;
    }

    private static void close(List<Piece> open, List<Word> words) {
        if (!open.isEmpty()) words.add(new Word(open));
        open.clear();
    }
}
