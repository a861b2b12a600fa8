package elbow.working;

import elbow.distribution.Instance;
import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Relation;
import elbow.model.Density;
import elbow.model.Network;
import elbow.model.Variable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a query gives values to, and the densities with these values put in. */
final class Known<F> {
    private final Scope scope;
    private final Queries<F> queries;
    private final Probability asked;
    private final Network network;
    private final Map<Variable, Formula> reals;
    private final Map<Variable, Integer> states;

    Known(Scope scope, Queries<F> queries, Probability asked) {
        this.scope = scope;
        this.queries = queries;
        this.asked = asked;
        this.network = queries.network(asked);
        this.reals = queries.values(asked);
        this.states = queries.fixed(Queries.all(asked));
    }

    Network network() {
        return network;
    }

    /** The values of these events; empty if one has none. */
    Optional<Map<Variable, Formula>> values(List<Event> events) {
        Map<Variable, Formula> values = new LinkedHashMap<>();
        for (Event e : events) {
            if (e.test().isEmpty() || e.test().get().relation() != Relation.EQUAL)
                return Optional.empty();
            values.put(scope.variable(e.variable()), e.test().get().value());
        }
        return Optional.of(values);
    }

    /**
     * The one variable that the query rests on and that has no value among these, if it is a number
     * or a vector; what is asked for below it is left out.
     */
    Optional<Variable> latent(Collection<Variable> valued) {
        Set<Variable> left = new LinkedHashSet<>(queries.variables(asked.left()));
        Set<Variable> hidden = new LinkedHashSet<>(network.withAncestors(all()));
        hidden.removeAll(valued);
        hidden.removeIf(v ->
                left.contains(v)
                        && network.parents(v).stream()
                                .anyMatch(u -> !u.isDiscrete() && !reals.containsKey(u)));
        if (hidden.size() > 1) hidden.removeIf(v -> left.contains(v) && v.isDiscrete());
        return hidden.size() == 1
                ? Optional.of(hidden.iterator().next()).filter(v -> !v.isDiscrete())
                : Optional.empty();
    }

    private List<Variable> all() {
        return queries.variables(Queries.all(asked));
    }

    /** The row of a density that is chosen by its parents, with their values put in. */
    Optional<Instance> row(Variable of) {
        return network.densityOf(of).flatMap(this::row);
    }

    private Optional<Instance> row(Density density) {
        int row = 0;
        for (Variable parent : density.discreteParents()) {
            Integer state = states.get(parent);
            if (state == null) return Optional.empty();
            row = row * parent.size() + state;
        }
        Map<Variable, Formula> values = new LinkedHashMap<>();
        for (Variable parent : density.realParents()) {
            Formula value = reals.get(parent);
            if (value != null) values.put(parent, value);
        }
        Formula written = Densities.substitute(density.rows().get(row), values);
        return Optional.of(Instance.of((Formula.Family) written));
    }
}
