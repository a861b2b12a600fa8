package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula.Event;
import elbow.formula.Formula.Relation;
import elbow.model.Network;
import elbow.model.Variable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is latent, in groups that are independent of each other given what was observed, and the
 * observations that tell something of each.
 */
final class Neighbours {
    private final Scope scope;
    private final Network network;
    private final Set<Variable> relevant;
    private final Map<Variable, Variable> leader = new HashMap<>();

    Neighbours(Scope scope) {
        this.scope = scope;
        this.network = scope.model().p();
        this.relevant = network.withAncestors(scope.model().evidence());
        for (Variable v : relevant) {
            List<Variable> latent = latent(family(v));
            latent.forEach(l -> leader.putIfAbsent(l, l));
            for (Variable l : latent) leader.put(find(l), find(latent.getFirst()));
        }
    }

    private Variable find(Variable v) {
        Variable at = v;
        for (Variable up = leader.get(at); up != null && !up.equals(at); up = leader.get(at))
            at = up;
        leader.put(v, at);
        return at;
    }

    /** The variables that were observed, and all that these rest on. */
    Set<Variable> relevant() {
        return relevant;
    }

    private List<Variable> family(Variable v) {
        List<Variable> family = new ArrayList<>(network.parents(v));
        family.add(v);
        return family;
    }

    /** The latent ones of a variable and its parents. */
    List<Variable> latentFamily(Variable v) {
        return latent(family(v));
    }

    private List<Variable> latent(List<Variable> of) {
        return of.stream().filter(v -> !scope.model().isObserved(v)).toList();
    }

    /** The evidence of every group, in the order of the model. */
    Map<Variable, List<Event>> groups() {
        Map<Variable, Set<Variable>> seen = new LinkedHashMap<>();
        for (Variable v : network.variables()) {
            if (!relevant.contains(v)) continue;
            List<Variable> family = family(v);
            for (Variable l : latent(family)) {
                Set<Variable> of = seen.computeIfAbsent(find(l), k -> new LinkedHashSet<>());
                for (Variable f : family) if (scope.model().isObserved(f)) of.add(f);
            }
        }
        Map<Variable, List<Event>> groups = new LinkedHashMap<>();
        seen.forEach((l, of) -> groups.put(l, of.stream().map(this::seen).toList()));
        return groups;
    }

    /** The group that a latent variable belongs to, by one of its variables. */
    Variable group(Variable latent) {
        return find(latent);
    }

    /** {@code y[3] = 2.1} */
    Event seen(Variable v) {
        return v.isDiscrete()
                ? Resolver.state(v, scope.observed().getOrDefault(v, 0))
                : new Event(
                        v.ref(), Relation.EQUAL, requireNonNull(scope.model().observed().get(v)));
    }
}
