package elbow.working;

import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.inference.VariableElimination;

import java.util.ArrayList;
import java.util.List;

/**
 * Probabilities of an undirected model: p(A) = weight(A)/Z and p(A | B) = weight(A, B)/weight(B).
 * The weight of states is the sum, over the states of all other variables, of the product of the
 * factors; Z is the weight of nothing.
 */
final class Undirected<F> {
    private final Algebra<F> algebra;
    private final Queries<F> queries;
    private final VariableElimination<F> elimination;

    Undirected(Algebra<F> algebra, Queries<F> queries) {
        this.algebra = algebra;
        this.queries = queries;
        this.elimination = new VariableElimination<>(algebra);
    }

    F probability(Probability p, Probability asked) {
        List<Event> all = new ArrayList<>(p.left());
        all.addAll(p.right());
        return algebra.named(algebra.divide(weight(all), below(p)), asked);
    }

    /** What the weight of p(A | B) is divided by. */
    F below(Probability p) {
        return p.right().isEmpty() ? normaliser() : weight(p.right());
    }

    private F weight(List<Event> events) {
        Probability joint = new Probability("p", events, List.of());
        return algebra.named(
                elimination.marginal(queries.factorsOf(joint), queries.kept(joint)),
                new Probability("weight", events, List.of()));
    }

    /** Z, the sum over all states of the product of all factors. */
    F normaliser() {
        Probability nothing = new Probability("p", List.of(), List.of());
        return algebra.named(
                elimination.marginal(queries.factorsOf(nothing), List.of()), Scope.NORMALISER);
    }
}
