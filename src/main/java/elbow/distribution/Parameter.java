package elbow.distribution;

/** A parameter of a distribution by its name, and what it holds. */
public record Parameter(String name, Kind kind) {
    public enum Kind {
        NUMBER,
        /** a whole number */
        COUNT,
        /** numbers over the components */
        VECTOR,
        /** numbers over the components, twice */
        MATRIX
    }
}
