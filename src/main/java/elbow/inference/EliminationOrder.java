package elbow.inference;

import static java.util.Objects.requireNonNull;

import elbow.model.Variable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A greedy order of elimination: next the variable whose product table is smallest, ties by the
 * order in which the factors name them. Known before any table is made: the order, and the cells of
 * the largest table it needs.
 */
record EliminationOrder(List<Variable> order, BigInteger largest) {
    /** More cells than this in one table are refused. */
    static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(22);

    static EliminationOrder of(List<List<Variable>> scopes, Collection<Variable> keep) {
        Map<Variable, Set<Variable>> neighbours = neighbours(scopes);
        List<Variable> order = new ArrayList<>();
        BigInteger largest = cells(keep);
        Set<Variable> open = new LinkedHashSet<>(neighbours.keySet());
        open.removeAll(keep);
        Map<Variable, BigInteger> cost = new LinkedHashMap<>();
        for (Variable v : open) cost.put(v, cells(scopeOf(v, neighbours)));
        while (!cost.isEmpty()) {
            Variable next = smallest(cost);
            largest = largest.max(requireNonNull(cost.remove(next)));
            order.add(next);
            Set<Variable> clique = requireNonNull(neighbours.remove(next));
            clique.remove(next);
            for (Variable v : clique) {
                Set<Variable> others = scopeOf(v, neighbours);
                others.remove(next);
                others.addAll(clique);
                if (cost.containsKey(v)) cost.put(v, cells(others));
            }
        }
        return new EliminationOrder(order, largest);
    }

    /** Refuses an order that needs too large a table. */
    EliminationOrder check() {
        if (largest.compareTo(LIMIT) > 0)
            throw new TooLarge(
                    "exact elimination needs a table of "
                            + largest
                            + " cells; the limit is "
                            + LIMIT);
        return this;
    }

    private static Map<Variable, Set<Variable>> neighbours(List<List<Variable>> scopes) {
        Map<Variable, Set<Variable>> neighbours = new LinkedHashMap<>();
        for (List<Variable> scope : scopes)
            for (Variable v : scope)
                neighbours.computeIfAbsent(v, k -> new LinkedHashSet<>()).addAll(scope);
        return neighbours;
    }

    private static Set<Variable> scopeOf(Variable v, Map<Variable, Set<Variable>> neighbours) {
        return requireNonNull(neighbours.get(v));
    }

    private static Variable smallest(Map<Variable, BigInteger> cost) {
        Map.Entry<Variable, BigInteger> best = null;
        for (Map.Entry<Variable, BigInteger> e : cost.entrySet())
            if (best == null || e.getValue().compareTo(best.getValue()) < 0) best = e;
        return requireNonNull(best).getKey();
    }

    private static BigInteger cells(Collection<Variable> scope) {
        BigInteger cells = BigInteger.ONE;
        for (Variable v : scope) cells = cells.multiply(BigInteger.valueOf(v.size()));
        return cells;
    }
}
