package elbow.cards;

import elbow.cards.CardText.Block;
import elbow.cards.Line.Placed;
import elbow.source.Fault;
import elbow.source.FaultException;

import org.scilab.forge.jlatexmath.Box;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sets a text into the room of a card, in the largest size that fits. Nothing is clipped: what does
 * not fit at the least size is a fault of the deck.
 */
record Typesetter(CardFormat format) {
    /** Makes the lower case of the formulas as tall as that of the words. */
    static final double MATHS_TO_TEXT = 1.06;

    private static final double LEADING = 1.36;
    private static final double PARAGRAPH_GAP = 0.32;
    private static final double DISPLAY_GAP = 0.5;
    private static final double LEAST_LINE_GAP = 0.16;
    private static final double SPACE = 0.25;

    Side front(CardText text, String name) {
        return largest(text, format.frontSize(), true, "front of card " + name);
    }

    Side back(CardText text, String name) {
        return largest(text, format.backSize(), false, "back of card " + name);
    }

    private Side largest(CardText text, double size, boolean centred, String name) {
        double tried = size;
        while (true) {
            Column column = column(text, tried, centred);
            if (column.width <= format.measure() && column.height() <= format.room()) {
                return column.centred();
            }
            if (tried <= format.leastSize()) {
                throw new FaultException(new Fault(text.place(), tooLong(column, name)));
            }
            tried = Math.max(format.leastSize(), tried - format.sizeStep());
        }
    }

    private String tooLong(Column column, String name) {
        boolean wide = column.width > format.measure();
        return String.format(
                Locale.ROOT,
                "the %s does not fit: at the least size it is %.0f mm %s the card has room for"
                        + " %.0f; shorten it",
                name,
                (wide ? column.width : column.height()) / CardFormat.millimetres(1),
                wide ? "wide and" : "high and",
                (wide ? format.measure() : format.room()) / CardFormat.millimetres(1));
    }

    private Column column(CardText text, double size, boolean centred) {
        Column column = new Column(size);
        LineBreaker breaker = new LineBreaker(format.measure(), SPACE * size, centred);
        for (Block block : text.blocks()) {
            switch (block) {
                case Block.Prose(List<CardText.Run> runs) -> {
                    column.gap(PARAGRAPH_GAP);
                    for (Line line : breaker.lines(Word.of(runs, size))) column.add(line, centred);
                }
                case Block.Display(Maths maths) -> {
                    column.gap(DISPLAY_GAP);
                    column.add(display(maths, size * MATHS_TO_TEXT), true);
                    column.gap(DISPLAY_GAP);
                }
            }
        }
        return column;
    }

    private Line display(Maths maths, double size) {
        Box box = maths.display();
        if (box.getWidth() * size > format.measure()) box = maths.displayLines();
        return new Line(List.of(new Placed(new Piece.Formula(box, maths.source(), size), 0, 0)));
    }

    /** Lines under each other. */
    private final class Column {
        private final double size;
        private final List<Placed> placed = new ArrayList<>();
        private double width;
        private double baseline;
        private double descent;
        private double gap;

        Column(double size) {
            this.size = size;
        }

        /** Leaves at least so much room, in sizes, before the next line. */
        void gap(double room) {
            gap = Math.max(gap, room);
        }

        void add(Line line, boolean centred) {
            baseline +=
                    placed.isEmpty()
                            ? line.ascent()
                            : Math.max(
                                    (LEADING + gap) * size,
                                    descent + line.ascent() + Math.max(LEAST_LINE_GAP, gap) * size);
            double x = format.left() + (centred ? (format.measure() - line.width()) / 2 : 0);
            for (Placed p : line.pieces()) placed.add(new Placed(p.piece(), x + p.x(), baseline));
            width = Math.max(width, line.width());
            descent = line.descent();
            gap = 0;
        }

        double height() {
            return baseline + descent;
        }

        Side centred() {
            double down = format.top() + (format.room() - height()) / 2;
            return new Side(
                    placed.stream().map(p -> new Placed(p.piece(), p.x(), p.y() + down)).toList(),
                    size);
        }
    }
}
