package elbow.working;

import elbow.distribution.Distribution;
import elbow.model.Variable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of some variables: a table over the states of discrete ones, and for the others
 * distributions that are independent of each other given those states. Without weights there is no
 * discrete variable; with weights over a variable that was not asked for it is a mixture.
 *
 * @param of the variables it is a distribution of, as they were asked for
 * @param weights p(states), over {@code states}; none if there are none
 * @param states the discrete variables, asked for or mixed over
 * @param parts the distributions of those that are not discrete
 */
public record Belief<F>(
        List<Variable> of, Optional<F> weights, List<Variable> states, List<Named<F>> parts) {
    public Belief {
        of = List.copyOf(of);
        states = List.copyOf(states);
        parts = List.copyOf(parts);
    }

    /**
     * A distribution of a family: its parameters are numbers, vectors over a component axis, and
     * tables over the discrete variables they depend on.
     *
     * @param of the variable; several where they are jointly Normal, their components one after the
     *     other
     */
    public record Named<F>(Distribution family, Map<String, F> parameters, List<Variable> of) {
        public Named {
            parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            of = List.copyOf(of);
        }
    }

    /** A table over discrete variables. */
    static <F> Belief<F> table(F table, List<Variable> of) {
        return new Belief<>(of, Optional.of(table), of, List.of());
    }

    /** One distribution of a family. */
    static <F> Belief<F> named(Named<F> part) {
        return new Belief<>(part.of(), Optional.empty(), List.of(), List.of(part));
    }

    /** Whatever it is made of: weights, then the parameters of each part. */
    List<F> pieces() {
        List<F> pieces = new ArrayList<>();
        weights.ifPresent(pieces::add);
        parts.forEach(p -> pieces.addAll(p.parameters().values()));
        return pieces;
    }

    boolean isTable() {
        return parts.isEmpty();
    }

    /** The one distribution it is, if it is no table, no mixture and no product. */
    Optional<Named<F>> single() {
        return weights.isEmpty() && parts.size() == 1
                ? Optional.of(parts.getFirst())
                : Optional.empty();
    }
}
