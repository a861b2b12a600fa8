package elbow.working;

import elbow.distribution.Distribution;
import elbow.distribution.Distributions;
import elbow.distribution.Divergences;
import elbow.distribution.Instance;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.model.Group;
import elbow.model.Variable;
import elbow.working.Belief.Named;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One latent θ whose prior is conjugate to all that was observed below it: the posterior is of the
 * prior's family, and the evidence is the ratio of their normalisers.
 */
final class Conjugate<F> implements Engine<F> {
    private static final Formula ONE = new Num(BigDecimal.ONE);
    private static final Formula ZERO = new Num(BigDecimal.ZERO);

    private final Algebra<F> algebra;
    private final Scope scope;
    private final Queries<F> queries;
    private final Densities<F> densities;

    Conjugate(Algebra<F> algebra, Scope scope, Queries<F> queries) {
        this.algebra = algebra;
        this.scope = scope;
        this.queries = queries;
        this.densities = queries.densities();
    }

    /** An observation below θ. */
    private record Child(
            Variable variable, ConjugatePair pair, Formula value, Map<String, Formula> known) {}

    /** Observations of one kind. */
    private record Block(ConjugatePair pair, List<Child> children) {
        /** Whether an observation is of the same plate and kind. */
        boolean takes(Child child) {
            String plate = plate(children.getFirst().variable());
            return !plate.isEmpty()
                    && plate.equals(plate(child.variable()))
                    && pair.equals(child.pair());
        }

        private static String plate(Variable v) {
            int bracket = v.name().lastIndexOf('[');
            return bracket < 0 ? "" : v.name().substring(0, bracket);
        }
    }

    /** θ as it is known after so many observations. */
    private record State<F>(String family, Map<String, F> parameters, int count) {}

    /** What a query is about: θ, its prior, and what is known right and left of the bar. */
    private record Problem(Variable theta, Instance prior, List<Block> given, List<Block> asked) {}

    @Override
    public Optional<Belief<F>> belief(Probability asked) {
        List<Variable> bare = queries.bare(asked.left());
        if (bare.size() != 1 || asked.left().size() != 1) return Optional.empty();
        Variable v = bare.getFirst();
        if (v.isDiscrete())
            return logDensity(asked).map(f -> Belief.table(queries.probability(asked), bare));
        Optional<Problem> known = problem(asked, List.of(), asked.right());
        if (known.isPresent() && known.get().theta().equals(v)) {
            State<F> after = after(prior(known.get()), known.get().given());
            return Optional.of(
                    Belief.named(new Named<>(family(after), after.parameters(), List.of(v))));
        }
        return known.flatMap(k -> predictive(k, v, asked));
    }

    private static <F> Distribution family(State<F> state) {
        return Distributions.named(state.family()).orElseThrow();
    }

    /** The distribution of what is yet to be seen, where it has a name. */
    private Optional<Belief<F>> predictive(Problem known, Variable v, Probability asked) {
        Optional<Child> child =
                child(new Known<>(scope, queries, asked), v, ONE, known.theta(), known.prior());
        if (child.isEmpty() || !child.get().pair().likelihood().equals("Poisson"))
            return Optional.empty();
        State<F> after = after(prior(known), known.given());
        Map<String, F> inputs = new LinkedHashMap<>(after.parameters());
        Formula c = Objects.requireNonNull(child.get().known().get("c"));
        inputs.put("c", densities.value(c));
        Map<String, F> parameters = new LinkedHashMap<>();
        parameters.put("r", inputs.get("shape"));
        parameters.put(
                "p",
                algebra.named(
                        densities.apply(Formulas.parse("rate/(rate + c)"), inputs), new Ref("p")));
        return Optional.of(
                Belief.named(
                        new Named<>(
                                Distributions.named("NegativeBinomial").orElseThrow(),
                                parameters,
                                List.of(v))));
    }

    @Override
    public Optional<F> density(Probability asked) {
        Optional<F> table = overStates(asked, queries::probability);
        if (table.isPresent()) return table;
        Optional<Problem> problem = problem(asked, asked.left(), asked.right());
        if (problem.isEmpty() || problem.get().asked().size() != 1) return Optional.empty();
        if (!others(asked, problem.get()).isEmpty()) return Optional.empty();
        Block block = problem.get().asked().getFirst();
        if (isImpossible(block)) return Optional.of(densities.value(ZERO));
        State<F> before = after(prior(problem.get()), problem.get().given());
        Seen<F> seen = seen(block);
        Map<String, F> inputs = new LinkedHashMap<>(before.parameters());
        inputs.putAll(seen.inputs());
        boolean categories = block.pair().likelihood().equals("Categorical");
        if (categories && block.children().size() > 1) return Optional.empty();
        if (categories) {
            Vector x = (Vector) block.children().getFirst().value();
            F alpha = Objects.requireNonNull(before.parameters().get("alpha"));
            inputs.put(
                    "theta",
                    algebra.at(
                            alpha,
                            Components.rows(x.elements().size()),
                            x.elements().indexOf(ONE)));
            return Optional.of(densities.apply(CATEGORY, inputs));
        }
        if (seen.count() == 1)
            return block.pair().predictive().map(law -> densities.apply(seen.with(law), inputs));
        if (!before.family().equals("Beta") || !block.pair().rest().equals(ZERO))
            return Optional.empty();
        block.pair().statistics().forEach((s, law) -> inputs.put(s, seen.sum(law)));
        return Optional.of(densities.apply(ORDERED, inputs));
    }

    /** α/Σ α, the chance of one category. */
    private static final Formula CATEGORY = Formulas.parse("theta/sum_k[ alpha ]");

    /** B(a + s, b + f)/B(a, b), which is a fraction for whole s and f. */
    private static final Formula ORDERED =
            Formulas.parse(
                    "choose(a + s - 1, s)*choose(b + f - 1, f)/(choose(s + f, s)*choose(a + b + s +"
                            + " f - 1, s + f))");

    @Override
    public Optional<F> logDensity(Probability asked) {
        Optional<F> table = overStates(asked, queries::logDensity);
        if (table.isPresent()) return table;
        return problem(asked, asked.left(), asked.right()).map(p -> log(p, asked));
    }

    private F log(Problem problem, Probability asked) {
        if (problem.asked().stream().anyMatch(this::isImpossible))
            return algebra.apply(Laws.LOGARITHM, List.of(), List.of(densities.value(ZERO)));
        State<F> before = after(prior(problem), problem.given());
        State<F> after = after(before, problem.asked());
        Map<String, F> inputs = new LinkedHashMap<>();
        after.parameters().forEach((name, f) -> inputs.put("a." + name, f));
        before.parameters().forEach((name, f) -> inputs.put("b." + name, f));
        Formula law = ConjugatePairs.normaliser(before.family());
        Formula ratio =
                new Binary(Operator.MINUS, Divergences.of(law, "a"), Divergences.of(law, "b"));
        int extra = 0;
        for (Block block : problem.asked()) {
            Seen<F> seen = seen(block);
            List<Formula> terms = new ArrayList<>(List.of(block.pair().rest()));
            if (!seen.isPlain()) terms.add(block.pair().factored());
            for (Formula term : terms)
                if (!term.equals(ZERO)) {
                    String name = "extra" + extra++;
                    inputs.put(name, seen.sum(term));
                    ratio = new Binary(Operator.PLUS, ratio, new Ref(name));
                }
        }
        for (Event e : others(asked, problem)) {
            String name = "extra" + extra++;
            inputs.put(name, queries.logDensity(row(asked, e)));
            ratio = new Binary(Operator.PLUS, ratio, new Ref(name));
        }
        return densities.apply(ratio, inputs);
    }

    /** What is asked for and is not below θ. */
    private List<Event> others(Probability asked, Problem problem) {
        Set<Variable> below = new LinkedHashSet<>();
        for (Block b : problem.asked()) b.children().forEach(c -> below.add(c.variable()));
        return asked.left().stream()
                .filter(e -> !below.contains(scope.variable(e.variable())))
                .toList();
    }

    private Probability row(Probability asked, Event e) {
        List<Variable> parents = queries.network(asked).parents(scope.variable(e.variable()));
        return new Probability(
                asked.network(),
                List.of(e),
                Queries.all(asked).stream()
                        .filter(o -> parents.contains(scope.variable(o.variable())))
                        .toList());
    }

    /** A query at each state of the first variable left of the bar that has no value. */
    private Optional<F> overStates(
            Probability asked, java.util.function.Function<Probability, F> each) {
        List<Variable> bare = queries.bare(asked.left());
        if (bare.isEmpty() || !bare.stream().allMatch(Variable::isDiscrete))
            return Optional.empty();
        if (problem(asked, List.of(), asked.right()).isEmpty()) return Optional.empty();
        Variable v = bare.getFirst();
        List<F> cells = new ArrayList<>();
        for (int s = 0; s < v.size(); s++) {
            Event state = Resolver.state(v, s);
            List<Event> left =
                    asked.left().stream().map(e -> e.equals(Resolver.bare(v)) ? state : e).toList();
            cells.add(each.apply(new Probability(asked.network(), left, asked.right())));
        }
        return Optional.of(algebra.stack(cells, List.of(v)));
    }

    private State<F> prior(Problem problem) {
        Map<String, F> parameters = new LinkedHashMap<>();
        problem.prior().parameters().forEach((name, f) -> parameters.put(name, given(f)));
        return new State<>(problem.prior().distribution().name(), parameters, 0);
    }

    private F given(Formula f) {
        return f instanceof Vector v
                ? algebra.numbers(List.of(Components.rows(v.elements().size())), v.elements(), f)
                : algebra.numbers(List.of(), List.of(f), f);
    }

    private State<F> after(State<F> before, List<Block> blocks) {
        State<F> now = before;
        for (Block block : blocks) {
            if (isImpossible(block))
                throw new Refusal(
                        "what is given is impossible: "
                                + block.children().getFirst().variable()
                                + " can't have such a value",
                        block.children().getFirst().variable().ref());
            now = after(now, block);
        }
        return now;
    }

    private State<F> after(State<F> before, Block block) {
        Seen<F> seen = seen(block);
        int count = before.count() + seen.count();
        Map<String, F> inputs = new LinkedHashMap<>(before.parameters());
        block.pair()
                .statistics()
                .forEach((name, law) ->
                        inputs.put(
                                name,
                                name.equals(ConjugatePairs.LARGEST)
                                        ? seen.largest(law)
                                        : seen.sum(law)));
        Map<String, F> parameters = new LinkedHashMap<>();
        for (String name : before.parameters().keySet()) {
            Formula law = Objects.requireNonNull(block.pair().updates().get(name));
            parameters.put(
                    name, algebra.named(densities.apply(law, inputs), new Ref(name + "_" + count)));
        }
        return new State<>(before.family(), parameters, count);
    }

    private Seen<F> seen(Block block) {
        List<Child> children = block.children();
        String letter =
                scope.model()
                        .p()
                        .groupOf(children.getFirst().variable())
                        .map(Group::index)
                        .orElse("i");
        if (block.pair().likelihood().equals("Categorical") && children.size() > 1)
            return new Seen<>(
                    algebra,
                    densities,
                    List.of(Variable.real("counts")),
                    letter,
                    List.of(counts(children)),
                    List.of(children.getFirst().known()));
        return new Seen<>(
                algebra,
                densities,
                children.stream().map(Child::variable).toList(),
                letter,
                children.stream().map(Child::value).toList(),
                children.stream().map(Child::known).toList());
    }

    /** How often each category was seen. */
    private static Formula counts(List<Child> children) {
        int size = ((Vector) children.getFirst().value()).elements().size();
        int[] counts = new int[size];
        for (Child c : children) counts[((Vector) c.value()).elements().indexOf(ONE)]++;
        List<Formula> cells = new ArrayList<>();
        for (int n : counts) cells.add(new Num(BigDecimal.valueOf(n)));
        return new Vector(cells);
    }

    /** The problem that a query is, with these events left and right; empty if it is none. */
    private Optional<Problem> problem(Probability asked, List<Event> left, List<Event> right) {
        Known<F> known = new Known<>(scope, queries, asked);
        Optional<Map<Variable, Formula>> of = known.values(left);
        Optional<Map<Variable, Formula>> given = known.values(right);
        if (of.isEmpty() || given.isEmpty()) return Optional.empty();
        Set<Variable> valued = new LinkedHashSet<>(of.get().keySet());
        valued.addAll(given.get().keySet());
        Optional<Variable> theta = known.latent(valued);
        Optional<Instance> prior = theta.flatMap(known::row).flatMap(Conjugate::prior);
        if (prior.isEmpty() || known.network().descends(given.get().keySet(), of.get().keySet()))
            return Optional.empty();
        Optional<List<Block>> before = blocks(known, given.get(), theta.get(), prior.get());
        Optional<List<Block>> then = blocks(known, of.get(), theta.get(), prior.get());
        if (before.isEmpty() || then.isEmpty()) return Optional.empty();
        return Optional.of(new Problem(theta.get(), prior.get(), before.get(), then.get()));
    }

    /** A prior of the table; those that are cases of others as such. */
    private static Optional<Instance> prior(Instance stated) {
        String name = stated.distribution().name();
        if (ConjugatePairs.isPrior(name)) return Optional.of(stated);
        if (name.equals("Exponential"))
            return Optional.of(
                    stated(
                            "Gamma",
                            "shape",
                            ONE,
                            "rate",
                            Objects.requireNonNull(stated.parameters().get("rate"))));
        boolean unit =
                name.equals("Uniform")
                        && ZERO.equals(stated.parameters().get("low"))
                        && ONE.equals(stated.parameters().get("high"));
        return unit ? Optional.of(stated("Beta", "a", ONE, "b", ONE)) : Optional.empty();
    }

    private static Instance stated(String name, String first, Formula a, String second, Formula b) {
        Map<String, Formula> parameters = new LinkedHashMap<>();
        parameters.put(first, a);
        parameters.put(second, b);
        return new Instance(Distributions.named(name).orElseThrow(), parameters);
    }

    /** The observations below θ, those of one kind together; empty if one is not conjugate. */
    private Optional<List<Block>> blocks(
            Known<F> known, Map<Variable, Formula> values, Variable theta, Instance prior) {
        List<Block> blocks = new ArrayList<>();
        for (Map.Entry<Variable, Formula> e : values.entrySet()) {
            if (!known.network().parents(e.getKey()).contains(theta)) continue;
            Optional<Child> child = child(known, e.getKey(), e.getValue(), theta, prior);
            if (child.isEmpty()) return Optional.empty();
            if (!blocks.isEmpty() && blocks.getLast().takes(child.get()))
                blocks.getLast().children().add(child.get());
            else blocks.add(new Block(child.get().pair(), new ArrayList<>(List.of(child.get()))));
        }
        return Optional.of(blocks);
    }

    private Optional<Child> child(
            Known<F> given, Variable v, Formula value, Variable theta, Instance prior) {
        Optional<Instance> row = given.row(v);
        if (row.isEmpty()) return Optional.empty();
        Map<String, Formula> known = new LinkedHashMap<>();
        Optional<ConjugatePair> pair = Optional.empty();
        List<Integer> places = List.of();
        for (Map.Entry<String, Formula> e : row.get().parameters().entrySet()) {
            if (v.isDiscrete()) places = places(e.getValue(), theta);
            Formula entry = places.isEmpty() ? e.getValue() : theta.ref();
            Optional<Factor> factor = Factor.of(entry, theta);
            if (Factor.mentions(e.getValue(), theta)) {
                if (factor.isEmpty() || pair.isPresent()) return Optional.empty();
                pair =
                        ConjugatePairs.of(
                                prior.distribution().name(),
                                row.get().distribution().name(),
                                e.getKey(),
                                factor.get().power());
                if (pair.isEmpty()) return Optional.empty();
                known.put("c", factor.get().factor());
            } else known.put(e.getKey(), e.getValue());
        }
        if (pair.isEmpty() || !fits(pair.get(), known)) return Optional.empty();
        Formula x = v.isDiscrete() ? state(v, value, pair.get(), places) : value;
        return Optional.of(new Child(v, pair.get(), x, known));
    }

    /** Which component of θ each category has, if each has one and all are taken. */
    private static List<Integer> places(Formula probabilities, Variable theta) {
        if (!(probabilities instanceof Vector v) || !theta.isVector()) return List.of();
        List<Formula> components =
                IntStream.rangeClosed(1, theta.dimension())
                        .<Formula>mapToObj(i -> Factor.component(theta, i))
                        .toList();
        List<Integer> places = v.elements().stream().map(components::indexOf).toList();
        boolean all = Set.copyOf(places).size() == components.size() && !places.contains(-1);
        return all && places.size() == components.size() ? places : List.of();
    }

    /** Whether θ has no factor where it must have none, and what else it takes. */
    private static boolean fits(ConjugatePair pair, Map<String, Formula> known) {
        boolean scaled = pair.prior().equals("Gamma") || pair.prior().equals("InverseGamma");
        if (!scaled && !ONE.equals(known.get("c"))) return false;
        return !pair.likelihood().equals("Uniform") || ZERO.equals(known.get("low"));
    }

    /** The number of a state; of a category, 1 at the place of its probability in θ. */
    private Formula state(Variable v, Formula value, ConjugatePair pair, List<Integer> places) {
        int state = scope.state(v, value);
        if (!pair.likelihood().equals("Categorical"))
            return Resolver.stateName(v.states().get(state));
        int place = places.isEmpty() ? state : places.get(state);
        List<Formula> cells = new ArrayList<>();
        for (int i = 0; i < v.size(); i++) cells.add(i == place ? ONE : ZERO);
        return new Vector(cells);
    }

    /** Whether one of them lies outside of what its distribution can give. */
    private boolean isImpossible(Block block) {
        return block.children().stream()
                .anyMatch(c -> Possible.isNot(c.pair().likelihood(), c.value(), c.known(), scope));
    }
}
