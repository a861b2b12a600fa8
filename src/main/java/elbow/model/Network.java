package elbow.model;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directed network: its variables in the order of declaration, and a table for each. */
public final class Network {
    private final List<Variable> variables;
    private final List<Conditional> tables;
    private final boolean undirected;
    private final Map<String, Variable> byName = new HashMap<>();
    private final Map<Variable, Conditional> byChild = new HashMap<>();

    public Network(List<Variable> variables, List<Conditional> tables) {
        this.variables = List.copyOf(variables);
        this.tables = List.copyOf(tables);
        this.undirected = tables.stream().anyMatch(Conditional::isFactor);
        for (Variable v : variables) byName.put(v.name(), v);
        for (Conditional t : tables)
            if (!t.isFactor()) for (Variable v : t.children()) byChild.put(v, t);
    }

    public List<Variable> variables() {
        return variables;
    }

    public List<Conditional> tables() {
        return tables;
    }

    public Optional<Variable> variable(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether it is a product of factors, to be divided by their normaliser Z. */
    public boolean isUndirected() {
        return undirected;
    }

    /** The factors of an undirected model. */
    public List<Conditional> factors() {
        return tables.stream().filter(Conditional::isFactor).toList();
    }

    /** The table in which the variable is a child; none for a variable that is only given. */
    public Optional<Conditional> tableOf(Variable variable) {
        return Optional.ofNullable(byChild.get(variable));
    }

    /**
     * The tables of these variables and of all their ancestors: all that their joint needs. Of an
     * undirected model every factor is.
     */
    public List<Conditional> ancestral(Collection<Variable> of) {
        Set<Variable> reached = new LinkedHashSet<>(of);
        Deque<Variable> open = new ArrayDeque<>(of);
        while (!open.isEmpty())
            tableOf(open.pop())
                    .ifPresent(t -> {
                        for (Variable v : t.axes()) if (reached.add(v)) open.add(v);
                    });
        return tables.stream()
                .filter(t -> t.isFactor() || t.children().stream().anyMatch(reached::contains))
                .toList();
    }

    /** Whether a variable of {@code below} lies below one of {@code above}. */
    public boolean descends(Collection<Variable> below, Collection<Variable> above) {
        Set<Variable> ancestors = new LinkedHashSet<>();
        for (Variable v : below)
            tableOf(v)
                    .ifPresent(t ->
                            ancestral(t.parents()).forEach(a -> ancestors.addAll(a.children())));
        return above.stream().anyMatch(ancestors::contains);
    }
}
