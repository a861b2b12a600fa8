package elbow.working;

import elbow.formula.Definitions;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Word;
import elbow.formula.Formulas;
import elbow.formula.TextPrinter;
import elbow.model.Variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a formula about distributions into laws applied to tables of a model: into steps or
 * straight into numbers, as the algebra has it. This is where the language gets its meaning.
 */
final class Lowering<F> {
    private final Algebra<F> algebra;
    private final Scope scope;
    private final Queries<F> queries;
    private final Measures<F> measures;
    private final ChainRule<F> rule;
    private final Termwise<F> termwise;

    Lowering(Algebra<F> algebra, Scope scope) {
        this(algebra, scope, Optional.empty());
    }

    private Lowering(Algebra<F> algebra, Scope scope, Optional<Queries<F>> outer) {
        this.algebra = algebra;
        this.scope = scope;
        this.queries = new Queries<>(algebra, scope, this::quantity, outer);
        this.measures = new Measures<>(algebra, scope, queries, this::quantity);
        this.rule = new ChainRule<>(scope, queries);
        this.termwise = new Termwise<>(algebra, rule, this::quantity);
    }

    /** The lowering inside an expectation or a sum over these variables. */
    private Lowering<F> binding(List<Variable> variables) {
        return new Lowering<>(algebra, scope.binding(variables), Optional.of(queries));
    }

    Measures<F> measures() {
        return measures;
    }

    Question<F> ask(Formula formula) {
        if (formula instanceof Formula.ForEach each)
            return new Question.Several<>(
                    new Elements(scope.model().p()).each(each).stream().map(this::ask).toList());
        return new Questions<>(algebra, scope, this, queries)
                .ask(new Resolver(scope).resolve(formula));
    }

    /** A number or a table; the formula must be resolved. */
    F quantity(Formula formula) {
        return quantity(formula, formula);
    }

    private F quantity(Formula formula, Formula symbol) {
        if (formula instanceof Fold f && Resolver.overSupport(f)) return overSupport(f, symbol);
        Body body = new Body(true);
        boolean written = formula instanceof Call c && !(isLogProbability(c) && isDensity(c));
        Formula arithmetic = written ? body.written((Call) formula) : body.of(formula);
        if (arithmetic instanceof Ref only) return body.inputs.get(Law.index(only));
        return algebra.named(algebra.apply(new Law(arithmetic), List.of(), body.inputs), symbol);
    }

    /**
     * Arithmetic is one law: the quantities in it are its inputs, so that it is printed as it was
     * written.
     */
    private final class Body {
        private final boolean separateLogs;
        private final List<F> inputs = new ArrayList<>();

        /**
         * @param separateLogs whether a log-probability is a quantity of its own, as in log p(x) −
         *     ELBO, and not part of the term of a sum
         */
        Body(boolean separateLogs) {
            this.separateLogs = separateLogs;
        }

        Formula of(Formula f) {
            return switch (f) {
                case Num n -> n;
                case Word w -> w;
                case Negate n -> new Negate(of(n.operand()));
                case Binary b when b.operator() != Operator.AND && b.operator() != Operator.OR ->
                        new Binary(b.operator(), of(b.left()), of(b.right()));
                case Call c when isLogProbability(c) && isDensity(c) ->
                        input(queries.logDensity((Probability) c.arguments().getFirst()));
                case Call c when separateLogs && isLogProbability(c) -> input(quantity(c));
                case Call c -> written(c);
                default -> input(lower(f));
            };
        }

        Call written(Call c) {
            return new Call(c.function(), c.arguments().stream().map(this::of).toList());
        }

        Ref input(F f) {
            int at = inputs.indexOf(f);
            if (at < 0) {
                at = inputs.size();
                inputs.add(f);
            }
            return Law.input(at);
        }

        /** The value of arithmetic over the inputs. */
        F value(Formula arithmetic) {
            List<F> used = new ArrayList<>();
            Formula law =
                    Formulas.rewrite(
                            arithmetic,
                            f -> {
                                if (!(f instanceof Ref r)) return f;
                                F input = inputs.get(Law.index(r));
                                if (!used.contains(input)) used.add(input);
                                return Law.input(used.indexOf(input));
                            });
            return law instanceof Ref only
                    ? used.get(Law.index(only))
                    : algebra.apply(new Law(law), List.of(), used);
        }

        Set<Variable> axes() {
            Set<Variable> axes = new LinkedHashSet<>();
            inputs.forEach(f -> axes.addAll(algebra.axes(f)));
            return axes;
        }
    }

    private boolean isDensity(Call c) {
        return c.arguments().getFirst() instanceof Probability p
                && !queries.isDiscrete(queries.inWrittenTerms(p));
    }

    private static boolean isLogProbability(Call c) {
        return c.arguments().getFirst() instanceof Probability
                && (c.function() == Formula.Function.LOG || c.function() == Formula.Function.LN);
    }

    private F lower(Formula f) {
        return switch (f) {
            case Ref r -> reference(r);
            case Probability p -> queries.probability(p);
            case Expectation e -> expectation(e);
            case Fold fold -> fold(fold);
            case Measure m -> measures.measure(m);
            case Relate r when r.kind() != Relate.Relating.INDEPENDENT -> measures.relate(r);
            case Quantity q -> sugar(q);
            default ->
                    throw new Refusal(TextPrinter.print(f) + " is no number, but one is needed", f);
        };
    }

    private F reference(Ref r) {
        if (scope.isNormaliser(r)) return queries.normaliser();
        if (!scope.isVariable(r)) return algebra.parameter(r);
        return queries.values(scope.variable(r));
    }

    /** E_w[ f ] = Σ w f over the variables that f depends on, w their marginal. */
    private F expectation(Expectation e) {
        Probability under = new Resolver(scope).measureOf(e.under());
        return termwise.expectation(expectation(e, under), e, under);
    }

    private F expectation(Expectation e, Probability under) {
        List<Variable> binds =
                under.left().stream().map(x -> scope.variable(x.variable())).toList();
        if (binds.stream().anyMatch(v -> !v.isDiscrete())
                || !queries.isDiscrete(queries.inWrittenTerms(under)))
            return realExpectation(e, under, binds);
        Optional<Formula> split = rule.expectation(under, e.body());
        if (split.isPresent()) return quantity(split.get(), e);
        Lowering<F> inside = binding(binds);
        Lowering<F>.Body body = inside.new Body(false);
        Formula arithmetic = body.of(e.body());
        List<Variable> over = binds.stream().filter(body.axes()::contains).toList();
        if (over.isEmpty()) return inside.quantity(e.body());
        F weights =
                queries.probability(
                        new Probability(
                                under.network(),
                                over.stream().map(Resolver::bare).toList(),
                                under.right()));
        Ref weight = body.input(weights);
        Formula term = new Binary(Operator.TIMES, weight, arithmetic);
        Law law = new Law(Laws.fold(Folding.SUM, term));
        return algebra.named(algebra.apply(law, over, body.inputs), e);
    }

    /** The largest or smallest of f over the states to which q gives mass. */
    private F overSupport(Fold f, Formula symbol) {
        Probability q = new Resolver(scope).measureOf(f.over().getFirst());
        List<Variable> binds = q.left().stream().map(x -> scope.variable(x.variable())).toList();
        SampledBound.needDiscrete(binds, f);
        Lowering<F> inside = binding(binds);
        Lowering<F>.Body body = inside.new Body(false);
        Formula arithmetic = body.of(f.body());
        List<Variable> over = binds.stream().filter(body.axes()::contains).toList();
        if (over.isEmpty()) return inside.quantity(f.body(), symbol);
        List<Formula.Event> kept = over.stream().map(Resolver::bare).toList();
        List<F> inputs = new ArrayList<>(body.inputs);
        inputs.add(queries.probability(new Probability("q", kept, List.of())));
        Law law = new Law(Laws.fold(f.kind(), arithmetic), Optional.of(Law.Stable.SUPPORT));
        return algebra.named(algebra.apply(law, over, inputs), symbol);
    }

    /** E[ f ] where not all variables are discrete: first over those that are not. */
    private F realExpectation(Expectation e, Probability under, List<Variable> binds) {
        Optional<F> weights = new RealWeights<>(algebra, scope, queries).moment(e, under);
        if (weights.isPresent()) return algebra.named(weights.get(), e);
        Belief<F> belief = queries.belief(under);
        Lowering<F> inside = binding(binds);
        Lowering<F>.Body body = inside.new Body(false);
        Formula arithmetic =
                new Expectations<>(
                                algebra,
                                inside.scope,
                                inside.queries,
                                belief,
                                e.under(),
                                inside.around(body))
                        .of(e.body());
        Set<Variable> axes = body.axes();
        List<Variable> over = belief.states().stream().filter(axes::contains).toList();
        if (over.isEmpty()) return algebra.named(body.value(arithmetic), e);
        List<Variable> out = belief.states().stream().filter(v -> !over.contains(v)).toList();
        F states = belief.weights().orElseThrow();
        Ref weight = body.input(out.isEmpty() ? states : algebra.sumOut(states, out));
        Formula term = new Binary(Operator.TIMES, weight, arithmetic);
        return algebra.named(
                algebra.apply(new Law(Laws.fold(Folding.SUM, term)), over, body.inputs), e);
    }

    private Expectations.Surroundings<F> around(Body body) {
        return new Expectations.Surroundings<>() {
            @Override
            public Formula other(Formula f) {
                return body.of(f);
            }

            @Override
            public Formula input(F f) {
                return body.input(f);
            }

            @Override
            public F value(Formula f) {
                return body.value(f);
            }
        };
    }

    private F fold(Fold f) {
        if (Resolver.overSupport(f)) return overSupport(f, f);
        List<Variable> over = f.over().stream().map(scope::variable).toList();
        Lowering<F> inside = binding(over);
        Lowering<F>.Body body = inside.new Body(false);
        Formula arithmetic = body.of(f.body());
        List<Variable> depends = over.stream().filter(body.axes()::contains).toList();
        int repeated = 1;
        for (Variable v : over) if (!depends.contains(v)) repeated *= v.size();
        Formula law = depends.isEmpty() ? arithmetic : Laws.fold(f.kind(), arithmetic);
        if (repeated > 1 && f.kind() == Folding.SUM)
            law = new Binary(Operator.TIMES, new Num(BigDecimal.valueOf(repeated)), law);
        return algebra.named(algebra.apply(new Law(law), depends, body.inputs), f);
    }

    /** The K-sample bound; None if the quantity is another. */
    private Optional<F> sampled(Quantity q) {
        if (!q.name().equals("ELBO") || !Orders.decide(q)) return Optional.empty();
        int samples = Orders.count((Num) q.arguments().getFirst().value());
        if (samples == 1) return Optional.of(sugar(new Quantity("ELBO", List.of())));
        new Resolver(scope).needQ(q);
        return Optional.of(new SampledBound<>(algebra, outside(), queries).of(samples, q));
    }

    private Scope outside() {
        return scope.unbound();
    }

    private F sugar(Quantity written) {
        Quantity q = Orders.settled(written, scope.bindings());
        Optional<F> sampled = sampled(q);
        if (sampled.isPresent()) return sampled.get();
        var definition =
                Definitions.of(q)
                        .orElseThrow(
                                () -> new Refusal(TextPrinter.print(q) + " is not supported", q));
        Scope outside = outside();
        Lowering<F> lowering = new Lowering<>(algebra, outside, Optional.of(queries));
        List<F> routes = new ArrayList<>();
        boolean only = definition.routes().size() == 1;
        List<Refusal> refused = new ArrayList<>();
        for (Formula route : definition.routes()) {
            try {
                Formula resolved = new Resolver(outside).resolve(route);
                routes.add(lowering.quantity(resolved, only ? q : resolved));
            } catch (Refusal e) {
                refused.add(e);
            }
        }
        if (routes.isEmpty()) throw refused.getFirst();
        return algebra.routes(routes, q);
    }
}
