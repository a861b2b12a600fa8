package elbow.model;

import elbow.formula.Formula.Argument;

import java.util.List;

/** A distribution over finitely many states, one file each. */
interface DiscreteFamily {
    /** As the language writes it. */
    String name();

    /**
     * Its states and their probabilities; IllegalArgumentException with a sentence if it can't be.
     */
    List<Families.Mass> masses(List<Argument> arguments);
}
