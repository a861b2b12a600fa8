package elbow.model;

/** The variational distribution q: the posterior, the prior, or a network of its own. */
public sealed interface Approximation {
    /** q(latents) = p(latents | observed) */
    record Posterior() implements Approximation {}

    /** q(latents) = p(latents) */
    record Prior() implements Approximation {}

    /** A network over latents; a parent it has no table for is an observed variable. */
    record Written(Network network) implements Approximation {}
}
