package elbow.working;

import elbow.model.Variable;

import java.util.Map;
import java.util.Optional;

/**
 * N(v; Σ slope·parent + constant, noise): one variable of a linear-Gaussian network, its numbers
 * tables over the discrete variables they depend on.
 *
 * @param slopes by parent; none of a slope is the identity
 * @param constant none if it is 0 and there are slopes
 * @param noise none if the variable is determined by its parents
 */
record GaussianNode<F>(
        Variable variable,
        Map<Variable, Optional<Block<F>>> slopes,
        Optional<Block<F>> constant,
        Optional<Block<F>> noise) {}
