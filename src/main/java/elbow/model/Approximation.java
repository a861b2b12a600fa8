package elbow.model;

import elbow.formula.Formula;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The variational distribution q: the posterior, the prior, a network of its own, or the best
 * product.
 */
public sealed interface Approximation {
    /** q(latents) = p(latents | observed) */
    record Posterior() implements Approximation {}

    /** q(latents) = p(latents) */
    record Prior() implements Approximation {}

    /** A network over latents; a parent it has no table for is an observed variable. */
    record Written(Network network) implements Approximation {}

    /**
     * q(latents) = Π q(block), each block updated in turn with the others held fixed.
     *
     * @param start where a variable starts, if not at its marginal under p
     * @param blocks every latent variable once, in the order of the updates
     * @param rounds how often all blocks are updated; none to go on until nothing changes
     */
    record MeanField(Map<Variable, Start> start, List<List<Variable>> blocks, OptionalInt rounds)
            implements Approximation {
        public MeanField {
            start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
            blocks = blocks.stream().map(List::copyOf).toList();
        }
    }

    /** Where the updates of a variable start. */
    sealed interface Start {
        /** A number for each state. */
        record States(List<Formula> cells) implements Start {
            public States {
                cells = List.copyOf(cells);
            }
        }

        /** The mean of a variable that is not discrete. */
        record Mean(Formula value) implements Start {}
    }
}
