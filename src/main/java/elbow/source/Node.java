package elbow.source;

import java.util.List;

/** A value of a YAML document with its place. */
public sealed interface Node {
    Place place();

    /**
     * A scalar by its text, exactly as written (without quotes); {@code quoted} tells {@code
     * "null"} from {@code null}. {@code block} is true for literal and folded block scalars.
     */
    record Scalar(String text, boolean quoted, boolean block, Place place) implements Node {}

    /** A mapping, its entries in the order of the file; keys are unique. */
    record Mapping(List<Entry> entries, Place place) implements Node {}

    /** A sequence. */
    record Sequence(List<Node> items, Place place) implements Node {}

    /** A key with its place, and its value. */
    record Entry(Scalar key, Node value) {}
}
