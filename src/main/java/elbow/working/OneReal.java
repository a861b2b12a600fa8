package elbow.working;

import elbow.distribution.Instance;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.model.Variable;
import elbow.working.Belief.Named;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One real latent z of any prior, below it whatever was observed: ln ∫ p(z) Π p(x | z) dz by
 * quadrature, and the posterior as p(z) Π p(x | z) over that.
 */
final class OneReal<F> implements Engine<F> {
    private static final Formula.Word.Special INFINITE = Formula.Word.Special.INFINITE;
    private static final String EVIDENCE = "log_evidence";

    private final Algebra<F> algebra;
    private final Scope scope;
    private final Queries<F> queries;
    private final Integrals<F> integrals;

    OneReal(Algebra<F> algebra, Scope scope, Queries<F> queries) {
        this.algebra = algebra;
        this.scope = scope;
        this.queries = queries;
        this.integrals = new Integrals<>(algebra, new Ref("p"));
    }

    /** ln p(z) + Σ ln p(x | z) over x in the place of z, and where z lies. */
    private record Joint(Variable latent, Formula log, Support.Interval support) {}

    @Override
    public Optional<Belief<F>> belief(Probability asked) {
        List<Variable> bare = queries.bare(asked.left());
        if (bare.size() != 1 || asked.left().size() != 1) return Optional.empty();
        if (bare.getFirst().isDiscrete())
            return Optional.of(Belief.table(queries.probability(asked), bare));
        Optional<Joint> joint =
                joint(asked, asked.right()).filter(j -> j.latent().equals(bare.getFirst()));
        return joint.map(j -> {
            Map<String, F> inputs = inputs(j);
            F evidence = mass(j, asked.right(), inputs);
            inputs.put(EVIDENCE, evidence);
            Formula log = new Binary(Operator.MINUS, j.log(), new Ref(EVIDENCE));
            return Belief.named(new Named<>(new Unnamed(log, j.support()), inputs, bare));
        });
    }

    @Override
    public Optional<F> logDensity(Probability asked) {
        List<Variable> bare = queries.bare(asked.left());
        if (!bare.isEmpty()) return table(asked, bare);
        Optional<Joint> all = joint(asked, Queries.all(asked));
        Optional<Joint> given = joint(asked, asked.right());
        if (all.isEmpty() || given.isEmpty()) return Optional.empty();
        F log = mass(all.get(), Queries.all(asked), inputs(all.get()));
        if (asked.right().isEmpty()) return Optional.of(log);
        F before = mass(given.get(), asked.right(), inputs(given.get()));
        return Optional.of(algebra.apply(DIFFERENCE, List.of(), List.of(log, before)));
    }

    private static final Law DIFFERENCE =
            new Law(new Binary(Operator.MINUS, Law.input(0), Law.input(1)));

    private Optional<F> table(Probability asked, List<Variable> bare) {
        if (!bare.stream().allMatch(Variable::isDiscrete)) return Optional.empty();
        if (joint(asked, asked.right()).isEmpty()) return Optional.empty();
        Variable v = bare.getFirst();
        List<F> cells = new ArrayList<>();
        for (int s = 0; s < v.size(); s++) {
            Event state = Resolver.state(v, s);
            List<Event> left =
                    asked.left().stream().map(e -> e.equals(Resolver.bare(v)) ? state : e).toList();
            cells.add(queries.logDensity(new Probability(asked.network(), left, asked.right())));
        }
        return Optional.of(algebra.stack(cells, List.of(v)));
    }

    /** ln p(events) = ln E_{p(z)}[ p(events | z) ] */
    private F mass(Joint joint, List<Event> events, Map<String, F> inputs) {
        Probability evidence = new Probability("p", events, List.of());
        Event z = Resolver.bare(joint.latent());
        Formula law =
                new Call(
                        Function.LOG,
                        List.of(
                                new Expectation(
                                        new Probability("p", List.of(z), List.of()),
                                        new Probability("p", events, List.of(z)))));
        return algebra.named(
                integrals.logMass(joint.log(), joint.support(), inputs, law),
                new Call(Function.LOG, List.of(evidence)));
    }

    /** The parameters that stand in the density. */
    private Map<String, F> inputs(Joint joint) {
        Map<String, F> inputs = new LinkedHashMap<>();
        for (Formula f : List.of(joint.log(), joint.support().low(), joint.support().high()))
            Formulas.walk(f)
                    .forEach(g -> {
                        if (g instanceof Ref r && scope.parameters().contains(r))
                            inputs.putIfAbsent(Formulas.text(r), algebra.parameter(r));
                    });
        return inputs;
    }

    private Optional<Joint> joint(Probability asked, List<Event> events) {
        Known<F> known = new Known<>(scope, queries, asked);
        Optional<Map<Variable, Formula>> values = known.values(events);
        if (values.isEmpty()) return Optional.empty();
        Optional<Variable> latent = known.latent(values.get().keySet()).filter(v -> !v.isVector());
        Optional<Instance> prior = latent.flatMap(known::row);
        if (prior.isEmpty()
                || !(prior.get().distribution().support() instanceof Support.Interval on))
            return Optional.empty();
        Variable z = latent.get();
        Map<Formula, Integer> terms = new LinkedHashMap<>();
        terms.put(log(prior.get(), Integral.X), 1);
        for (Map.Entry<Variable, Formula> e : values.get().entrySet()) {
            Optional<Formula> term = term(known, z, e.getKey(), e.getValue());
            if (term.isEmpty()) return Optional.empty();
            terms.merge(term.get(), 1, Integer::sum);
        }
        Support.Interval support =
                new Support.Interval(
                        put(on.low(), prior.get(), Integral.X),
                        put(on.high(), prior.get(), Integral.X),
                        on.above());
        return Optional.of(new Joint(z, sum(terms), support));
    }

    /** ln p(v | its parents), with x in the place of z. */
    private Optional<Formula> term(Known<F> known, Variable z, Variable v, Formula value) {
        Optional<Instance> row = known.row(v);
        if (row.isEmpty()) return Optional.empty();
        Instance inX = new Instance(row.get().distribution(), inX(row.get().parameters(), z));
        if (inX.distribution().support() instanceof Support.States) {
            if (!(inX.parameters().get("p") instanceof Vector p)) return Optional.empty();
            return Optional.of(
                    new Call(Function.LOG, List.of(p.elements().get(scope.state(v, value)))));
        }
        if (v.isVector()) return Optional.empty();
        if (Possible.isNot(row.get().distribution().name(), value, row.get().parameters(), scope))
            return Optional.of(new Formula.Negate(new Formula.Word(INFINITE)));
        Formula x =
                v.isDiscrete() ? Resolver.stateName(v.states().get(scope.state(v, value))) : value;
        return Optional.of(log(inX, x));
    }

    private static Map<String, Formula> inX(Map<String, Formula> parameters, Variable z) {
        Map<String, Formula> changed = new LinkedHashMap<>();
        parameters.forEach((name, f) ->
                changed.put(name, Formulas.rewrite(f, g -> g.equals(z.ref()) ? Integral.X : g)));
        return changed;
    }

    private static Formula log(Instance row, Formula x) {
        Formula log = Trivial.out(put(row.distribution().logDensity(), row, x));
        boolean bounded =
                row.distribution().support().indicator().isPresent()
                        && !x.equals(Integral.X)
                        && !(row.distribution().support() instanceof Support.Whole);
        if (!bounded || isReals(row.distribution().support())) return log;
        Formula inside = put(row.distribution().support().indicator().orElseThrow(), row, x);
        return new Binary(Operator.PLUS, log, new Call(Function.LOG, List.of(inside)));
    }

    private static boolean isReals(Support support) {
        return support.equals(Support.reals());
    }

    private static Formula put(Formula law, Instance row, Formula x) {
        return Formulas.rewrite(
                law,
                f ->
                        f instanceof Ref r
                                ? r.equals(Integral.X)
                                        ? x
                                        : row.parameters().getOrDefault(Formulas.text(r), r)
                                : f);
    }

    /** A sum as a tree that is not deep, equal terms once. */
    private static Formula sum(Map<Formula, Integer> terms) {
        List<Formula> row = new ArrayList<>();
        terms.forEach((f, n) ->
                row.add(
                        n == 1
                                ? f
                                : new Binary(Operator.TIMES, new Num(BigDecimal.valueOf(n)), f)));
        while (row.size() > 1) {
            List<Formula> pairs = new ArrayList<>();
            for (int i = 0; i < row.size(); i += 2)
                pairs.add(
                        i + 1 < row.size()
                                ? new Binary(Operator.PLUS, row.get(i), row.get(i + 1))
                                : row.get(i));
            row.clear();
            row.addAll(pairs);
        }
        return row.getFirst();
    }
}
