package elbow.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping read by its keys: each key asked for is known, every other is a fault. What is missing
 * or of the wrong kind is a fault too and reads as empty, so that reading can go on.
 */
public final class Fields {
    private final Node.Mapping mapping;
    private final String what;
    private final Faults faults;
    private final Set<String> known = new LinkedHashSet<>();

    /** {@code what} the mapping is, for messages: "an exercise". */
    public Fields(Node.Mapping mapping, String what, Faults faults) {
        this.mapping = mapping;
        this.what = what;
        this.faults = faults;
    }

    public Place place() {
        return mapping.place();
    }

    /** The value of a key. */
    public Optional<Node> optional(String key) {
        known.add(key);
        return mapping.find(key);
    }

    /** The value of a key; its absence is a fault. */
    public Optional<Node> required(String key) {
        require(key);
        return optional(key);
    }

    /** The absence of each of these keys is a fault; their values are then read by kind. */
    public Fields require(String... keys) {
        for (String key : keys) {
            if (optional(key).isEmpty())
                faults.add(place(), what + " needs the key " + Fault.quote(key));
        }
        return this;
    }

    public Optional<Node.Scalar> scalar(String key) {
        return optional(key).flatMap(n -> scalar(n, Fault.quote(key), faults));
    }

    public Optional<Node.Mapping> mapping(String key) {
        return optional(key).flatMap(n -> mapping(n, Fault.quote(key), faults));
    }

    public Optional<List<Node>> list(String key) {
        return optional(key).flatMap(n -> list(n, Fault.quote(key), faults));
    }

    /** Every key not asked for before is a fault. */
    public void rejectOthers() {
        for (Node.Entry e : mapping.entries()) {
            String key = e.key().text();
            if (!known.contains(key)) faults.add(e.key().place(), unknown(key));
        }
    }

    /** A node that must be a text. */
    public static Optional<Node.Scalar> scalar(Node node, String what, Faults faults) {
        if (node instanceof Node.Scalar s && !s.missing()) return Optional.of(s);
        return wrong(node, what, "a text", faults);
    }

    /** A node that must be a mapping. */
    public static Optional<Node.Mapping> mapping(Node node, String what, Faults faults) {
        if (node instanceof Node.Mapping m) return Optional.of(m);
        return wrong(node, what, "a mapping (key: value)", faults);
    }

    /** A node that must be a list. */
    public static Optional<List<Node>> list(Node node, String what, Faults faults) {
        if (node instanceof Node.Sequence s) return Optional.of(s.items());
        return wrong(node, what, "a list (- item)", faults);
    }

    private static <T> Optional<T> wrong(Node node, String what, String right, Faults faults) {
        boolean missing = node instanceof Node.Scalar s && s.missing();
        String message =
                missing
                        ? " has no value; " + right + " was expected"
                        : " must be " + right + ", not " + node.kind();
        faults.add(node.place(), what + message);
        return Optional.empty();
    }

    private String unknown(String key) {
        String hint = Suggest.hint(key, known);
        String right = hint.isEmpty() ? "; known are " + String.join(", ", known) : hint;
        return "unknown key " + Fault.quote(key) + " in " + what + right;
    }
}
