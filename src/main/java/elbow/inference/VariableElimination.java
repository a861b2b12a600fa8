package elbow.inference;

import elbow.model.Variable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Σ over the hidden variables of the product of all factors, by eliminating one variable after the
 * other: multiply the factors that mention it, sum (or maximise) it out, put the result back.
 */
public final class VariableElimination<F> {
    /** Up to this many terms are summed at once, as one would by hand. */
    private static final int AT_ONCE = 8;

    private final FactorAlgebra<F> algebra;

    public VariableElimination(FactorAlgebra<F> algebra) {
        this.algebra = algebra;
    }

    /** The product of the factors with every variable summed out but those to keep. */
    public F marginal(List<F> factors, List<Variable> keep) {
        EliminationOrder plan = plan(factors, keep);
        if (atOnce(plan)) return algebra.sumProduct(factors, plan.order());
        Buckets<F> open = new Buckets<>(algebra, plan.order(), factors);
        for (Variable v : plan.order()) open.add(algebra.sumProduct(open.of(v), List.of(v)));
        return algebra.product(open.rest());
    }

    /** The tables, one for each variable maximised, from which the best states are read back. */
    public List<Maximised<F>> maximise(List<F> factors) {
        return maximise(factors, scope(factors));
    }

    /**
     * The same where all variables but these are summed out first: the best states of some, given
     * what was observed.
     */
    public List<Maximised<F>> maximise(List<F> factors, Collection<Variable> over) {
        List<List<Variable>> scopes = factors.stream().map(algebra::axes).toList();
        EliminationOrder plan = EliminationOrder.of(scopes, List.of(), over).check();
        Set<Variable> best = new LinkedHashSet<>(over);
        List<Maximised<F>> trail = new ArrayList<>();
        Buckets<F> open = new Buckets<>(algebra, plan.order(), factors);
        for (Variable v : plan.order()) {
            List<F> mention = open.of(v);
            if (!best.contains(v)) {
                open.add(algebra.sumProduct(mention, List.of(v)));
                continue;
            }
            F product = algebra.product(mention);
            trail.add(new Maximised<>(v, product));
            open.add(algebra.maxOut(product, List.of(v)));
        }
        return trail;
    }

    /** The largest cell over all states of these variables, the others summed out. */
    public F maximum(List<F> factors, Collection<Variable> over) {
        List<List<Variable>> scopes = factors.stream().map(algebra::axes).toList();
        EliminationOrder plan = EliminationOrder.of(scopes, List.of(), over).check();
        Set<Variable> best = new LinkedHashSet<>(over);
        Buckets<F> open = new Buckets<>(algebra, plan.order(), factors);
        for (Variable v : plan.order()) {
            List<F> mention = open.of(v);
            open.add(
                    best.contains(v)
                            ? algebra.maxOut(algebra.product(mention), List.of(v))
                            : algebra.sumProduct(mention, List.of(v)));
        }
        return algebra.product(open.rest());
    }

    private Set<Variable> scope(List<F> factors) {
        Set<Variable> scope = new LinkedHashSet<>();
        factors.forEach(f -> scope.addAll(algebra.axes(f)));
        return scope;
    }

    /** A variable and the table it was maximised in: over it and variables maximised later. */
    public record Maximised<F>(Variable variable, F table) {}

    private EliminationOrder plan(List<F> factors, List<Variable> keep) {
        return EliminationOrder.of(factors.stream().map(algebra::axes).toList(), keep).check();
    }

    private static boolean atOnce(EliminationOrder plan) {
        int terms = 1;
        for (Variable v : plan.order()) {
            terms *= v.size();
            if (terms > AT_ONCE) return false;
        }
        return plan.largest().compareTo(BigInteger.valueOf(AT_ONCE * AT_ONCE)) <= 0;
    }
}
