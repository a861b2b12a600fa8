package elbow.working;

import elbow.distribution.Distribution;
import elbow.distribution.Instance;
import elbow.distribution.Statistic;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.formula.TextPrinter;
import elbow.model.Density;
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
 * E[ f ] where f depends on variables that are not discrete. What depends on them is replaced, term
 * by term, by its expectation given the discrete variables; the sum over these is left to be taken.
 */
final class Expectations<F> {
    private static final int MOST_IN_A_ROW = 50;
    private static final Formula ONE = new Num(BigDecimal.ONE);

    /** The arithmetic around a formula: what has no such variable in it, and new inputs. */
    interface Surroundings<F> {
        /** A part that depends on discrete variables alone. */
        Formula other(Formula f);

        /** A quantity as an input. */
        Formula input(F f);

        /** The value of arithmetic over parameters and inputs. */
        F value(Formula f);
    }

    private final Algebra<F> algebra;
    private final Scope scope;
    private final Queries<F> queries;
    private final Densities<F> densities;
    private final Belief<F> under;
    private final Surroundings<F> around;
    private final Formula measure;
    private final Moments<F> moments;

    Expectations(
            Algebra<F> algebra,
            Scope scope,
            Queries<F> queries,
            Belief<F> under,
            Formula measure,
            Surroundings<F> around) {
        this.algebra = algebra;
        this.scope = scope;
        this.queries = queries;
        this.densities = queries.densities();
        this.under = under;
        this.around = around;
        this.moments = new Moments<>(algebra, densities, under, measure);
        this.measure = measure;
    }

    /** Whether a formula depends on a variable under the expectation that is not discrete. */
    boolean depends(Formula f) {
        return !reals(f).isEmpty();
    }

    private Set<Variable> reals(Formula f) {
        Set<Variable> found = new LinkedHashSet<>();
        Formulas.walk(f)
                .forEach(g -> {
                    if (g instanceof Ref r) moments.variable(r).ifPresent(found::add);
                    if (g instanceof Probability p)
                        for (Event e : Queries.all(p))
                            if (e.test().isEmpty())
                                moments.variable(e.variable()).ifPresent(found::add);
                });
        return found;
    }

    /** E[ f ] given the discrete variables. */
    Formula of(Formula f) {
        if (!depends(f)) return around.other(f);
        return switch (f) {
            case Negate n -> new Negate(of(n.operand()));
            case Ref r -> around.input(moments.of(Statistic.MEAN, r));
            case Binary b -> binary(b);
            case Call c -> call(c);
            case Measure m when m.kind() == Measure.Functional.KL -> divergence(m);
            default -> integral(f);
        };
    }

    private static boolean isZero(Formula f) {
        return f instanceof Num n && n.value().signum() == 0;
    }

    private Formula binary(Binary b) {
        Formula left = b.left();
        Formula right = b.right();
        return switch (b.operator()) {
            case PLUS, MINUS -> new Binary(b.operator(), of(left), of(right));
            case TIMES -> product(b);
            case DIVIDE -> ratio(b);
            case POWER -> isTwo(right) ? square(left, b) : integral(b);
            case AND, OR -> throw new Refusal("no number: " + TextPrinter.print(b), b);
        };
    }

    private Formula product(Binary b) {
        if (!depends(b.left()) || !depends(b.right()))
            return new Binary(Operator.TIMES, of(b.left()), of(b.right()));
        Optional<Formula> spread = spread(b.left(), b.right(), false);
        if (spread.isEmpty()) spread = spread(b.right(), b.left(), true);
        if (spread.isPresent()) return of(spread.get());
        if (moments.areIndependent(reals(b.left()), reals(b.right())))
            return new Binary(Operator.TIMES, of(b.left()), of(b.right()));
        if (b.left().equals(b.right())) return square(b.left(), b);
        if (moments.isAffine(b.left()) && moments.isAffine(b.right())) {
            Formula means = new Binary(Operator.TIMES, of(b.left()), of(b.right()));
            return new Binary(
                    Operator.PLUS,
                    means,
                    around.input(moments.covariance(b.left(), b.right(), around)));
        }
        return integral(b);
    }

    /** (a + b) c as a c + b c. */
    private static Optional<Formula> spread(Formula sum, Formula by, boolean swapped) {
        if (sum instanceof Negate n)
            return Optional.of(new Negate(times(n.operand(), by, swapped)));
        if (sum instanceof Binary s
                && (s.operator() == Operator.PLUS || s.operator() == Operator.MINUS))
            return Optional.of(
                    new Binary(
                            s.operator(),
                            times(s.left(), by, swapped),
                            times(s.right(), by, swapped)));
        return Optional.empty();
    }

    private static Formula times(Formula a, Formula b, boolean swapped) {
        return swapped ? new Binary(Operator.TIMES, b, a) : new Binary(Operator.TIMES, a, b);
    }

    private Formula ratio(Binary b) {
        if (!depends(b.right()))
            return new Binary(Operator.DIVIDE, of(b.left()), around.other(b.right()));
        if (b.right() instanceof Binary d && d.operator() == Operator.DIVIDE)
            return of(
                    new Binary(
                            Operator.DIVIDE,
                            new Binary(Operator.TIMES, b.left(), d.right()),
                            d.left()));
        if (b.right() instanceof Binary t && t.operator() == Operator.TIMES)
            return of(
                    new Binary(
                            Operator.DIVIDE,
                            new Binary(Operator.DIVIDE, b.left(), t.left()),
                            t.right()));
        if (b.right() instanceof Ref r && moments.areIndependent(reals(b.left()), reals(r))) {
            Optional<F> reciprocal = moments.find(Statistic.RECIPROCAL, r);
            if (reciprocal.isPresent())
                return new Binary(Operator.TIMES, of(b.left()), around.input(reciprocal.get()));
        }
        return integral(b);
    }

    private static boolean isTwo(Formula f) {
        return f instanceof Num n && n.value().compareTo(BigDecimal.TWO) == 0;
    }

    /** E a² = (E a)² + var a for affine a. */
    private Formula square(Formula a, Formula whole) {
        if (!moments.isAffine(a)) return integral(whole);
        return new Binary(
                Operator.PLUS,
                new Binary(Operator.POWER, of(a), new Num(BigDecimal.TWO)),
                around.input(moments.covariance(a, a, around)));
    }

    private Formula call(Call c) {
        Formula of = c.arguments().getFirst();
        boolean log = c.function() == Function.LOG || c.function() == Function.LN;
        if (log && of instanceof Probability p) return log(p);
        if (log) return logarithm(of).map(this::of).orElseGet(() -> logStatistic(c, of));
        return integral(c);
    }

    /** ln of a product, a ratio, a power or an exponential, in parts. */
    private Optional<Formula> logarithm(Formula of) {
        if (of instanceof Binary b && b.operator() == Operator.MINUS && isZero(b.right()))
            return Optional.of(ln(b.left()));
        if (of instanceof Binary b && b.operator() == Operator.TIMES)
            return Optional.of(new Binary(Operator.PLUS, ln(b.left()), ln(b.right())));
        if (of instanceof Binary b && b.operator() == Operator.DIVIDE)
            return Optional.of(new Binary(Operator.MINUS, ln(b.left()), ln(b.right())));
        if (of instanceof Binary b && b.operator() == Operator.POWER && !depends(b.right()))
            return Optional.of(new Binary(Operator.TIMES, b.right(), ln(b.left())));
        if (of instanceof Call e && e.function() == Function.EXP)
            return Optional.of(e.arguments().getFirst());
        if (of instanceof Call s && s.function() == Function.SQRT)
            return Optional.of(
                    new Binary(
                            Operator.DIVIDE,
                            ln(s.arguments().getFirst()),
                            new Num(BigDecimal.TWO)));
        return Optional.empty();
    }

    private static Formula ln(Formula f) {
        return new Call(Function.LOG, List.of(f));
    }

    private Formula logStatistic(Call whole, Formula of) {
        Optional<F> found = Optional.empty();
        if (of instanceof Ref r) found = moments.find(Statistic.LOG, r);
        if (of instanceof Binary b
                && b.operator() == Operator.MINUS
                && b.left().equals(ONE)
                && b.right() instanceof Ref r) found = moments.find(Statistic.LOG_COMPLEMENT, r);
        return found.map(around::input).orElseGet(() -> integral(whole));
    }

    /** E log p(A | B) as a sum over the tables and densities of A, where these are its factors. */
    private Formula log(Probability asked) {
        Probability p = queries.inWrittenTerms(asked);
        Network network = queries.network(p);
        List<Variable> left = queries.variables(p.left());
        List<Variable> known = new ArrayList<>(left);
        known.addAll(queries.variables(p.right()));
        boolean rows =
                queries.isRows(network, p)
                        || (p.right().isEmpty() && known.containsAll(network.withAncestors(left)));
        if (rows) return sum(left.stream().map(v -> local(p, network, v)).toList());
        if (!p.right().isEmpty() && known.containsAll(network.withAncestors(known))) {
            Formula joint = log(new Probability(p.network(), Queries.all(p), List.of()));
            Formula given = of(ln(new Probability(p.network(), p.right(), List.of())));
            return new Binary(Operator.MINUS, joint, given);
        }
        Optional<Formula> normal = normal(p);
        if (normal.isPresent()) return normal.get();
        Belief<F> belief = queries.belief(p);
        List<Formula> logs = new ArrayList<>();
        if (!belief.states().isEmpty()) throw notExact(asked);
        for (Named<F> part : belief.parts()) logs.add(moments.expectedLog(part, around));
        return sum(logs);
    }

    private Event seen(Variable v) {
        Formula value = scope.model().observed().get(v);
        return v.isDiscrete() || value == null
                ? queries.seen(v)
                : new Event(v.ref(), Formula.Relation.EQUAL, value);
    }

    /** E log of a joint Normal density. */
    private Optional<Formula> normal(Probability p) {
        BeliefAverages<F> averages = new BeliefAverages<>(algebra, under);
        for (Event e : Queries.all(p)) {
            Variable v = scope.variable(e.variable());
            if (e.test().isEmpty() && !v.isDiscrete() && !averages.has(v)) return Optional.empty();
        }
        return queries.gaussian().expectedLog(averages, p).map(around::input);
    }

    /** Halved again and again, so that a thousand terms are not a thousand deep. */
    private static Formula sum(List<Formula> terms) {
        if (terms.size() <= MOST_IN_A_ROW)
            return terms.stream()
                    .reduce((a, b) -> new Binary(Operator.PLUS, a, b))
                    .orElse(new Num(BigDecimal.ZERO));
        int half = terms.size() / 2;
        return new Binary(
                Operator.PLUS, sum(terms.subList(0, half)), sum(terms.subList(half, terms.size())));
    }

    /** E log p(v | its parents). */
    private Formula local(Probability p, Network network, Variable v) {
        Optional<Density> density = network.densityOf(v);
        Map<Variable, Event> events = new LinkedHashMap<>();
        for (Event e : Queries.all(p)) events.put(scope.variable(e.variable()), e);
        if (density.isEmpty()) {
            List<Event> parents =
                    network.parents(v).stream()
                            .map(u -> events.getOrDefault(u, queries.seen(u)))
                            .toList();
            return around.other(
                    ln(
                            new Probability(
                                    p.network(),
                                    List.of(events.getOrDefault(v, Resolver.bare(v))),
                                    parents)));
        }
        boolean vectors =
                v.isVector() || density.get().realParents().stream().anyMatch(Variable::isVector);
        if (vectors) {
            List<Event> parents =
                    network.parents(v).stream().map(u -> events.getOrDefault(u, seen(u))).toList();
            Event child = events.getOrDefault(v, Resolver.bare(v));
            Optional<Formula> normal =
                    normal(new Probability(p.network(), List.of(child), parents));
            if (normal.isPresent()) return normal.get();
        }
        Map<Variable, Formula> values = queries.values(p);
        Density d = density.get();
        Formula child = values.getOrDefault(v, valueOf(events.getOrDefault(v, Resolver.bare(v))));
        List<F> rows = new ArrayList<>();
        for (Instance row : Densities.rows(d, values)) rows.add(around.value(local(row, child, v)));
        F table = rows.size() == 1 ? rows.getFirst() : algebra.stack(rows, d.discreteParents());
        List<Variable> axes = new ArrayList<>(d.discreteParents());
        axes.add(v);
        F cut = queries.at(table, axes, p);
        List<Event> parents =
                d.parents().stream().map(u -> events.getOrDefault(u, seen(u))).toList();
        Event of = events.getOrDefault(v, Resolver.bare(v));
        Formula log = ln(new Probability(p.network(), List.of(of), parents));
        return around.input(algebra.named(cut, new Formula.Expectation(measure, log)));
    }

    private static Formula valueOf(Event e) {
        return e.test().isPresent() ? e.test().get().value() : e.variable();
    }

    private Formula local(Instance row, Formula child, Variable v) {
        Distribution family = row.distribution();
        if (family.name().equals("Categorical") && row.parameters().get("p") instanceof Vector p)
            return of(ln(p.elements().get(scope.state(v, child))));
        Optional<Formula> joint = moments.vectorLog(row, child, v, around);
        if (joint.isPresent()) return joint.get();
        boolean fixed = row.parameters().values().stream().noneMatch(this::depends);
        if (fixed && child instanceof Ref r) {
            Optional<Formula> closed = moments.expectedLog(family, row.parameters(), r, around);
            if (closed.isPresent()) return closed.get();
        }
        Map<Ref, Formula> names = new LinkedHashMap<>();
        row.parameters().forEach((name, f) -> names.put(new Ref(name), f));
        names.put(new Ref("x"), child);
        Formula log = Densities.renamed(family.logDensity(), names);
        Formula expected = of(Trivial.out(log));
        return indicator(family, names, child)
                .<Formula>map(i -> new Binary(Operator.PLUS, expected, i))
                .orElse(expected);
    }

    /** E ln 1[x ≤ θ] where the support ends at a variable θ: 0 if θ is never below x, else −∞. */
    private Optional<Formula> indicator(
            Distribution family, Map<Ref, Formula> names, Formula child) {
        if (!(family.support() instanceof Support.Interval own)
                || !(Densities.renamed(own.high(), names) instanceof Ref end)
                || moments.variable(end).isEmpty()) return Optional.empty();
        Named<F> part = moments.part(moments.variable(end).orElseThrow());
        if (!(part.family().support() instanceof Support.Interval of)) return Optional.empty();
        F least = densities.apply(of.low(), part.parameters());
        Formula inside =
                new Call(
                        Function.INSIDE,
                        List.of(
                                new Negate(new Formula.Word(Formula.Word.Special.INFINITE)),
                                around.other(child),
                                around.input(least)));
        return Optional.of(ln(inside));
    }

    /**
     * KL(a ‖ b) whose distributions depend on what is averaged: E log a − E log b, over the
     * variables of a too.
     */
    private Formula divergence(Measure m) {
        if (!(m.of().get(0) instanceof Probability a) || !(m.of().get(1) instanceof Probability b))
            return integral(m);
        List<Event> left = new ArrayList<>();
        under.of().forEach(v -> left.add(Resolver.bare(v)));
        a.left().stream().filter(e -> !left.contains(e)).forEach(left::add);
        List<Event> given = a.right().stream().filter(e -> e.test().isPresent()).toList();
        Belief<F> joint = queries.belief(new Probability(a.network(), left, given));
        Formula difference = new Binary(Operator.MINUS, ln(a), ln(b));
        return new Expectations<>(algebra, scope, queries, joint, measure, around).of(difference);
    }

    /** E[ f ] by quadrature, where f depends on one number. */
    private Formula integral(Formula f) {
        Set<Variable> of = reals(f);
        if (of.size() != 1) throw notExact(f);
        Variable v = of.iterator().next();
        Named<F> part =
                under.parts().stream().filter(p -> p.of().contains(v)).findFirst().orElseThrow();
        if (part.of().size() > 1 || v.isVector()) throw notExact(f);
        Map<String, F> others = new LinkedHashMap<>();
        Formula inX = integrand(f, v, others);
        return new Integrals<>(algebra, measure)
                .mean(part, inX, others)
                .map(found -> algebra.named(found, new Formula.Expectation(measure, f)))
                .map(around::input)
                .orElseThrow(() -> notExact(f));
    }

    /** A formula over x in the place of v, and over new names for whatever else is in it. */
    private Formula integrand(Formula f, Variable v, Map<String, F> others) {
        return switch (f) {
            case Ref r when r.equals(Resolver.PI) -> r;
            case Ref r when r.equals(v.ref()) -> Integral.X;
            case Num n -> n;
            case Negate n -> new Negate(integrand(n.operand(), v, others));
            case Binary b ->
                    new Binary(
                            b.operator(),
                            integrand(b.left(), v, others),
                            integrand(b.right(), v, others));
            case Call c ->
                    new Call(
                            c.function(),
                            c.arguments().stream().map(a -> integrand(a, v, others)).toList());
            case Probability p when depends(p) -> density(p, v, others);
            default -> {
                if (depends(f)) throw notExact(f);
                String name = "o" + others.size();
                others.put(name, around.value(around.other(f)));
                yield new Ref(name);
            }
        };
    }

    /** p(A | B) as a product of densities, where these are its factors. */
    private Formula density(Probability asked, Variable v, Map<String, F> others) {
        Probability p = queries.inWrittenTerms(asked);
        Network network = queries.network(p);
        List<Variable> left = queries.variables(p.left());
        boolean rows =
                queries.isRows(network, p)
                        || (p.right().isEmpty() && left.containsAll(network.withAncestors(left)));
        if (!rows) throw notExact(asked);
        Map<Variable, Formula> values = queries.values(p);
        List<Formula> factors = new ArrayList<>();
        for (Event e : p.left()) {
            Variable u = scope.variable(e.variable());
            Density d = network.densityOf(u).orElseThrow(() -> notExact(asked));
            List<Instance> of = Densities.rows(d, values);
            if (of.size() != 1 || u.isVector()) throw notExact(asked);
            Map<Ref, Formula> names = new LinkedHashMap<>();
            of.getFirst().parameters().forEach((name, g) -> names.put(new Ref(name), g));
            names.put(new Ref("x"), values.getOrDefault(u, valueOf(e)));
            Formula log =
                    Formulas.rewrite(
                            of.getFirst().distribution().logDensity(),
                            g -> g instanceof Ref r ? names.getOrDefault(r, g) : g);
            factors.add(new Call(Function.EXP, List.of(integrand(Trivial.out(log), v, others))));
        }
        return factors.stream().reduce((a, b) -> new Binary(Operator.TIMES, a, b)).orElseThrow();
    }

    private static Refusal notExact(Formula f) {
        return new Refusal(
                "the expectation of " + TextPrinter.print(f) + " has no exact value here", f);
    }
}
