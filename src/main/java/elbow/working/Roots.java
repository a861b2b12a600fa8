package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.model.Density;
import elbow.model.Network;
import elbow.model.Variable;
import elbow.working.Belief.Named;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Distributions that stand in the model as they are asked for: each variable that is not discrete
 * is given its parents, and nothing below it is known. Discrete parents that are not given are
 * mixed over.
 */
final class Roots<F> implements Engine<F> {
    private final Queries<F> queries;

    Roots(Queries<F> queries) {
        this.queries = queries;
    }

    @Override
    public Optional<Belief<F>> belief(Probability asked) {
        Network network = queries.network(asked);
        Map<Variable, Formula> values = queries.values(asked);
        List<Variable> bare = queries.bare(asked.left());
        List<Variable> reals = bare.stream().filter(v -> !v.isDiscrete()).toList();
        List<Variable> known = new ArrayList<>(queries.variables(Queries.all(asked)));
        known.removeAll(bare);
        if (reals.isEmpty() || network.descends(known, reals)) return Optional.empty();
        List<Named<F>> parts = new ArrayList<>();
        Set<Variable> states = new LinkedHashSet<>(bare);
        states.removeAll(reals);
        for (Variable v : reals) {
            Optional<Density> density = network.densityOf(v);
            if (density.isEmpty() || !values.keySet().containsAll(density.get().realParents()))
                return Optional.empty();
            Optional<Named<F>> named = queries.densities().named(density.get(), values);
            if (named.isEmpty()) return Optional.empty();
            Map<String, F> parameters = new LinkedHashMap<>();
            List<Variable> parents = density.get().discreteParents();
            named.get()
                    .parameters()
                    .forEach((name, f) -> parameters.put(name, queries.at(f, parents, asked)));
            parameters.values().forEach(f -> states.addAll(queries.statesOf(f)));
            parts.add(new Named<>(named.get().family(), parameters, List.of(v)));
        }
        return weights(asked, new ArrayList<>(states))
                .map(w ->
                        new Belief<>(
                                bare,
                                states.isEmpty() ? Optional.empty() : Optional.of(w),
                                List.copyOf(states),
                                parts));
    }

    /** p(states | what is known); empty if that is no discrete query. */
    private Optional<F> weights(Probability asked, List<Variable> states) {
        List<Event> left = new ArrayList<>();
        states.forEach(v -> left.add(Resolver.bare(v)));
        asked.left().stream().filter(e -> e.test().isPresent()).forEach(left::add);
        List<Event> right = asked.right().stream().filter(e -> !left.contains(e)).toList();
        Probability discrete = new Probability(asked.network(), left, right);
        return queries.isDiscrete(discrete)
                ? Optional.of(queries.probability(discrete))
                : Optional.empty();
    }

    /** What has a value is no latent of such a model. */
    @Override
    public Optional<F> logDensity(Probability asked) {
        return Optional.empty();
    }
}
