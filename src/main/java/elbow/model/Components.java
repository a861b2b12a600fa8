package elbow.model;

import java.util.stream.IntStream;

/**
 * The axes along which the components of a vector lie: a vector is a table over its rows, its
 * covariance a table over its rows and its columns.
 */
public final class Components {
    private static final String ROW = ".row";
    private static final String COLUMN = ".column";

    private Components() {}

    /** The numbers 1 .. d of a vector's components. */
    public static Variable rows(Variable vector) {
        return axis(vector.name() + ROW, vector.dimension());
    }

    /** The same numbers once more, where a vector meets itself. */
    public static Variable columns(Variable vector) {
        return axis(vector.name() + COLUMN, vector.dimension());
    }

    /** Whether a variable only numbers components; no variable of a model has such a name. */
    public static boolean isAxis(Variable variable) {
        return variable.name().endsWith(ROW) || variable.name().endsWith(COLUMN);
    }

    /** The numbers 1 .. size under a name of their own. */
    private static Variable axis(String name, int size) {
        return new Variable(
                name,
                IntStream.rangeClosed(1, size)
                        .mapToObj(i -> State.of(Integer.toString(i)))
                        .toList());
    }

    /** The rows of several variables put below each other. */
    public static Variable rows(String name, int size) {
        return axis(name + ROW, size);
    }

    /** The columns that belong to such rows. */
    public static Variable columns(String name, int size) {
        return axis(name + COLUMN, size);
    }
}
