package elbow.inference;

import elbow.model.Variable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Factors filed under the variable of theirs that is eliminated first, so that each elimination
 * finds its factors at once: bucket elimination (R. Dechter, "Bucket elimination: a unifying
 * framework for reasoning", 1999).
 */
final class Buckets<F> {
    private final FactorAlgebra<F> algebra;
    private final Map<Variable, Integer> position = new HashMap<>();
    private final List<List<F>> buckets = new ArrayList<>();

    Buckets(FactorAlgebra<F> algebra, List<Variable> order, List<F> factors) {
        this.algebra = algebra;
        for (Variable v : order) position.put(v, position.size());
        for (int i = 0; i <= order.size(); i++) buckets.add(new ArrayList<>());
        factors.forEach(this::add);
    }

    void add(F factor) {
        int first = buckets.size() - 1;
        for (Variable v : algebra.axes(factor))
            first = Math.min(first, position.getOrDefault(v, first));
        buckets.get(first).add(factor);
    }

    /** The factors that mention the variable and none eliminated before it. */
    List<F> of(Variable variable) {
        Integer at = position.get(variable);
        return at == null ? List.of() : taken(at);
    }

    /** The factors over what is kept. */
    List<F> rest() {
        return taken(buckets.size() - 1);
    }

    private List<F> taken(int bucket) {
        return buckets.set(bucket, List.of());
    }
}
