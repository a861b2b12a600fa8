package elbow.source;

import java.util.List;
import java.util.Optional;

/** A value of a YAML document with its place. */
public sealed interface Node {
    Place place();

    /** The node in a reader's words: a text, a list, a mapping. */
    default String kind() {
        return switch (this) {
            case Scalar s -> "a text";
            case Sequence s -> "a list";
            case Mapping m -> "a mapping";
        };
    }

    /**
     * A scalar by its text, exactly as written (without quotes); {@code quoted} tells {@code
     * "null"} from {@code null}. {@code block} is true for literal and folded block scalars. {@code
     * place} is the first character of the text, of a block scalar its {@code |} or {@code >}. The
     * first {@code exact} characters of the text stand in the file as they are, side by side.
     */
    record Scalar(String text, boolean quoted, boolean block, Place place, int exact)
            implements Node {
        /** A scalar that stands in the file as it is, on one line. */
        public Scalar(String text, boolean quoted, boolean block, Place place) {
            this(text, quoted, block, place, block ? 0 : text.length());
        }

        /** The place of {@code text.charAt(offset)} where it is known exactly, else of the text. */
        public Place at(int offset) {
            return offset <= exact ? place.right(text.codePointCount(0, offset)) : place;
        }

        /** No value: nothing, {@code null} or {@code ~} without quotes. */
        public boolean missing() {
            return !quoted && !block && NULLS.contains(text);
        }

        private static final List<String> NULLS = List.of("", "~", "null", "Null", "NULL");
    }

    /** A mapping, its entries in the order of the file; keys are unique. */
    record Mapping(List<Entry> entries, Place place) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The value of a key. */
        public Optional<Node> find(String key) {
            return entries.stream()
                    .filter(e -> e.key().text().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }
    }

    /** A sequence. */
    record Sequence(List<Node> items, Place place) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A key with its place, and its value. */
    record Entry(Scalar key, Node value) {}
}
