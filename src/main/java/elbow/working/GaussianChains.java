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
import elbow.working.GaussianChain.Shape;

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
    private final Algebra<F> algebra;
    private final Scope scope;
    private final Map<Variable, Optional<Shape>> shapes = new HashMap<>();
    private final Map<Shape, Optional<GaussianChain<F>>> chains = new HashMap<>();

    /**
     * @param algebra of numbers, or of axes alone
     */
    GaussianChains(Algebra<F> algebra, Scope scope) {
        this.algebra = algebra;
        this.scope = scope;
    }

    /** The distribution of one bare variable given values. */
    Optional<Belief<F>> belief(Probability asked) {
        if (asked.left().size() != 1 || asked.left().getFirst().test().isPresent())
            return Optional.empty();
        Target of = GaussianQuery.target(asked.left().getFirst().variable(), scope);
        Variable v = of.variable();
        if (of.component().isPresent() || v.isDiscrete()) return Optional.empty();
        Optional<Shape> shape = shape(asked.network(), v);
        Optional<Map<Variable, Formula>> seen = shape.flatMap(s -> seen(s, asked.right()));
        if (seen.isEmpty() || seen.get().containsKey(v)) return Optional.empty();
        if (!(algebra instanceof Numbers<F>)) return Optional.of(belief(v, Optional.empty()));
        return chain(shape.orElseThrow()).map(c -> belief(v, Optional.of(c.state(v, seen.get()))));
    }

    private Belief<F> belief(Variable v, Optional<State> state) {
        int size = v.dimension();
        List<Real> mean = new ArrayList<>();
        List<Real> covariance = new ArrayList<>();
        for (int i = 0; i < size && state.isPresent(); i++) {
            mean.add(Real.of(state.get().mean(i)));
            for (int j = 0; j < size; j++) covariance.add(Real.of(state.get().covariance(i, j)));
        }
        List<Variable> rows = v.isVector() ? List.of(Components.rows(size)) : List.of();
        List<Variable> both = new ArrayList<>(rows);
        if (v.isVector()) both.add(Components.columns(size));
        Map<String, F> parameters = new LinkedHashMap<>();
        parameters.put("mean", made(rows, mean));
        parameters.put(v.isVector() ? "cov" : "var", made(both, covariance));
        Named<F> normal =
                new Named<>(Distributions.named("Normal").orElseThrow(), parameters, List.of(v));
        return new Belief<>(List.of(v), Optional.empty(), List.of(), List.of(normal));
    }

    private F made(List<Variable> axes, List<Real> cells) {
        return algebra instanceof Numbers<F> numbers
                ? numbers.of(Table.of(axes, cells))
                : algebra.numbers(axes, List.of(), new Formula.Ref("chain"));
    }

    /** ln p(A | B), all of them seen of one chain. */
    Optional<F> logDensity(Probability asked) {
        if (asked.left().isEmpty()) return Optional.empty();
        Variable v = GaussianQuery.target(asked.left().getFirst().variable(), scope).variable();
        if (v.isDiscrete()) return Optional.empty();
        Optional<Shape> shape = shape(asked.network(), v);
        if (shape.isEmpty()) return Optional.empty();
        Optional<Map<Variable, Formula>> all = seen(shape.get(), Queries.all(asked));
        Optional<Map<Variable, Formula>> given = seen(shape.get(), asked.right());
        if (all.isEmpty() || given.isEmpty()) return Optional.empty();
        if (!(algebra instanceof Numbers<F>)) return Optional.of(made(List.of(), List.of()));
        return chain(shape.get())
                .map(c -> c.logEvidence(all.get()) - c.logEvidence(given.get()))
                .map(log -> made(List.of(), List.of(Real.of(log))));
    }

    /** What was seen of a chain; none if anything else is mentioned. */
    private Optional<Map<Variable, Formula>> seen(Shape shape, List<Event> events) {
        Map<Variable, Formula> seen = new LinkedHashMap<>();
        for (Event e : events) {
            Target t = GaussianQuery.target(e.variable(), scope);
            boolean value = e.test().filter(x -> x.relation() == Relation.EQUAL).isPresent();
            if (!value || t.component().isPresent() || !shape.leaves().containsKey(t.variable()))
                return Optional.empty();
            seen.put(t.variable(), e.test().orElseThrow().value());
        }
        return Optional.of(seen);
    }

    private Optional<Shape> shape(String network, Variable of) {
        if (!network.equals("p")) return Optional.empty();
        Network p = scope.model().p();
        Variable root = of;
        for (Optional<Variable> up = parent(p, root); up.isPresent(); up = parent(p, root))
            root = up.get();
        return shapes.computeIfAbsent(
                root, r -> GaussianChain.shape(p, r, scope.model().observed()));
    }

    private Optional<GaussianChain<F>> chain(Shape shape) {
        if (!(algebra instanceof Numbers<F> numbers)) return Optional.empty();
        return chains.computeIfAbsent(
                shape,
                s -> GaussianChain.of(numbers, scope.model().p(), s, scope.model().observed()));
    }

    private static Optional<Variable> parent(Network p, Variable v) {
        return p.densityOf(v).map(Density::parents).filter(l -> l.size() == 1).map(List::getFirst);
    }
}
