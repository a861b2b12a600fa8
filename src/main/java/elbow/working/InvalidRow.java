package elbow.working;

import elbow.model.Conditional;

/** A row of a table that is no distribution on some variant. */
public final class InvalidRow extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Conditional conditional;
    private final int row;

    InvalidRow(Conditional conditional, int row, String message) {
        super(message, null, false, false);
        this.conditional = conditional;
        this.row = row;
    }

    public Conditional conditional() {
        return conditional;
    }

    /** The index of the row's first cell. */
    public int row() {
        return row;
    }
}
