package elbow.cards;

/** Measures of a card and of its type, in points; y grows downwards from the card's top left. */
record CardFormat(double width, double height, double scale) {
    private static final double MILLIMETRE = 72 / 25.4;

    /** Eight of these leave an A4 sheet margins that every printer can keep. */
    static final CardFormat CUT = new CardFormat(90 * MILLIMETRE, 65 * MILLIMETRE, 1);

    /** A4 across. */
    static final CardFormat PAGE = new CardFormat(297 * MILLIMETRE, 210 * MILLIMETRE, 3.2);

    static double millimetres(double length) {
        return length * MILLIMETRE;
    }

    static CardFormat of(Layout layout) {
        return switch (layout) {
            case DUPLEX -> CUT;
            case SINGLE -> PAGE;
        };
    }

    double left() {
        return millimetres(7) * scale;
    }

    double top() {
        return millimetres(6) * scale;
    }

    /** The width of the text. */
    double measure() {
        return width - 2 * left();
    }

    /** The height of the text: all but the margins and the footer. */
    double room() {
        return height - top() - millimetres(9) * scale;
    }

    double footerBaseline() {
        return height - millimetres(4.2) * scale;
    }

    double footerSize() {
        return 6 * scale;
    }

    double frontSize() {
        return 13 * scale;
    }

    double backSize() {
        return 10 * scale;
    }

    /** Smaller type is not for reading. */
    double leastSize() {
        return 7.5 * scale;
    }

    double sizeStep() {
        return 0.5 * scale;
    }
}
