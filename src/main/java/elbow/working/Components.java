package elbow.working;

import elbow.inference.MatrixLaw.Layout;
import elbow.model.State;
import elbow.model.Variable;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The axes of vectors and matrices, whose states are the components 1 .. n. No variable of a model
 * can have their names.
 */
final class Components {
    private static final String ROWS = "row′";
    private static final String COLUMNS = "column′";

    private Components() {}

    /** The components of a vector, the rows of a matrix. */
    static Variable rows(int size) {
        return axis(ROWS, size);
    }

    /** The columns of a matrix. */
    static Variable columns(int size) {
        return axis(COLUMNS, size);
    }

    static boolean isComponents(Variable axis) {
        return axis.name().endsWith("′");
    }

    /** The rows and columns among these axes. */
    static Layout layout(List<Variable> axes) {
        Optional<Variable> rows = axes.stream().filter(v -> v.name().equals(ROWS)).findFirst();
        Optional<Variable> columns =
                axes.stream().filter(v -> v.name().equals(COLUMNS)).findFirst();
        return new Layout(rows, columns);
    }

    /** Whether a matrix lies along these axes turned: its rows along the axis of columns. */
    static boolean isTurned(Layout layout) {
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
