package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Relation;
import elbow.formula.Formulas;
import elbow.model.Variable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables that hold what a step is worth among their cells: {@code p(x | z)} for {@code p(x | z
 * = 1)}. A table is known by its symbol, or by being made as the step is, of tables that enclose
 * what the step is made of.
 */
final class Enclosing {
    private final Graph graph;
    private final Step cell;
    private final Formula symbol;
    private final Map<Ref, Formula> states = new HashMap<>();

    private Enclosing(Graph graph, Step cell) {
        this.graph = graph;
        this.cell = cell;
        this.symbol = graph.symbol(cell);
    }

    /**
     * Where in a table a step's cells are.
     *
     * @param at the states at which they are, of the axes that the step does not have
     * @param sums the axes over which the table sums to 1; empty if it does over none
     */
    record Cell(Step table, Map<Variable, Integer> at, Set<Variable> sums) {}

    /** The tables among the named steps of the right working. */
    static List<Cell> of(Graph graph, Step cell) {
        if (!graph.isNamed(cell)) return List.of();
        Enclosing enclosing = new Enclosing(graph, cell);
        if (!enclosing.findStates()) return List.of();
        List<Cell> found = new ArrayList<>();
        for (Step table : graph.ownNamed()) enclosing.in(table).ifPresent(found::add);
        for (Graph.Row row : graph.rows()) enclosing.in(row).ifPresent(found::add);
        return found;
    }

    /** The states in the step's symbol, one for each variable; whether there are any. */
    private boolean findStates() {
        Set<Ref> several = new HashSet<>();
        Formulas.walk(symbol)
                .flatMap(f -> events(f).stream())
                .forEach(e -> {
                    if (e.test().isEmpty() || e.test().get().relation() != Relation.EQUAL) return;
                    Formula state = e.test().get().value();
                    Formula other = states.put(e.variable(), state);
                    if (other != null && !other.equals(state)) several.add(e.variable());
                });
        states.keySet().removeAll(several);
        return !states.isEmpty();
    }

    private static List<Event> events(Formula f) {
        if (f instanceof Relate r) return r.given();
        if (!(f instanceof Probability p)) return List.of();
        return Queries.all(p);
    }

    private Optional<Cell> in(Step table) {
        if (table.axes().size() <= cell.axes().size() || !table.axes().containsAll(cell.axes()))
            return Optional.empty();
        Map<Variable, Integer> at = new LinkedHashMap<>();
        for (Variable v : table.axes()) {
            if (cell.axes().contains(v)) continue;
            int state = state(v);
            if (state < 0) return Optional.empty();
            at.put(v, state);
        }
        Formula whole = graph.symbol(table);
        if (!at(whole, at).equals(symbol) && !isMade(cell, table, at)) return Optional.empty();
        return Optional.of(new Cell(table, at, sums(whole, table.axes())));
    }

    /** The state that the step's symbol gives a variable, or −1. */
    private int state(Variable v) {
        Formula state = states.get(v.ref());
        if (state == null) return -1;
        for (int s = 0; s < v.size(); s++)
            if (Resolver.stateName(v.states().get(s)).equals(state)) return s;
        return -1;
    }

    private static Formula at(Formula symbol, Map<Variable, Integer> at) {
        Map<Ref, Formula> states = new HashMap<>();
        at.forEach((v, s) -> states.put(v.ref(), Resolver.stateName(v.states().get(s))));
        return Symbols.at(symbol, states);
    }

    /** The variables of a distribution, of which every state of some is in the table. */
    private static Set<Variable> sums(Formula symbol, List<Variable> axes) {
        if (symbol instanceof Formula.Call c && c.arguments().size() == 1)
            return sums(c.arguments().getFirst(), axes);
        if (!(symbol instanceof Probability p)
                || p.network().equals(SampledBound.WEIGHT)
                || p.left().stream().anyMatch(e -> e.test().isPresent())) return Set.of();
        Set<Variable> sums = new HashSet<>();
        for (Event e : p.left())
            axes.stream().filter(v -> v.ref().equals(e.variable())).forEach(sums::add);
        return sums;
    }

    /** Whether a step is made by the law by which a table is, of the same at these states. */
    private boolean isMade(Step part, Step table, Map<Variable, Integer> at) {
        Map<Variable, Integer> here = new LinkedHashMap<>(at);
        here.keySet().retainAll(table.axes());
        if (here.isEmpty()) return part.equals(table);
        if (isSlice(part, table, here)) return true;
        if (!(part instanceof Step.Applied a) || !(table instanceof Step.Applied b)) return false;
        if (!a.law().equals(b.law()) || !a.over().equals(b.over())) return false;
        if (a.inputs().size() != b.inputs().size()) return false;
        for (int i = 0; i < a.inputs().size(); i++)
            if (!isMade(a.inputs().get(i), b.inputs().get(i), here)) return false;
        return true;
    }

    private static boolean isSlice(Step part, Step table, Map<Variable, Integer> at) {
        Map<Variable, Integer> first = new HashMap<>();
        Map<Variable, Integer> second = new HashMap<>(at);
        return whole(part, first).equals(whole(table, second)) && first.equals(second);
    }

    /** The table that others are slices of. */
    private static Step whole(Step step, Map<Variable, Integer> at) {
        Step whole = step;
        while (whole instanceof Step.Slice s) {
            at.put(s.variable(), s.state());
            whole = s.of();
        }
        return whole;
    }

    /** The row of an item, if the step is a cell of what the row is known by. */
    private Optional<Cell> in(Graph.Row row) {
        int state = state(row.latent());
        if (!cell.axes().isEmpty()
                || state < 0
                || !at(row.symbol(), Map.of(row.latent(), state)).equals(symbol))
            return Optional.empty();
        Map<Variable, Integer> at = new LinkedHashMap<>();
        at.put(row.items(), row.item());
        at.put(row.states(), state);
        return Optional.of(new Cell(row.table(), at, Set.of(row.states())));
    }
}
