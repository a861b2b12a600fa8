package elbow.working;

import elbow.distribution.Distribution;
import elbow.distribution.Distributions;
import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Relate;
import elbow.inference.VariableElimination;
import elbow.model.Conditional;
import elbow.model.Density;
import elbow.model.Network;
import elbow.model.Variable;
import elbow.working.Belief.Named;
import elbow.working.GaussianMoments.Known;
import elbow.working.GaussianQuery.Valued;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Networks whose variables that are not discrete are Normal around affine means, given the discrete
 * ones: joint Normals, and mixtures of them.
 */
final class GaussianEngine<F> implements Engine<F> {
    private final Algebra<F> algebra;
    private final Scope scope;
    private final Queries<F> queries;
    private final GaussianMeasures<F> measures;
    private final VariableElimination<F> elimination;
    private final Optional<GaussianChains<F>> chains;
    private final Map<List<Object>, Conditioned<F>> conditioned = new HashMap<>();

    GaussianEngine(Algebra<F> algebra, Scope scope, Queries<F> queries) {
        this.algebra = algebra;
        this.scope = scope;
        this.queries = queries;
        this.measures = new GaussianMeasures<>(algebra);
        this.elimination = new VariableElimination<>(algebra);
        this.chains =
                algebra instanceof Numbers<F> || algebra instanceof Outline
                        ? Optional.of(new GaussianChains<>(algebra, scope))
                        : Optional.empty();
    }

    /** A query with the moments that answer it; the first {@code given} known stand right. */
    private record Conditioned<F>(
            GaussianQuery query, GaussianMoments<F> moments, int given, List<Conditional> tables) {}

    @Override
    public Optional<Belief<F>> belief(Probability asked) {
        Optional<Belief<F>> chained = chains.flatMap(c -> c.belief(asked));
        if (chained.isPresent()) return chained;
        return conditioned(asked)
                .filter(c -> c.query.left().stream().allMatch(t -> isPlain(c, t)))
                .map(this::belief);
    }

    /** Whether nothing it is given is bare. */
    private static <F> boolean isPlain(Conditioned<F> c, Target t) {
        return c.moments.mean(t, c.given).slopes().isEmpty();
    }

    @Override
    public Optional<F> logDensity(Probability asked) {
        Optional<F> chained = chains.flatMap(c -> c.logDensity(asked));
        if (chained.isPresent()) return chained;
        Optional<Conditioned<F>> all = conditioned(asked);
        if (all.isEmpty() || !all.get().query.left().isEmpty()) return Optional.empty();
        Conditioned<F> c = all.get();
        List<F> logs = logs(c, 0);
        boolean discrete = !c.tables.isEmpty() || !measures.axes(logs).isEmpty();
        if (!discrete || isGivenStates(c, asked))
            return Optional.of(measures.sum(logs.subList(c.given, logs.size())));
        return Optional.of(mixed(asked, c, logs));
    }

    /** The joint Normal of the bare variables left of the bar; letters right of it stay. */
    Optional<Joint<F>> joint(Probability asked) {
        return conditioned(asked)
                .filter(c -> c.tables.isEmpty() && c.query.leftValues().isEmpty())
                .map(c -> new Joint<>(algebra, c.moments, c.given, c.query.left()));
    }

    GaussianMeasures<F> measures() {
        return measures;
    }

    /** cov(A | B) of all that stands left of the bar. */
    Optional<F> matrix(Probability asked) {
        return joint(asked).map(j -> canonical(j.covariance()));
    }

    /** cov(a, b | given), rows of the first. */
    Optional<F> covariance(Relate r) {
        if (r.first().size() != 1 || r.second().size() != 1) return Optional.empty();
        Target a = GaussianQuery.target(r.first().getFirst(), scope);
        Target b = GaussianQuery.target(r.second().getFirst(), scope);
        if (a.variable().isDiscrete() || b.variable().isDiscrete()) return Optional.empty();
        List<Event> left = new ArrayList<>(List.of(new Event(a.ref())));
        if (!a.equals(b)) left.add(new Event(b.ref()));
        return covariance(a, b, new Probability("p", left, r.given()));
    }

    private Optional<F> covariance(Target a, Target b, Probability both) {
        return joint(both)
                .map(j ->
                        j.covariance(a, b)
                                .map(this::canonical)
                                .orElseGet(() ->
                                        algebra.numbers(
                                                axes(a, b),
                                                java.util.Collections.nCopies(
                                                        a.dimension() * b.dimension(),
                                                        BlockLaw.num(0)),
                                                BlockLaw.num(0))));
    }

    private static List<Variable> axes(Target a, Target b) {
        List<Variable> axes = new ArrayList<>();
        if (!a.isNumber()) axes.add(Components.rows(a.dimension()));
        if (!b.isNumber()) axes.add(Components.columns(b.dimension()));
        return axes;
    }

    /** The block with its rows along the axis of rows. */
    F canonical(Block<F> block) {
        Optional<Variable> rows = block.rows().map(r -> Components.rows(r.size()));
        Optional<Variable> columns = block.columns().map(c -> Components.columns(c.size()));
        if (rows.equals(block.rows()) && columns.equals(block.columns())) return block.value();
        BlockLaw<F> law = new BlockLaw<>(algebra);
        Formula same = elbow.inference.MatrixLaw.transpose(law.in(block.transposed()));
        return law.gives(same, rows, columns).value();
    }

    /** E log p(A | B): bare variables of A and B vary as {@code under} says. */
    Optional<F> expectedLog(Averages<F> under, Probability of) {
        return conditioned(of, true)
                .filter(c -> isRow(c, of))
                .map(c -> {
                    List<F> terms = new ArrayList<>();
                    for (int k = c.given; k < c.moments.known().size(); k++)
                        terms.add(measures.expectedLog(c.moments, k, Optional.of(under)));
                    return measures.sum(terms);
                });
    }

    /**
     * Whether everything discrete that the densities left of the bar depend on stands right of it.
     */
    private boolean isRow(Conditioned<F> c, Probability of) {
        if (!c.query.leftStates().isEmpty()) return false;
        for (Event e : of.left())
            if (GaussianQuery.target(e.variable(), scope).variable().isDiscrete()) return false;
        List<F> covariances = new ArrayList<>();
        for (int k = c.given; k < c.moments.known().size(); k++) {
            Target t = c.moments.known().get(k).target();
            c.moments.covariance(t, t, k).ifPresent(b -> covariances.add(b.value()));
            c.moments.mean(t, k).constant().ifPresent(b -> covariances.add(b.value()));
        }
        Set<Variable> axes = measures.axes(covariances);
        axes.removeIf(Components::isComponents);
        return c.query.rightStates().containsAll(axes);
    }

    /**
     * I(A ; B | C) = H(A | C) + H(B | C) − H(A, B | C), the first {@code count} left of the bar
     * being A. The entropies do not depend on the value of C.
     */
    Optional<F> information(Probability asked, int count) {
        return joint(asked)
                .map(all -> {
                    List<Target> of = all.of();
                    List<F> entropies = new ArrayList<>();
                    for (List<Target> part :
                            List.of(of.subList(0, count), of.subList(count, of.size()), of)) {
                        List<Event> left = part.stream().map(t -> new Event(t.ref())).toList();
                        Probability named = new Probability(asked.network(), left, asked.right());
                        entropies.add(
                                algebra.named(
                                        measures.entropy(all.only(part)),
                                        new Formula.Measure(
                                                Formula.Measure.Functional.H, List.of(named))));
                    }
                    Formula law =
                            BlockLaw.minus(BlockLaw.plus(Law.input(0), Law.input(1)), Law.input(2));
                    return algebra.apply(new Law(law), List.of(), entropies);
                });
    }

    /** Why a query is none of joint Normals; empty if it is one. */
    Optional<String> reason(Probability asked) {
        try {
            condition(queries.inWrittenTerms(asked), false);
            return Optional.empty();
        } catch (NotGaussian e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private Optional<Conditioned<F>> conditioned(Probability asked) {
        return conditioned(asked, false);
    }

    /**
     * @param letters whether bare variables left of the bar are known, as letters
     */
    private Optional<Conditioned<F>> conditioned(Probability asked, boolean letters) {
        List<Object> key = List.of(asked, letters);
        Conditioned<F> known = conditioned.get(key);
        if (known != null) return Optional.of(known);
        try {
            Conditioned<F> made = condition(queries.inWrittenTerms(asked), letters);
            conditioned.put(key, made);
            return Optional.of(made);
        } catch (NotGaussian e) {
            return Optional.empty();
        }
    }

    /** Why a query is none of joint Normals. */
    private static final class NotGaussian extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotGaussian(String message) {
            super(message, null, false, false);
        }
    }

    private Conditioned<F> condition(Probability asked, boolean letters) {
        GaussianQuery query = GaussianQuery.of(asked, scope);
        Network network = queries.network(asked);
        List<Variable> named = new ArrayList<>(queries.variables(Queries.all(simple(asked))));
        Map<Variable, Integer> states = new LinkedHashMap<>(query.states());
        Set<Variable> relevant = network.withAncestors(named);
        Map<Variable, Formula> given = new LinkedHashMap<>(queries.values(simple(asked)));
        for (Variable v : relevant)
            if (v.isDiscrete() && !network.covers(v) && scope.observed().containsKey(v))
                states.put(v, scope.observed().getOrDefault(v, 0));
        GaussianNetwork<F> gaussian =
                new GaussianNetwork<>(algebra, asked.network(), network, states, given);
        for (Variable v : relevant) check(gaussian, network, v);
        List<Known<F>> known = new ArrayList<>(known(gaussian, query.right()));
        int count = known.size();
        List<Valued> left = new ArrayList<>(query.leftValues());
        if (letters)
            for (Target t : query.left())
                left.add(new Valued(t, Optional.empty(), new Event(t.ref())));
        known.addAll(known(gaussian, left));
        return new Conditioned<>(
                query,
                new GaussianMoments<>(algebra, gaussian, known),
                count,
                network.ancestral(named));
    }

    private void check(GaussianNetwork<F> gaussian, Network network, Variable v) {
        Optional<Density> density = network.densityOf(v);
        if (v.isDiscrete()) {
            if (density.isPresent())
                throw new NotGaussian(v + " is discrete and depends on what is not");
            return;
        }
        try {
            gaussian.node(v);
        } catch (IllegalArgumentException e) {
            throw new NotGaussian(String.valueOf(e.getMessage()));
        }
    }

    /** The query with components named by their variables. */
    private Probability simple(Probability asked) {
        return new Probability(asked.network(), simple(asked.left()), simple(asked.right()));
    }

    private List<Event> simple(List<Event> events) {
        List<Event> simple = new ArrayList<>();
        for (Event e : events) {
            Target t = GaussianQuery.target(e.variable(), scope);
            boolean part = t.component().isPresent();
            simple.add(part ? new Event(t.variable().ref()) : e);
        }
        return simple;
    }

    /** In the order in which the network comes to them. */
    private static <F> List<Known<F>> known(GaussianNetwork<F> network, List<Valued> valued) {
        return valued.stream()
                .sorted(Comparator.comparingInt(v -> network.depth(v.target().variable())))
                .map(v -> v.known(network))
                .toList();
    }

    /** The log densities of what is known, one after the other. */
    private List<F> logs(Conditioned<F> c, int from) {
        List<F> logs = new ArrayList<>();
        for (int k = from; k < c.moments.known().size(); k++) {
            F log = measures.logDensity(c.moments, k);
            logs.add(algebra.named(log, ln(c.moments.distribution(k, log))));
        }
        return logs;
    }

    private static Formula ln(Probability p) {
        return new Formula.Call(Formula.Function.LOG, List.of(p));
    }

    /** Whether every discrete variable has a state right of the bar, or stands there bare. */
    private static <F> boolean isGivenStates(Conditioned<F> c, Probability asked) {
        List<Formula.Ref> right = asked.right().stream().map(Event::variable).toList();
        return c.given == 0
                && c.query.leftStates().isEmpty()
                && c.tables.stream()
                        .flatMap(t -> t.axes().stream())
                        .allMatch(v -> right.contains(v.ref()));
    }

    /** ln Σ over discrete variables of p(A, B) less ln Σ of p(B). */
    private F mixed(Probability asked, Conditioned<F> c, List<F> logs) {
        List<Variable> keep = new ArrayList<>(c.query.leftStates());
        keep.addAll(c.query.rightStates());
        F joint = logTotal(c, logs, keep);
        if (asked.right().isEmpty()) return joint;
        algebra.named(joint, ln(joint(c, keep, logs.size())));
        Probability given = new Probability(asked.network(), asked.right(), List.of());
        F right =
                logDensity(given)
                        .orElseThrow(() -> new IllegalStateException("p(B) of a known p(A, B)"));
        algebra.named(right, ln(given));
        return algebra.apply(
                new Law(BlockLaw.minus(Law.input(0), Law.input(1))),
                List.of(),
                List.of(joint, right));
    }

    private F logTotal(Conditioned<F> c, List<F> logs, List<Variable> keep) {
        List<F> plain = new ArrayList<>();
        List<F> factors = tables(c);
        for (int k = 0; k < logs.size(); k++)
            if (algebra.axes(logs.get(k)).isEmpty()) plain.add(logs.get(k));
            else factors.add(density(c, k, logs.get(k)));
        F total = elimination.marginal(factors, keep);
        F log = algebra.apply(Laws.LOGARITHM, List.of(), List.of(total));
        if (plain.isEmpty() || plain.size() == logs.size()) {
            Probability of = joint(c, keep, plain.isEmpty() ? logs.size() : 0);
            algebra.named(total, of);
            algebra.named(log, ln(of));
        }
        plain.add(log);
        return measures.sum(plain);
    }

    /** The density of the known number k from its logarithm. */
    private F density(Conditioned<F> c, int k, F log) {
        return algebra.named(
                algebra.apply(Laws.EXPONENTIAL, List.of(), List.of(log)),
                c.moments.distribution(k, log));
    }

    /** {@code p(c, x)} of discrete variables, bare or with their states, and of what is known. */
    private Probability joint(Conditioned<F> c, List<Variable> bare, int count) {
        List<Event> all = new ArrayList<>();
        bare.forEach(v -> all.add(Resolver.bare(v)));
        all.addAll(statesOf(c));
        c.moments.known().subList(0, count).forEach(k -> all.add(k.event()));
        return new Probability(c.moments.networkName(), all, List.of());
    }

    private static <F> List<Event> statesOf(Conditioned<F> c) {
        return c.tables.stream()
                .flatMap(t -> t.axes().stream())
                .distinct()
                .filter(c.moments.states()::containsKey)
                .map(v -> Resolver.state(v, c.moments.states().getOrDefault(v, 0)))
                .toList();
    }

    private List<F> tables(Conditioned<F> c) {
        List<F> factors = new ArrayList<>();
        for (Conditional table : c.tables) {
            F factor = algebra.table(c.moments.networkName(), table);
            for (Variable v : table.axes())
                if (c.moments.states().containsKey(v))
                    factor = algebra.at(factor, v, c.moments.states().getOrDefault(v, 0));
            factors.add(factor);
        }
        return factors;
    }

    private Belief<F> belief(Conditioned<F> c) {
        List<Named<F>> parts = new ArrayList<>();
        Joint<F> joint = new Joint<>(algebra, c.moments, c.given, c.query.left());
        for (List<Target> group : joint.groups(Optional.empty()))
            parts.add(named(joint.only(group)));
        Set<Variable> axes = new LinkedHashSet<>(c.query.leftStates());
        for (Named<F> part : parts)
            axes.addAll(measures.axes(List.copyOf(part.parameters().values())));
        axes.removeIf(Components::isComponents);
        axes.removeAll(c.query.rightStates());
        List<Variable> of = new ArrayList<>();
        c.query.left().forEach(t -> of.add(t.variable()));
        of.addAll(c.query.leftStates());
        List<Variable> states = List.copyOf(axes);
        if (states.isEmpty()) return new Belief<>(of, Optional.empty(), List.of(), parts);
        return new Belief<>(of, Optional.of(weights(c, states)), states, parts);
    }

    /** p(states | what is known). */
    private F weights(Conditioned<F> c, List<Variable> states) {
        List<F> factors = tables(c);
        boolean all = true;
        for (int k = 0; k < c.given; k++) {
            F log = measures.logDensity(c.moments, k);
            if (algebra.axes(log).isEmpty()) all = false;
            else {
                algebra.named(log, ln(c.moments.distribution(k, log)));
                factors.add(density(c, k, log));
            }
        }
        List<Variable> keep = new ArrayList<>(states);
        keep.addAll(c.query.rightStates());
        F joint = elimination.marginal(factors, keep);
        boolean normalised =
                c.given == 0 && c.query.states().isEmpty() && c.query.rightStates().isEmpty();
        if (normalised) return joint;
        F sum = algebra.sumOut(joint, states);
        if (all) {
            algebra.named(joint, joint(c, keep, c.given));
            algebra.named(sum, joint(c, c.query.rightStates(), c.given));
        }
        List<Event> given = new ArrayList<>(joint(c, c.query.rightStates(), c.given).left());
        return algebra.named(
                algebra.divide(joint, sum),
                new Probability(
                        c.moments.networkName(),
                        states.stream().map(Resolver::bare).toList(),
                        given));
    }

    private Named<F> named(Joint<F> joint) {
        Distribution normal = Distributions.named("Normal").orElseThrow();
        Map<String, F> parameters = new LinkedHashMap<>();
        parameters.put("mean", canonical(joint.mean()));
        parameters.put(
                joint.dimension() == 1 && joint.of().getFirst().isNumber() ? "var" : "cov",
                canonical(joint.covariance()));
        return new Named<>(normal, parameters, joint.of().stream().map(Target::variable).toList());
    }
}
