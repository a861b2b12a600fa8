package elbow.cards;

import elbow.source.Place;

import java.util.List;

/**
 * What stands on one side of a card: paragraphs and displayed formulas, and where it is written.
 */
public record CardText(List<Block> blocks, Place place) {
    public CardText {
        blocks = List.copyOf(blocks);
    }

    /** A paragraph, or a formula on a line of its own. */
    public sealed interface Block {
        /** Words and formulas that flow into lines. */
        record Prose(List<Run> runs) implements Block {
            public Prose {
                runs = List.copyOf(runs);
            }
        }

        /** A formula alone on its line. */
        record Display(Maths maths) implements Block {}
    }

    /** A stretch of a paragraph in one face. */
    public sealed interface Run {
        /** Words; single spaces part them. */
        record Words(String text, boolean emphasised) implements Run {}

        /** A formula within the line. */
        record Inline(Maths maths) implements Run {}
    }
}
