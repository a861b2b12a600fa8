package elbow.working;

import elbow.distribution.Distributions;
import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Relation;
import elbow.inference.KalmanFilter.State;
import elbow.inference.Table;
import elbow.model.Density;
import elbow.model.Network;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.working.Belief.Named;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Long chains of Normal variables without a graph: what is known of a state or of what is seen of
 * it, given what was seen, by Kalman's filter. Chains whose variances are of very different size
 * are left to exact arithmetic.
 */
final class GaussianChains<F> {
    private final Numbers<F> numbers;
    private final Scope scope;
    private final Map<Variable, Optional<GaussianChain<F>>> chains = new HashMap<>();

    GaussianChains(Numbers<F> numbers, Scope scope) {
        this.numbers = numbers;
        this.scope = scope;
    }

    /** The distribution of one bare variable given values. */
    Optional<Belief<F>> belief(Probability asked) {
        if (asked.left().size() != 1 || asked.left().getFirst().test().isPresent())
            return Optional.empty();
        Target of = GaussianQuery.target(asked.left().getFirst().variable(), scope);
        if (of.component().isPresent() || of.variable().isDiscrete()) return Optional.empty();
        return chain(asked.network(), of.variable())
                .flatMap(c ->
                        seen(c, asked.right())
                                .filter(seen -> !seen.containsKey(of.variable()))
                                .map(seen -> c.state(of.variable(), seen)))
                .map(s -> belief(of.variable(), s));
    }

    private Belief<F> belief(Variable v, State state) {
        Map<String, F> parameters = new LinkedHashMap<>();
        int size = v.dimension();
        List<Variable> rows = v.isVector() ? List.of(Components.rows(size)) : List.of();
        List<Real> mean = new ArrayList<>();
        List<Real> covariance = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            mean.add(Real.of(state.mean(i)));
            for (int j = 0; j < size; j++) covariance.add(Real.of(state.covariance(i, j)));
        }
        List<Variable> both = new ArrayList<>(rows);
        if (v.isVector()) both.add(Components.columns(size));
        parameters.put("mean", numbers.of(Table.of(rows, mean)));
        parameters.put(
                v.isVector() ? "cov" : "var", numbers.of(Table.of(both, covariance)));
        Named<F> normal =
                new Named<>(
                        Distributions.named("Normal").orElseThrow(), parameters, List.of(v));
        return new Belief<>(List.of(v), Optional.empty(), List.of(), List.of(normal));
    }

    /** ln p(A | B), all of them seen of one chain. */
    Optional<F> logDensity(Probability asked) {
        if (asked.left().isEmpty()) return Optional.empty();
        Variable v =
                GaussianQuery.target(asked.left().getFirst().variable(), scope).variable();
        if (v.isDiscrete()) return Optional.empty();
        Optional<GaussianChain<F>> chain = chain(asked.network(), v);
        if (chain.isEmpty()) return Optional.empty();
        Optional<Map<Variable, Formula>> all = seen(chain.get(), Queries.all(asked));
        Optional<Map<Variable, Formula>> given = seen(chain.get(), asked.right());
        if (all.isEmpty() || given.isEmpty()) return Optional.empty();
        double log =
                chain.get().logEvidence(all.get()) - chain.get().logEvidence(given.get());
        return Optional.of(numbers.of(Table.of(Real.of(log))));
    }

    /** What was seen of a chain; none if anything else is mentioned. */
    private Optional<Map<Variable, Formula>> seen(GaussianChain<F> chain, List<Event> events) {
        Map<Variable, Formula> seen = new LinkedHashMap<>();
        for (Event e : events) {
            Target t = GaussianQuery.target(e.variable(), scope);
            boolean value = e.test().filter(x -> x.relation() == Relation.EQUAL).isPresent();
            if (!value || t.component().isPresent() || !chain.isSeen(t.variable()))
                return Optional.empty();
            seen.put(t.variable(), e.test().orElseThrow().value());
        }
        return Optional.of(seen);
    }

    private Optional<GaussianChain<F>> chain(String network, Variable of) {
        if (!network.equals("p")) return Optional.empty();
        Network p = scope.model().p();
        Variable root = of;
        for (Optional<Variable> up = parent(p, root); up.isPresent(); up = parent(p, root))
            root = up.get();
        return chains.computeIfAbsent(
                root, r -> GaussianChain.of(numbers, p, r, scope.model().observed()));
    }

    private static Optional<Variable> parent(Network p, Variable v) {
        return p.densityOf(v)
                .map(Density::parents)
                .filter(l -> l.size() == 1)
                .map(List::getFirst);
    }
}
