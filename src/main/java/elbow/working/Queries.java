package elbow.working;

import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Relation;
import elbow.inference.VariableElimination;
import elbow.inference.VariableElimination.Maximised;
import elbow.model.Approximation;
import elbow.model.Conditional;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code p(A | B)} and {@code q(A | B)} of a resolved formula, by exact inference. */
final class Queries<F> {
    private final Algebra<F> algebra;
    private final Scope scope;
    private final VariableElimination<F> elimination;
    private final Undirected<F> undirected;

    Queries(Algebra<F> algebra, Scope scope) {
        this.algebra = algebra;
        this.scope = scope;
        this.elimination = new VariableElimination<>(algebra);
        this.undirected = new Undirected<>(algebra, this);
    }

    /** p(A | B) = p(A, B)/p(B); a product of rows where every A is given exactly its parents. */
    F probability(Probability asked) {
        Probability p = inWrittenTerms(asked);
        Network network = network(p);
        List<Event> all = new ArrayList<>(p.left());
        all.addAll(p.right());
        if (all.isEmpty()) return algebra.one();
        if (network.isUndirected()) return undirected.probability(p, asked);
        if (p.right().isEmpty() || isRows(network, p)) {
            List<Conditional> tables =
                    p.right().isEmpty()
                            ? network.ancestral(variables(all))
                            : p.left().stream()
                                    .flatMap(e -> network.tableOf(variable(e)).stream())
                                    .toList();
            return algebra.named(marginal(p.network(), tables, all), asked);
        }
        F joint = probability(new Probability(p.network(), all, List.of()));
        F given = probability(new Probability(p.network(), p.right(), List.of()));
        return algebra.named(algebra.divide(joint, given), asked);
    }

    /** Z of an undirected model. */
    F normaliser() {
        return undirected.normaliser();
    }

    /** The tables of the best states of A given B; p(B) does not change which are best. */
    List<Maximised<F>> maximise(Probability asked) {
        Probability p = inWrittenTerms(asked);
        return elimination.maximise(factorsOf(p), kept(p));
    }

    /** The largest of p(A, B) over the states of A, without its table, divided by p(B) or Z. */
    F maximum(Probability asked) {
        Probability p = inWrittenTerms(asked);
        F largest = elimination.maximum(factorsOf(p), kept(p));
        if (network(p).isUndirected()) return algebra.divide(largest, undirected.below(p));
        if (p.right().isEmpty()) return largest;
        F given = probability(new Probability(p.network(), p.right(), List.of()));
        return algebra.divide(largest, given);
    }

    /** All factors that p(A, B) needs, cut down to the states that are fixed. */
    List<F> factorsOf(Probability p) {
        List<Event> all = new ArrayList<>(p.left());
        all.addAll(p.right());
        return factors(p.network(), network(p).ancestral(variables(all)), all);
    }

    /** The variables left of the bar that stand for all their states. */
    List<Variable> kept(Probability p) {
        return p.left().stream().filter(e -> e.test().isEmpty()).map(this::variable).toList();
    }

    /** The states of a variable as numbers. */
    F values(Variable v) {
        List<Real> cells = v.states().stream().map(s -> Real.of(s.number().orElseThrow())).toList();
        return algebra.column(v, cells, v.ref());
    }

    /** q as a query of p, where it is the posterior or the prior. */
    private Probability inWrittenTerms(Probability asked) {
        if (!asked.network().equals("q")) return asked;
        return switch (scope.model().q().orElseThrow()) {
            case Approximation.Written w -> asked;
            case Approximation.MeanField m ->
                    throw new Refusal("mean_field is not supported", asked);
            case Approximation.Prior prior -> new Probability("p", asked.left(), asked.right());
            case Approximation.Posterior posterior -> {
                List<Event> right = new ArrayList<>(asked.right());
                for (Variable v : scope.model().evidence())
                    right.add(Resolver.state(v, scope.observed().getOrDefault(v, 0)));
                yield new Probability("p", asked.left(), right);
            }
        };
    }

    private Network network(Probability p) {
        if (p.network().equals("p")) return scope.model().p();
        Network q = ((Approximation.Written) scope.model().q().orElseThrow()).network();
        for (Event e : p.left())
            if (q.tableOf(variable(e)).isEmpty())
                throw new Refusal("q does not cover " + variable(e), p);
        return q;
    }

    /**
     * Whether p(A | B) is a product of rows of tables: every A is given its parents, and no B lies
     * below an A. Such a product has a value even where p(B) is 0, and is taken for tables over the
     * states of B and where B is exactly the parents; any other condition that is impossible leaves
     * p(A | B) undefined.
     */
    private boolean isRows(Network network, Probability p) {
        List<Variable> left = variables(p.left());
        List<Variable> unneeded = new ArrayList<>(variables(p.right()));
        List<Variable> known = new ArrayList<>(left);
        for (Event e : p.right())
            if (e.test().isEmpty() || e.test().get().relation() == Relation.EQUAL)
                known.add(variable(e));
        for (Variable v : left) {
            Conditional table = network.tableOf(v).orElseThrow();
            if (table.children().size() > 1) return false;
            unneeded.removeAll(table.parents());
            for (Variable parent : table.parents())
                if (!known.contains(parent) && network.tableOf(parent).isPresent()) return false;
        }
        boolean overStates = p.right().stream().anyMatch(e -> e.test().isEmpty());
        return (overStates || unneeded.isEmpty()) && !network.descends(variables(p.right()), left);
    }

    private F marginal(String name, List<Conditional> tables, List<Event> events) {
        List<Variable> keep =
                events.stream().filter(e -> e.test().isEmpty()).map(this::variable).toList();
        return elimination.marginal(factors(name, tables, events), keep);
    }

    /** The tables, cut down to the states that are fixed, and an indicator for each range. */
    private List<F> factors(String name, List<Conditional> tables, List<Event> events) {
        Map<Variable, Integer> fixed = new LinkedHashMap<>();
        List<F> factors = new ArrayList<>();
        List<F> ranges = new ArrayList<>();
        for (Event e : events)
            e.test()
                    .ifPresent(t -> {
                        if (t.relation() == Relation.EQUAL)
                            fixed.put(variable(e), scope.state(variable(e), t.value()));
                        else ranges.add(range(variable(e), t, e));
                    });
        for (Conditional table : tables) {
            F f = algebra.table(table.factor().orElse(name), table);
            for (Variable v : table.axes()) {
                Integer state = fixed.get(v);
                if (state == null && isGivenToQ(name, v)) state = scope.observed().get(v);
                if (state != null) f = algebra.at(f, v, state);
            }
            factors.add(f);
        }
        factors.addAll(ranges);
        return factors;
    }

    /** A parent in q that q has no table for is observed. */
    private boolean isGivenToQ(String name, Variable v) {
        return name.equals("q")
                && scope.model().q().orElseThrow() instanceof Approximation.Written w
                && w.network().tableOf(v).isEmpty();
    }

    private F range(Variable v, Event.Test test, Event event) {
        Real bound = scope.bindings().evaluate(test.value());
        List<Real> cells = new ArrayList<>();
        for (State s : v.states())
            cells.add(
                    Comparing.holds(Real.of(s.number().orElseThrow()), test.relation(), bound)
                            ? Real.ONE
                            : Real.ZERO);
        if (cells.stream().allMatch(Reals::isZero))
            throw new Refusal("no state of " + v + " is in this range", event.variable());
        return algebra.column(v, cells, new Probability("1", List.of(event), List.of()));
    }

    private List<Variable> variables(List<Event> events) {
        return events.stream().map(this::variable).toList();
    }

    private Variable variable(Event e) {
        return scope.variable(e.variable());
    }
}
