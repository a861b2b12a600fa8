package elbow.inference;

import elbow.model.Variable;

import java.util.List;

/**
 * What exact inference needs of factors, tables over named variables. Inference is written once
 * over this; it runs with log-scaled doubles, with exact fractions, and with the steps of a
 * working.
 *
 * <p>Products are by cell over the union of the axes, and 0 times anything is 0.
 */
public interface FactorAlgebra<F> {
    /** The variables a factor is a table over; none for a number. */
    List<Variable> axes(F f);

    /** The number 1, the empty product. */
    F one();

    F times(F a, F b);

    /** a/b by cell: a table divided by one over fewer variables is a conditional. */
    F divide(F a, F b);

    /** Σ over these variables. */
    F sumOut(F f, List<Variable> variables);

    /** The largest over these variables. */
    F maxOut(F f, List<Variable> variables);

    /** The slice in which the variable has this state. */
    F at(F f, Variable variable, int state);

    /** Σ over the variables of the product of the factors. */
    default F sumProduct(List<F> factors, List<Variable> variables) {
        F product = product(factors);
        return variables.isEmpty() ? product : sumOut(product, variables);
    }

    default F product(List<F> factors) {
        return factors.stream().reduce(this::times).orElseGet(this::one);
    }
}
