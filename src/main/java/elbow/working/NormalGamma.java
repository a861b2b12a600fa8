package elbow.working;

import elbow.distribution.Distributions;
import elbow.distribution.Divergences;
import elbow.distribution.Instance;
import elbow.distribution.Statistic;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Density;
import elbow.model.Group;
import elbow.model.Network;
import elbow.model.Variable;
import elbow.working.Belief.Named;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Gamma precision τ, a Normal mean μ whose variance is a multiple of 1/τ, and Normal observations
 * of that mean whose variances are too: the posterior is such a pair again (A. Gelman et al.,
 * Bayesian Data Analysis, 3rd edition, 2013, section 3.3).
 */
final class NormalGamma<F> implements Engine<F> {
    private static final Formula ONE = new Num(BigDecimal.ONE);

    /** ln of what the density of the pair is divided by, but for a constant. */
    private static final Formula NORMALISER =
            Formulas.parse("lgamma(shape) - shape*log(rate) - log(kappa)/2");

    private static final Formula REST = Formulas.parse("-log(2*pi*x.c)/2");
    private static final Formula WEIGHT = Formulas.parse("1/x.c");
    private static final Formula WEIGHTED = Formulas.parse("x/x.c");
    private static final Formula SQUARES = Formulas.parse("(x - xbar)^2/x.c");

    private static final Map<String, String> UPDATES =
            Map.of(
                    "mean",
                    "(kappa*mean + w*xbar)/(kappa + w)",
                    "kappa",
                    "kappa + w",
                    "shape",
                    "shape + n/2",
                    "rate",
                    "rate + ss/2 + kappa*w*(xbar - mean)^2/(2*(kappa + w))");

    private static final List<String> NAMES = List.of("mean", "kappa", "shape", "rate");

    private final Algebra<F> algebra;
    private final Scope scope;
    private final Queries<F> queries;
    private final Densities<F> densities;

    NormalGamma(Algebra<F> algebra, Scope scope, Queries<F> queries) {
        this.algebra = algebra;
        this.scope = scope;
        this.queries = queries;
        this.densities = queries.densities();
    }

    /** An observation of μ, of variance c/τ. */
    private record Child(Variable variable, Formula value, Formula c) {}

    /** The pair, and what is known of it before anything is observed. */
    private record Pair(Variable mu, Variable tau, Map<String, Formula> prior) {}

    /** The pair as it is known after so many observations. */
    private record State<F>(Map<String, F> parameters, int count) {}

    @Override
    public Optional<Belief<F>> belief(Probability asked) {
        List<Variable> bare = queries.bare(asked.left());
        if (bare.isEmpty() || bare.size() != asked.left().size()) return Optional.empty();
        Optional<Pair> pair = pair(asked);
        Optional<List<Child>> given = pair.flatMap(p -> children(asked, p, asked.right()));
        if (given.isEmpty()) return Optional.empty();
        State<F> now = after(prior(pair.get()), given.get());
        List<Named<F>> parts = new ArrayList<>();
        for (Variable v : bare) {
            Optional<Named<F>> part = part(asked, pair.get(), now, v);
            if (part.isEmpty() || (bare.size() > 1 && !isOf(pair.get(), v)))
                return Optional.empty();
            parts.add(part.get());
        }
        return Optional.of(new Belief<>(bare, Optional.empty(), List.of(), parts));
    }

    private static boolean isOf(Pair pair, Variable v) {
        return v.equals(pair.mu()) || v.equals(pair.tau());
    }

    /** τ is Gamma; μ and what is yet to be observed are Student's. */
    private Optional<Named<F>> part(Probability asked, Pair pair, State<F> now, Variable v) {
        Map<String, F> all = now.parameters();
        if (v.equals(pair.tau())) {
            Map<String, F> gamma = new LinkedHashMap<>();
            for (String name : List.of("shape", "rate")) gamma.put(name, all.get(name));
            return Optional.of(
                    new Named<>(Distributions.named("Gamma").orElseThrow(), gamma, List.of(v)));
        }
        Map<String, F> inputs = new LinkedHashMap<>(all);
        if (v.equals(pair.mu())) return Optional.of(new Named<>(STUDENT, inputs, List.of(v)));
        Optional<Child> next = child(asked, pair, v, ONE);
        if (next.isEmpty()) return Optional.empty();
        Map<String, F> laws = new LinkedHashMap<>(all);
        laws.put("c", densities.value(next.get().c()));
        inputs.put("kappa", densities.apply(Formulas.parse("kappa/(1 + c*kappa)"), laws));
        return Optional.of(new Named<>(STUDENT, inputs, List.of(v)));
    }

    /** Of a Normal whose precision kappa·τ is Gamma. */
    private static final Unnamed STUDENT =
            new Unnamed(
                    Formulas.parse(
                            "lgamma(shape + 1/2) - lgamma(shape) + log(kappa/(2*pi*rate))/2 -"
                                    + " (shape + 1/2)*log(1 + kappa*(x - mean)^2/(2*rate))"),
                    Support.reals(),
                    Map.of(
                            Statistic.MEAN,
                            Formulas.parse("mean"),
                            Statistic.MODE,
                            Formulas.parse("mean"),
                            Statistic.VAR,
                            Formulas.parse("rate/(kappa*max(shape - 1, 0))"),
                            Statistic.SD,
                            Formulas.parse("sqrt(rate/(kappa*max(shape - 1, 0)))")));

    @Override
    public Optional<F> logDensity(Probability asked) {
        Optional<Pair> pair = pair(asked);
        if (pair.isEmpty()) return Optional.empty();
        Optional<List<Child>> left = children(asked, pair.get(), asked.left());
        Optional<List<Child>> right = children(asked, pair.get(), asked.right());
        if (left.isEmpty() || right.isEmpty()) return Optional.empty();
        State<F> before = after(prior(pair.get()), right.get());
        State<F> after = after(before, left.get());
        Map<String, F> inputs = new LinkedHashMap<>();
        after.parameters().forEach((name, f) -> inputs.put("a." + name, f));
        before.parameters().forEach((name, f) -> inputs.put("b." + name, f));
        inputs.put("others", seen(left.get()).sum(REST));
        Formula ratio =
                new Binary(
                        Operator.MINUS,
                        Divergences.of(NORMALISER, "a"),
                        Divergences.of(NORMALISER, "b"));
        return Optional.of(
                densities.apply(new Binary(Operator.PLUS, ratio, new Ref("others")), inputs));
    }

    private State<F> prior(Pair pair) {
        Map<String, F> parameters = new LinkedHashMap<>();
        for (String name : NAMES) {
            Formula f = java.util.Objects.requireNonNull(pair.prior().get(name));
            parameters.put(name, algebra.numbers(List.of(), List.of(f), f));
        }
        return new State<>(parameters, 0);
    }

    private State<F> after(State<F> before, List<Child> observed) {
        if (observed.isEmpty()) return before;
        int count = before.count() + observed.size();
        Seen<F> seen = seen(observed);
        Map<String, F> inputs = new LinkedHashMap<>(before.parameters());
        F w = algebra.named(seen.sum(WEIGHT), new Ref("w_" + count));
        inputs.put("w", w);
        Map<String, F> both = new LinkedHashMap<>(Map.of("w", w, "sum", seen.sum(WEIGHTED)));
        F mean =
                algebra.named(
                        densities.apply(Formulas.parse("sum/w"), both), new Ref("xbar_" + count));
        inputs.put("xbar", mean);
        seen.inputs().put("xbar", mean);
        inputs.put("ss", seen.sum(SQUARES));
        Formula n = new Num(BigDecimal.valueOf(observed.size()));
        inputs.put("n", algebra.numbers(List.of(), List.of(n), n));
        Map<String, F> parameters = new LinkedHashMap<>();
        for (String name : NAMES) {
            Formula law = Formulas.parse(java.util.Objects.requireNonNull(UPDATES.get(name)));
            parameters.put(
                    name, algebra.named(densities.apply(law, inputs), new Ref(name + "_" + count)));
        }
        return new State<>(parameters, count);
    }

    private Seen<F> seen(List<Child> children) {
        String letter =
                scope.model()
                        .p()
                        .groupOf(children.getFirst().variable())
                        .map(Group::index)
                        .orElse("i");
        return new Seen<>(
                algebra,
                densities,
                children.stream().map(Child::variable).toList(),
                letter,
                children.stream().map(Child::value).toList(),
                children.stream().map(c -> Map.of("c", c.c())).toList());
    }

    /** μ and τ, where the query rests on them, neither has a value, and nothing else is unknown. */
    private Optional<Pair> pair(Probability asked) {
        Network network = queries.network(asked);
        Set<Variable> hidden =
                new LinkedHashSet<>(network.withAncestors(queries.variables(Queries.all(asked))));
        hidden.removeAll(queries.values(asked).keySet());
        Set<Variable> bare = new LinkedHashSet<>(queries.bare(asked.left()));
        for (Variable mu : hidden) {
            List<Variable> parents = network.parents(mu);
            if (parents.size() != 1 || !hidden.contains(parents.getFirst())) continue;
            Set<Variable> others = new LinkedHashSet<>(hidden);
            others.removeAll(List.of(mu, parents.getFirst()));
            if (!bare.containsAll(others)) continue;
            Optional<Pair> pair = pair(asked, mu, parents.getFirst());
            if (pair.isPresent()) return pair;
        }
        return Optional.empty();
    }

    private Optional<Pair> pair(Probability asked, Variable mu, Variable tau) {
        if (mu.isVector() || tau.isVector()) return Optional.empty();
        Optional<Instance> gamma = only(asked, tau, "Gamma");
        Optional<Instance> normal = only(asked, mu, "Normal");
        if (gamma.isEmpty() || normal.isEmpty()) return Optional.empty();
        if (!queries.network(asked).parents(tau).isEmpty()) return Optional.empty();
        Formula mean = normal.get().parameters().get("mean");
        Optional<Formula> c = over(normal.get(), tau);
        if (mean == null || c.isEmpty() || Factor.mentions(mean, tau)) return Optional.empty();
        Map<String, Formula> prior = new LinkedHashMap<>(gamma.get().parameters());
        prior.put("mean", mean);
        prior.put("kappa", inverse(c.get()));
        return Optional.of(new Pair(mu, tau, prior));
    }

    private static Formula inverse(Formula c) {
        return c instanceof Binary b && b.operator() == Operator.DIVIDE && ONE.equals(b.left())
                ? b.right()
                : new Binary(Operator.DIVIDE, ONE, c);
    }

    /** The c of a variance c/τ. */
    private static Optional<Formula> over(Instance normal, Variable tau) {
        Formula var = normal.parameters().get("var");
        return var == null
                ? Optional.empty()
                : Factor.of(var, tau).filter(f -> f.power() == -1).map(Factor::factor);
    }

    private Optional<Instance> only(Probability asked, Variable v, String family) {
        Optional<Density> density = queries.network(asked).densityOf(v);
        if (density.isEmpty() || !density.get().discreteParents().isEmpty())
            return Optional.empty();
        return new Known<>(scope, queries, asked)
                .row(v)
                .filter(i -> i.distribution().name().equals(family));
    }

    /** The observations of μ among the events; empty if something else is among them. */
    private Optional<List<Child>> children(Probability asked, Pair pair, List<Event> events) {
        Optional<Map<Variable, Formula>> values = new Known<>(scope, queries, asked).values(events);
        if (values.isEmpty()) return Optional.empty();
        List<Child> children = new ArrayList<>();
        for (Map.Entry<Variable, Formula> e : values.get().entrySet()) {
            Optional<Child> child = child(asked, pair, e.getKey(), e.getValue());
            if (child.isEmpty()) return Optional.empty();
            children.add(child.get());
        }
        return Optional.of(children);
    }

    private Optional<Child> child(Probability asked, Pair pair, Variable v, Formula value) {
        if (v.isDiscrete() || v.isVector()) return Optional.empty();
        return only(asked, v, "Normal")
                .filter(i -> pair.mu().ref().equals(i.parameters().get("mean")))
                .flatMap(i -> over(i, pair.tau()))
                .filter(c -> !Factor.mentions(c, pair.mu()))
                .map(c -> new Child(v, value, c));
    }
}
