package elbow.inference;

import elbow.model.Variable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

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
        List<F> open = new ArrayList<>(factors);
        for (Variable v : plan.order())
            open.add(algebra.sumProduct(mentioning(open, v), List.of(v)));
        return algebra.product(open);
    }

    /** The tables, one for each variable maximised, from which the best states are read back. */
    public List<Maximised<F>> maximise(List<F> factors) {
        List<Maximised<F>> trail = new ArrayList<>();
        List<F> open = new ArrayList<>(factors);
        for (Variable v : plan(factors, List.of()).order()) {
            F product = algebra.product(mentioning(open, v));
            trail.add(new Maximised<>(v, product));
            open.add(algebra.maxOut(product, List.of(v)));
        }
        return trail;
    }

    /** A variable and the table it was maximised in: over it and variables maximised later. */
    public record Maximised<F>(Variable variable, F table) {}

    private EliminationOrder plan(List<F> factors, List<Variable> keep) {
        return EliminationOrder.of(factors.stream().map(algebra::axes).toList(), keep).check();
    }

    /** The factors that mention the variable, taken out of the open ones. */
    private List<F> mentioning(List<F> open, Variable variable) {
        List<F> mention = new ArrayList<>();
        open.removeIf(f -> algebra.axes(f).contains(variable) && mention.add(f));
        return mention;
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
