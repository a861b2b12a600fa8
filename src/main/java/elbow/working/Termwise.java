package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A divergence or an expected log-likelihood of several variables by a second route, the chain
 * rule's sum, where one of the terms was asked for before: so that what rests on the whole rests on
 * them.
 */
final class Termwise<F> {
    private final Algebra<F> algebra;
    private final ChainRule<F> rule;
    private final BiFunction<Formula, Formula, F> lower;

    /**
     * @param lower how a formula is lowered, and the symbol it is known by
     */
    Termwise(Algebra<F> algebra, ChainRule<F> rule, BiFunction<Formula, Formula, F> lower) {
        this.algebra = algebra;
        this.rule = rule;
        this.lower = lower;
    }

    F divergence(F whole, Measure m) {
        return m.kind() == Functional.KL && m.of().getFirst() instanceof Probability a
                ? algebra.where(
                        f -> Formulas.walk(f).anyMatch(x -> isTerm(x, names(a))),
                        whole,
                        () -> routes(whole, m, rule.terms(m)))
                : whole;
    }

    F expectation(F whole, Expectation e, Probability under) {
        Optional<Probability> of = logged(e.body());
        return of.isPresent() && !of.get().right().isEmpty()
                ? algebra.where(
                        f -> Formulas.walk(f).anyMatch(x -> isTermOf(x, names(of.get()))),
                        whole,
                        () -> routes(whole, e, rule.terms(under, of.get())))
                : whole;
    }

    private F routes(F whole, Formula symbol, Optional<Formula> sum) {
        if (sum.isEmpty() || !algebra.axes(whole).isEmpty()) return whole;
        try {
            F terms = lower.apply(sum.get(), sum.get());
            return algebra.axes(terms).isEmpty() && !terms.equals(whole)
                    ? algebra.routes(List.of(whole, terms), symbol)
                    : whole;
        } catch (Refusal e) {
            return whole;
        }
    }

    private static boolean isTerm(Formula f, Set<Ref> names) {
        return f instanceof Measure m
                && m.kind() == Functional.KL
                && m.of().getFirst() instanceof Probability a
                && isPart(names(a), names);
    }

    private static boolean isTermOf(Formula f, Set<Ref> names) {
        return f instanceof Expectation e
                && logged(e.body()).filter(p -> isPart(names(p), names)).isPresent();
    }

    private static boolean isPart(Set<Ref> some, Set<Ref> all) {
        return some.size() < all.size() && all.containsAll(some);
    }

    private static Optional<Probability> logged(Formula body) {
        return body instanceof Call c
                        && (c.function() == Function.LOG || c.function() == Function.LN)
                        && c.arguments().getFirst() instanceof Probability p
                ? Optional.of(p)
                : Optional.empty();
    }

    private static Set<Ref> names(Probability p) {
        Set<Ref> names = new HashSet<>();
        for (Event e : p.left()) names.add(e.variable());
        return names;
    }
}
