package elbow.inference;

import elbow.model.Variable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A greedy order of elimination: next the variable whose product table is smallest, ties by the
 * order in which the factors name them. Known before any table is made: the order, and the cells of
 * the largest table it needs. The search ends where a table passes the limit, so that a model that
 * is refused is refused at once.
 */
record EliminationOrder(List<Variable> order, BigInteger largest) {
    /** More cells than this in one table are refused. */
    static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(22);

    static EliminationOrder of(List<List<Variable>> scopes, Collection<Variable> keep) {
        return of(scopes, keep, List.of());
    }

    /**
     * @param last variables that are eliminated after all others
     */
    static EliminationOrder of(
            List<List<Variable>> scopes, Collection<Variable> keep, Collection<Variable> last) {
        Search search = new Search(scopes);
        Set<Variable> kept = new LinkedHashSet<>(keep);
        Set<Variable> late = new LinkedHashSet<>(last);
        search.eliminate(v -> !kept.contains(v) && !late.contains(v));
        search.eliminate(v -> !kept.contains(v) && late.contains(v));
        return new EliminationOrder(search.order, search.largest.max(cells(keep)));
    }

    /** Refuses an order that needs too large a table. */
    EliminationOrder check() {
        if (largest.compareTo(LIMIT) > 0)
            throw new TooLarge(
                    "exact elimination needs a table of at least "
                            + largest
                            + " cells; the limit is "
                            + LIMIT);
        return this;
    }

    /** The graph in which variables of one table are neighbours, as elimination changes it. */
    private static final class Search {
        private final List<Variable> variables = new ArrayList<>();
        private final List<Set<Integer>> neighbours = new ArrayList<>();
        private final List<Variable> order = new ArrayList<>();
        private BigInteger largest = BigInteger.ONE;

        Search(List<List<Variable>> scopes) {
            Map<Variable, Integer> index = new HashMap<>();
            for (List<Variable> scope : scopes) {
                List<Integer> clique = new ArrayList<>();
                for (Variable v : scope) {
                    Integer at = index.get(v);
                    if (at == null) {
                        at = variables.size();
                        index.put(v, at);
                        variables.add(v);
                        neighbours.add(new LinkedHashSet<>());
                    }
                    clique.add(at);
                }
                for (int i : clique) neighbours.get(i).addAll(clique);
            }
        }

        /** A variable and the cells of its product table, as they were when it was queued. */
        private record Candidate(int variable, double cost) {}

        void eliminate(Predicate<Variable> wanted) {
            PriorityQueue<Candidate> queue =
                    new PriorityQueue<>(
                            Comparator.comparingDouble(Candidate::cost)
                                    .thenComparingInt(Candidate::variable));
            double[] cost = new double[variables.size()];
            boolean[] open = new boolean[variables.size()];
            for (int v = 0; v < cost.length; v++) {
                open[v] = wanted.test(variables.get(v)) && !neighbours.get(v).isEmpty();
                if (!open[v]) continue;
                cost[v] = cost(v);
                queue.add(new Candidate(v, cost[v]));
            }
            while (!queue.isEmpty() && largest.compareTo(LIMIT) <= 0) {
                Candidate next = queue.remove();
                int v = next.variable();
                if (!open[v] || next.cost() != cost[v]) continue;
                open[v] = false;
                for (int n : eliminate(v)) {
                    if (!open[n]) continue;
                    cost[n] = cost(n);
                    queue.add(new Candidate(n, cost[n]));
                }
            }
        }

        /** Joins the neighbours of a variable with each other and takes it out. */
        private Set<Integer> eliminate(int v) {
            Set<Integer> clique = neighbours.set(v, Set.of());
            largest = largest.max(cells(clique.stream().map(variables::get).toList()));
            order.add(variables.get(v));
            clique.remove(v);
            if (largest.compareTo(LIMIT) > 0) return Set.of();
            for (int n : clique) {
                neighbours.get(n).remove(v);
                neighbours.get(n).addAll(clique);
            }
            return clique;
        }

        private double cost(int v) {
            double cells = 1;
            for (int n : neighbours.get(v)) cells *= variables.get(n).size();
            return cells;
        }
    }

    private static BigInteger cells(Collection<Variable> scope) {
        BigInteger cells = BigInteger.ONE;
        for (Variable v : scope) cells = cells.multiply(BigInteger.valueOf(v.size()));
        return cells;
    }
}
