package elbow.cards;

import org.scilab.forge.jlatexmath.Box;

/** What is never broken: a stretch of letters, or a formula. Measured from its baseline. */
sealed interface Piece {
    double width();

    double ascent();

    double descent();

    /** Letters of one face. */
    record Letters(Face face, String text, double size, double width) implements Piece {
        /** Height of a line of words above its baseline, in sizes: capitals, not accents. */
        private static final double CAPITALS = 0.66;

        private static final double DESCENDERS = 0.24;

        Letters(Face face, String text, double size) {
            this(face, text, size, width(face, text) * size / 1000);
        }

        private static double width(Face face, String text) {
            double width = 0;
            for (double advance : face.advances(text)) width += advance;
            return width;
        }

        @Override
        public double ascent() {
            return CAPITALS * size;
        }

        @Override
        public double descent() {
            return DESCENDERS * size;
        }
    }

    /** A typeset formula; the source is what a reader copies from the page. */
    record Formula(Box box, String source, double size) implements Piece {
        @Override
        public double width() {
            return box.getWidth() * size;
        }

        @Override
        public double ascent() {
            return box.getHeight() * size;
        }

        @Override
        public double descent() {
            return box.getDepth() * size;
        }
    }
}
