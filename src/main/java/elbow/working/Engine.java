package elbow.working;

import elbow.formula.Formula.Probability;

import java.util.Optional;

/**
 * Exact answers about the models of one kind, in which some variables that are not discrete have no
 * value. Formulas are resolved: what has a value says so, and latents stand by name.
 */
interface Engine<F> {
    /** The distribution of the bare variables left of the bar; empty if this is no such model. */
    Optional<Belief<F>> belief(Probability asked);

    /** p(A | B) where it is exact; else it is taken from its logarithm. */
    default Optional<F> density(Probability asked) {
        return Optional.empty();
    }

    /**
     * ln p(A | B), where each variable of A that is not discrete has a value: a number, or a table
     * over the bare discrete variables; empty if this is no such model.
     */
    Optional<F> logDensity(Probability asked);
}
