package elbow.working;

import elbow.model.State;
import elbow.model.Variable;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The axes of vectors and matrices, whose states are the components 1 .. n. No variable of a model
 * can have their names.
 */
final class Components {
    private Components() {}

    /** The components of a vector, the rows of a matrix. */
    static Variable rows(int size) {
        return axis("row′", size);
    }

    /** The columns of a matrix. */
    static Variable columns(int size) {
        return axis("column′", size);
    }

    static boolean isComponents(Variable axis) {
        return axis.name().endsWith("′");
    }

    /** Whether a matrix lies along these axes turned: its rows along the axis of columns. */
    static boolean isTurned(elbow.inference.MatrixLaw.Layout layout) {
        return layout.rows().filter(r -> r.equals(columns(r.size()))).isPresent()
                || layout.columns().filter(c -> c.equals(rows(c.size()))).isPresent();
    }

    private static Variable axis(String name, int size) {
        List<State> states =
                IntStream.rangeClosed(1, size)
                        .mapToObj(i -> State.of(Integer.toString(i)))
                        .toList();
        return new Variable(name, states);
    }
}
