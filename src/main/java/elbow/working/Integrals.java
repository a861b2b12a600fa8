package elbow.working;

import elbow.distribution.Divergences;
import elbow.distribution.Statistic;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Variable;
import elbow.working.Belief.Named;
import elbow.working.Integral.Kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Expectations under distributions of one number, by quadrature. */
final class Integrals<F> {
    private final Algebra<F> algebra;
    private final Formula under;

    /**
     * @param under what the distribution is called in which is averaged
     */
    Integrals(Algebra<F> algebra, Formula under) {
        this.algebra = algebra;
        this.under = under;
    }

    /** A statistic that is an integral or the place of a peak. */
    Optional<F> statistic(Statistic statistic, Named<F> of) {
        Formula log = of.family().logDensity();
        return switch (statistic) {
            case MEAN -> mean(of, Integral.X);
            case VAR -> of(Kind.VARIANCE, of, Integral.X);
            case SD ->
                    of(Kind.VARIANCE, of, Integral.X)
                            .map(v -> algebra.apply(Laws.ROOT, List.of(), List.of(v)));
            case MODE -> of(Kind.MODE, of, Integral.X);
            case ENTROPY -> mean(of, new Formula.Negate(log));
            case SQUARE -> mean(of, Formulas.parse("x^2"));
            case LOG -> mean(of, Formulas.parse("log(x)"));
            case LOG_COMPLEMENT -> mean(of, Formulas.parse("log(1 - x)"));
            case RECIPROCAL -> mean(of, Formulas.parse("1/x"));
            case LOG_VAR -> of(Kind.VARIANCE, of, Formulas.parse("log(x)"));
            case DEVIATION, LOG_POWER, LOG_EXPONENTIAL -> Optional.empty();
        };
    }

    /** ln ∫ e^L, with L over x and the names of the inputs. */
    F logMass(Formula log, Support.Interval support, Map<String, F> inputs, Formula law) {
        return compute(new Integrand<>(Kind.LOG_MASS, log, Integral.X, support, inputs), law);
    }

    /** E f(x), f over x and the names of the parameters. */
    Optional<F> mean(Named<F> of, Formula f) {
        return of(Kind.MEAN, of, f);
    }

    /** E f(x), where f holds other names, too. */
    Optional<F> mean(Named<F> of, Formula f, Map<String, F> others) {
        return of(Kind.MEAN, of, f, others);
    }

    private Optional<F> of(Kind kind, Named<F> of, Formula f) {
        return of(kind, of, f, Map.of());
    }

    private Optional<F> of(Kind kind, Named<F> of, Formula f, Map<String, F> others) {
        Support support = of.family().support();
        boolean number = support instanceof Support.Interval || support instanceof Support.Whole;
        if (!number || of.of().size() > 1) return Optional.empty();
        Map<String, F> inputs = new LinkedHashMap<>(of.parameters());
        inputs.putAll(others);
        return Optional.of(
                compute(
                        new Integrand<>(kind, of.family().logDensity(), f, support, inputs),
                        symbol(kind, f, of.of().getFirst())));
    }

    private Formula symbol(Kind kind, Formula f, Variable v) {
        Formula of = Formulas.rewrite(f, g -> g.equals(Integral.X) ? v.ref() : g);
        Formula mean = new Formula.Expectation(under, of);
        return switch (kind) {
            case MEAN -> mean;
            case VARIANCE -> new Formula.Measure(Formula.Measure.Functional.VAR, List.of(of));
            case MODE -> new Formula.Measure(Formula.Measure.Functional.MODE, List.of(of));
            case LOG_MASS -> new Call(Function.LOG, List.of(mean));
        };
    }

    /** KL(a ‖ b) = E_a[ ln a(x) − ln b(x) ] */
    Optional<F> divergence(Named<F> a, Named<F> b) {
        return of(
                Kind.MEAN,
                a,
                new Binary(Operator.MINUS, a.family().logDensity(), logOf(b)),
                ofB(b));
    }

    /** E_a ln b(x) */
    Optional<F> logDensity(Named<F> a, Named<F> b) {
        return of(Kind.MEAN, a, logOf(b), ofB(b));
    }

    static <F> Map<String, F> ofB(Named<F> b) {
        Map<String, F> others = new LinkedHashMap<>();
        b.parameters().forEach((name, f) -> others.put("b." + name, f));
        return others;
    }

    /** Where b lies. */
    static Support.Interval ofB(Support.Interval on) {
        return new Support.Interval(
                Divergences.of(on.low(), "b"), Divergences.of(on.high(), "b"), on.above());
    }

    /** ln b(x), −∞ where b has no x. */
    static <F> Formula logOf(Named<F> b) {
        Formula log = Divergences.of(b.family().logDensity(), "b");
        Support support = b.family().support();
        if (support.equals(Support.reals()) || support.indicator().isEmpty()) return log;
        Formula inside = Divergences.of(support.indicator().get(), "b");
        return new Binary(Operator.PLUS, log, new Call(Function.LOG, List.of(inside)));
    }

    private record Integrand<F>(
            Kind kind, Formula log, Formula f, Support support, Map<String, F> inputs) {}

    private F compute(Integrand<F> integrand, Formula law) {
        Set<String> used = new LinkedHashSet<>();
        List<Formula> holding = new ArrayList<>(List.of(integrand.log(), integrand.f()));
        if (integrand.support() instanceof Support.Interval i)
            holding.addAll(List.of(i.low(), i.high()));
        if (integrand.support() instanceof Support.Whole w)
            holding.addAll(List.of(w.low(), w.high()));
        for (Formula g : holding)
            Formulas.walk(g)
                    .forEach(r -> {
                        if (r instanceof Ref ref
                                && integrand.inputs().containsKey(Formulas.text(ref)))
                            used.add(Formulas.text(ref));
                    });
        List<String> names = new ArrayList<>(used);
        List<F> inputs = new ArrayList<>();
        Set<Variable> axes = new LinkedHashSet<>();
        for (String name : names) {
            F input = java.util.Objects.requireNonNull(integrand.inputs().get(name));
            inputs.add(input);
            axes.addAll(algebra.axes(input));
        }
        return algebra.compute(
                new Integral(
                        integrand.kind(),
                        integrand.log(),
                        integrand.f(),
                        integrand.support(),
                        names,
                        law),
                inputs,
                List.copyOf(axes));
    }
}
