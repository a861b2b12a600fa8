package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Relation;
import elbow.inference.VariableElimination;
import elbow.inference.VariableElimination.Maximised;
import elbow.model.Approximation;
import elbow.model.Conditional;
import elbow.model.Density;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code p(A | B)} and {@code q(A | B)} of a resolved formula, by exact inference. */
final class Queries<F> {
    private final Algebra<F> algebra;
    private final Scope scope;
    private final VariableElimination<F> elimination;
    private final Undirected<F> undirected;
    private final Map<String, Chains<F>> chains;
    private final Densities<F> densities;
    private final GaussianEngine<F> gaussian;
    private final List<Engine<F>> engines;

    /**
     * @param number how arithmetic over parameters is lowered
     * @param outer those of the formula around, whose chains are the same
     */
    Queries(
            Algebra<F> algebra,
            Scope scope,
            Function<Formula, F> number,
            Optional<Queries<F>> outer) {
        this.algebra = algebra;
        this.scope = scope;
        this.elimination = new VariableElimination<>(algebra);
        this.undirected = new Undirected<>(algebra, this);
        this.chains = outer.map(q -> q.chains).orElseGet(this::chains);
        this.densities = new Densities<>(algebra, number);
        this.gaussian = new GaussianEngine<>(algebra, scope, this);
        this.engines =
                List.of(
                        gaussian,
                        new Roots<>(this),
                        new NormalGamma<>(algebra, scope, this),
                        new Conjugate<>(algebra, scope, this),
                        new OneReal<>(algebra, scope, this));
    }

    /** p(A | B) = p(A, B)/p(B); a product of rows where every A is given exactly its parents. */
    F probability(Probability asked) {
        Probability p = inWrittenTerms(asked);
        Network network = network(p);
        List<Event> all = new ArrayList<>(p.left());
        all.addAll(p.right());
        if (all.isEmpty()) return algebra.one();
        if (network.isUndirected()) return undirected.probability(p, asked);
        Optional<F> chained = chains(p).probability(p);
        if (chained.isPresent()) return algebra.named(chained.get(), asked);
        boolean discrete = isDiscrete(p);
        Probability needed = discrete && !isRows(network, p) ? needed(network, p) : p;
        if (needed.right().size() < p.right().size()) {
            F given = probability(new Probability(p.network(), p.right(), List.of()));
            List<F> both = List.of(probability(needed), given);
            return algebra.named(algebra.apply(Laws.POSSIBLE, List.of(), both), asked);
        }
        if (!discrete) return algebra.named(density(p, asked), asked);
        if (p.right().isEmpty() && !isRows(network, p)) {
            List<Probability> independent = independent(network, p);
            if (independent.size() > 1)
                return algebra.named(
                        algebra.product(independent.stream().map(this::probability).toList()),
                        asked);
        }
        if (p.right().isEmpty())
            return algebra.named(
                    marginal(
                            p,
                            network.ancestral(variables(all)),
                            network.ancestralDensities(variables(all)),
                            all),
                    asked);
        if (isRows(network, p)) {
            List<Variable> left = variables(p.left());
            return algebra.named(
                    marginal(
                            p,
                            left.stream().flatMap(v -> network.tableOf(v).stream()).toList(),
                            left.stream().flatMap(v -> network.densityOf(v).stream()).toList(),
                            all),
                    asked);
        }
        F joint = probability(new Probability(p.network(), all, List.of()));
        F given = probability(new Probability(p.network(), p.right(), List.of()));
        return algebra.named(algebra.divide(joint, given), asked);
    }

    private F density(Probability p, Probability asked) {
        for (Engine<F> engine : engines) {
            Optional<F> found = engine.density(p);
            if (found.isPresent()) return found.get();
        }
        return algebra.apply(Laws.EXPONENTIAL, List.of(), List.of(logDensity(asked)));
    }

    /** Z of an undirected model. */
    F normaliser() {
        return undirected.normaliser();
    }

    /** Of a whole chain given what was seen, the tables from which its best path is read back. */
    Optional<List<Maximised<F>>> path(Probability asked) {
        Probability p = inWrittenTerms(asked);
        return chains(p).path(p);
    }

    /** max p(z, u) of a whole chain, by the best path. */
    Optional<F> best(Probability asked) {
        Probability p = inWrittenTerms(asked);
        return chains(p).best(p);
    }

    /** p(A | B) without those values in B on which A does not depend, given the others. */
    private Probability needed(Network network, Probability p) {
        if (p.right().isEmpty()) return p;
        Set<Variable> valued = new LinkedHashSet<>(variables(p.right()));
        Set<Variable> known = new LinkedHashSet<>(values(p).keySet());
        known.addAll(fixed(p.right()).keySet());
        valued.retainAll(known);
        Set<Variable> connected =
                new Connected(network, variables(all(p)), valued).with(variables(p.left()));
        return new Probability(
                p.network(),
                p.left(),
                p.right().stream()
                        .filter(e -> e.test().isEmpty() || connected.contains(variable(e)))
                        .toList());
    }

    /** p(A) p(B) for p(A, B) of groups that are independent of each other. */
    private List<Probability> independent(Network network, Probability p) {
        Map<Variable, Event> events = new LinkedHashMap<>();
        for (Event e : p.left()) events.put(variable(e), e);
        List<Variable> all = List.copyOf(events.keySet());
        return new Connected(network, all, Set.of())
                .groups(all).stream()
                        .map(group ->
                                new Probability(
                                        p.network(),
                                        group.stream()
                                                .map(v -> requireNonNull(events.get(v)))
                                                .toList(),
                                        List.of()))
                        .toList();
    }

    private Map<String, Chains<F>> chains() {
        Map<String, Chains<F>> chains = new LinkedHashMap<>();
        chains.put("p", new Chains<>(algebra, scope, this, "p", scope.model().p()));
        if (scope.model().q().orElse(null) instanceof Approximation.Written w)
            chains.put("q", new Chains<>(algebra, scope, this, "q", w.network()));
        return chains;
    }

    private Chains<F> chains(Probability p) {
        return requireNonNull(chains.get(p.network()));
    }

    /** Whether p(A | B) is of all states of a chain given what was seen of it. */
    boolean isSteps(Probability p) {
        return chains(p).isWhole(p);
    }

    /** The factors over z of what hangs on it alone, with these events put in. */
    List<F> likelihood(List<Event> events, Variable z) {
        Network network = scope.model().p();
        Set<Conditional> tables = new LinkedHashSet<>();
        List<Density> densities = new ArrayList<>();
        Set<Variable> reached = new LinkedHashSet<>(variables(events));
        Deque<Variable> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Variable v = open.pop();
            network.tableOf(v).ifPresent(tables::add);
            network.densityOf(v).ifPresent(densities::add);
            for (Variable parent : network.parents(v))
                if (!parent.equals(z) && reached.add(parent)) open.add(parent);
        }
        Probability seen = new Probability("p", events, List.of());
        List<F> factors = factors(seen, List.copyOf(tables), densities, events);
        boolean only = factors.stream().allMatch(f -> algebra.axes(f).equals(List.of(z)));
        return only ? factors : List.of(elimination.marginal(factors, List.of(z)));
    }

    GaussianEngine<F> gaussian() {
        return gaussian;
    }

    Densities<F> densities() {
        return densities;
    }

    /** ln p(A | B), where whatever is not discrete in A has a value. */
    F logDensity(Probability asked) {
        Probability p = inWrittenTerms(asked);
        Call symbol = new Call(Formula.Function.LOG, List.of(asked));
        if (isDiscrete(p))
            return algebra.named(
                    algebra.apply(Laws.LOGARITHM, List.of(), List.of(probability(asked))), symbol);
        for (Engine<F> engine : engines) {
            Optional<F> found = engine.logDensity(p);
            if (found.isPresent()) return algebra.named(found.get(), symbol);
        }
        throw inexact(p);
    }

    /** Whether p(A | B) is a number, or a table over discrete variables. */
    boolean isTable(Probability asked) {
        return bare(inWrittenTerms(asked).left()).stream().allMatch(Variable::isDiscrete);
    }

    /** The distribution of the bare variables of A given B. */
    Belief<F> belief(Probability asked) {
        Probability p = inWrittenTerms(asked);
        List<Variable> own = bare(p.left());
        if (isDiscrete(p) && own.stream().allMatch(Variable::isDiscrete))
            return Belief.table(probability(asked), own);
        for (Engine<F> engine : engines) {
            Optional<Belief<F>> found = engine.belief(p);
            if (found.isPresent()) return found.get();
        }
        throw inexact(p);
    }

    /** Names the variables that have no value, and what depends on them. */
    Refusal inexact(Probability asked) {
        Probability p = inWrittenTerms(asked);
        Network network = network(p);
        Set<Variable> hidden = hidden(p);
        List<Variable> below = new ArrayList<>();
        for (Variable v : network.withAncestors(variables(all(p))))
            if (network.parents(v).stream().anyMatch(hidden::contains)) below.add(v);
        String child = below.isEmpty() ? "what is asked" : below.getFirst().toString();
        List<Variable> parents =
                below.isEmpty()
                        ? List.copyOf(hidden)
                        : network.parents(below.getFirst()).stream()
                                .filter(hidden::contains)
                                .toList();
        String names =
                String.join(" and ", parents.stream().limit(3).map(Variable::toString).toList());
        boolean one = parents.size() == 1 && !parents.getFirst().isVector();
        return new Refusal(
                "no exact answer is known: "
                        + child
                        + " depends on "
                        + names
                        + (one
                                ? ", which is not discrete and not the only one to be integrated"
                                        + " out"
                                : ", which hold several real numbers, and not as a linear Gaussian")
                        + gaussian.reason(p).map(r -> ": " + r).orElse(""),
                asked);
    }

    /**
     * Whether all that is summed over is discrete: whatever else the query rests on has a value.
     */
    boolean isDiscrete(Probability p) {
        return hidden(p).isEmpty();
    }

    /** The variables a query rests on that are not discrete and have no value. */
    private Set<Variable> hidden(Probability p) {
        Network network = network(p);
        if (network.densities().isEmpty()) return Set.of();
        Set<Variable> hidden = network.withAncestors(variables(all(p)));
        hidden.removeIf(Variable::isDiscrete);
        hidden.removeAll(values(p).keySet());
        return hidden;
    }

    static List<Event> all(Probability p) {
        List<Event> all = new ArrayList<>(p.left());
        all.addAll(p.right());
        return all;
    }

    /** The discrete variables that a table is over. */
    List<Variable> statesOf(F f) {
        return algebra.axes(f).stream().filter(v -> !Components.isComponents(v)).toList();
    }

    List<Variable> bare(List<Event> events) {
        return events.stream().filter(e -> e.test().isEmpty()).map(this::variable).toList();
    }

    /** The values of variables that are not discrete, as the query gives them. */
    Map<Variable, Formula> values(Probability p) {
        Map<Variable, Formula> values = new LinkedHashMap<>();
        for (Event e : all(p))
            e.test()
                    .filter(t -> t.relation() == Relation.EQUAL && !variable(e).isDiscrete())
                    .ifPresent(t -> values.put(variable(e), t.value()));
        if (p.network().equals("q"))
            scope.model()
                    .observed()
                    .forEach((v, f) -> {
                        if (!v.isDiscrete()) values.putIfAbsent(v, f);
                    });
        return values;
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
        List<Event> all = all(p);
        Network network = network(p);
        return factors(
                p,
                network.ancestral(variables(all)),
                network.ancestralDensities(variables(all)),
                all);
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
    Probability inWrittenTerms(Probability asked) {
        if (!asked.network().equals("q")) return asked;
        return switch (scope.model().q().orElseThrow()) {
            case Approximation.Written w -> asked;
            case Approximation.MeanField m ->
                    throw new Refusal("mean_field is not supported", asked);
            case Approximation.Prior prior -> new Probability("p", asked.left(), asked.right());
            case Approximation.Posterior posterior -> {
                List<Event> right = new ArrayList<>(asked.right());
                for (Variable v : scope.model().evidence()) right.add(scope.seen().of(v));
                yield new Probability("p", asked.left(), right);
            }
        };
    }

    Network network(Probability p) {
        if (p.network().equals("p")) return scope.model().p();
        Network q = ((Approximation.Written) scope.model().q().orElseThrow()).network();
        for (Event e : p.left())
            if (!q.covers(variable(e))) throw new Refusal("q does not cover " + variable(e), p);
        return q;
    }

    /**
     * Whether p(A | B) is a product of rows of tables: every A is given its parents, and no B lies
     * below an A. Such a product has a value even where p(B) is 0, and is taken for tables over the
     * states of B and where B is exactly the parents; any other condition that is impossible leaves
     * p(A | B) undefined.
     */
    boolean isRows(Network network, Probability p) {
        List<Variable> left = variables(p.left());
        List<Variable> unneeded = new ArrayList<>(variables(p.right()));
        List<Variable> known = new ArrayList<>(left);
        for (Event e : p.right())
            if (e.test().isEmpty() || e.test().get().relation() == Relation.EQUAL)
                known.add(variable(e));
        for (Variable v : left) {
            if (network.tableOf(v).filter(t -> t.children().size() > 1).isPresent()) return false;
            List<Variable> parents = network.parents(v);
            unneeded.removeAll(parents);
            for (Variable parent : parents)
                if (!known.contains(parent) && network.covers(parent)) return false;
        }
        boolean overStates = p.right().stream().anyMatch(e -> e.test().isEmpty());
        return (overStates || unneeded.isEmpty()) && !network.descends(variables(p.right()), left);
    }

    private F marginal(
            Probability p, List<Conditional> tables, List<Density> densities, List<Event> events) {
        List<Variable> keep =
                events.stream().filter(e -> e.test().isEmpty()).map(this::variable).toList();
        return elimination.marginal(factors(p, tables, densities, events), keep);
    }

    /** The tables, cut down to the states that are fixed, and an indicator for each range. */
    private List<F> factors(
            Probability p, List<Conditional> tables, List<Density> observed, List<Event> events) {
        String name = p.network();
        Map<Variable, Integer> fixed = fixed(events);
        List<F> factors = new ArrayList<>();
        List<F> ranges = new ArrayList<>();
        for (Event e : events)
            e.test()
                    .filter(t -> t.relation() != Relation.EQUAL)
                    .ifPresent(t -> ranges.add(range(variable(e), t, e)));
        for (Conditional table : tables)
            factors.add(
                    at(
                            algebra.table(table.factor().orElse(name), table),
                            table.axes(),
                            fixed,
                            name));
        factors.addAll(ranges);
        for (Density d : observed) factors.add(factor(d, p, fixed));
        return factors;
    }

    /** What was observed of a variable that is not discrete, as a factor over its parents. */
    private F factor(Density d, Probability p, Map<Variable, Integer> fixed) {
        Map<Variable, Formula> values = values(p);
        Event child =
                values.containsKey(d.child())
                        ? new Event(d.child().ref(), Relation.EQUAL, values.get(d.child()))
                        : Resolver.bare(d.child());
        List<Event> parents = new ArrayList<>();
        for (Variable v : d.parents())
            parents.add(
                    values.containsKey(v)
                            ? new Event(v.ref(), Relation.EQUAL, values.get(v))
                            : Resolver.bare(v));
        Probability symbol = new Probability(p.network(), List.of(child), parents);
        F f = densities.density(d, Optional.ofNullable(values.get(d.child())), values, symbol);
        List<Variable> axes = new ArrayList<>(d.discreteParents());
        axes.add(d.child());
        return at(f, axes, fixed, p.network());
    }

    /** A table over these variables at the states that a query gives them. */
    F at(F f, List<Variable> axes, Probability p) {
        return at(f, axes, fixed(all(p)), p.network());
    }

    Map<Variable, Integer> fixed(List<Event> events) {
        Map<Variable, Integer> fixed = new LinkedHashMap<>();
        for (Event e : events)
            e.test()
                    .filter(t -> t.relation() == Relation.EQUAL && variable(e).isDiscrete())
                    .ifPresent(t -> fixed.put(variable(e), scope.state(variable(e), t.value())));
        return fixed;
    }

    /** What a query says of a variable that it does not name: its observed value, if it has one. */
    Event seen(Variable v) {
        Integer state = scope.observed().get(v);
        return state == null ? Resolver.bare(v) : Resolver.state(v, state);
    }

    private F at(F f, List<Variable> axes, Map<Variable, Integer> fixed, String name) {
        F cut = f;
        for (Variable v : axes) {
            Integer state = fixed.get(v);
            if (state == null && isGivenToQ(name, v)) state = scope.observed().get(v);
            if (state != null && algebra.axes(cut).contains(v)) cut = algebra.at(cut, v, state);
        }
        return cut;
    }

    /** A parent in q that q has no table for is observed. */
    private boolean isGivenToQ(String name, Variable v) {
        return name.equals("q")
                && scope.model().q().orElseThrow() instanceof Approximation.Written w
                && !w.network().covers(v);
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

    List<Variable> variables(List<Event> events) {
        return events.stream().map(this::variable).toList();
    }

    private Variable variable(Event e) {
        return scope.variable(e.variable());
    }
}
