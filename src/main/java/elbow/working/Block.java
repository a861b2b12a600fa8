package elbow.working;

import elbow.inference.MatrixLaw.Layout;
import elbow.model.Variable;

import java.util.Optional;

/**
 * A number, a vector or a matrix among factors: which of its axes are its rows and its columns. Its
 * transpose is the same factor.
 */
record Block<F>(F value, Layout layout) {
    static <F> Block<F> of(F value, Optional<Variable> rows, Optional<Variable> columns) {
        return new Block<>(value, new Layout(rows, columns));
    }

    static <F> Block<F> number(F value) {
        return of(value, Optional.empty(), Optional.empty());
    }

    Optional<Variable> rows() {
        return layout.rows();
    }

    Optional<Variable> columns() {
        return layout.columns();
    }

    boolean isNumber() {
        return rows().isEmpty() && columns().isEmpty();
    }

    Block<F> transposed() {
        return of(value, columns(), rows());
    }
}
