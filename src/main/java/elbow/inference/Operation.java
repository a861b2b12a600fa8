package elbow.inference;

import elbow.formula.Formula;
import elbow.model.Variable;

import java.util.List;

/**
 * What follows from tables otherwise than cell by cell: an inverse, an integral, a fixed point.
 * Equal operations on equal inputs are one step of a working, so an operation is a record.
 */
public interface Operation {
    /** The law as it is printed, over the inputs {@code #0, #1, ...}. */
    Formula law();

    /**
     * The table that follows from the inputs.
     *
     * @param axes those of the result, in its order
     */
    Table apply(List<Table> inputs, List<Variable> axes);
}
