package elbow.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A directed network: its variables in the order of declaration, and a table or a density for each.
 */
public final class Network {
    private final List<Variable> variables;
    private final List<Conditional> tables;
    private final boolean undirected;
    private final List<Density> densities;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Variable> byName = new HashMap<>();
    private final Map<Variable, Conditional> byChild = new HashMap<>();
    private final Map<Variable, Density> densityByChild = new HashMap<>();
    private final Set<Variable> beyond = new LinkedHashSet<>();
    private final IdentityHashMap<Conditional, Integer> position = new IdentityHashMap<>();
    private final Map<Variable, Integer> depths = new HashMap<>();

    public Network(
            List<Variable> variables,
            List<Conditional> tables,
            List<Density> densities,
            List<Group> groups) {
        this.variables = List.copyOf(variables);
        this.tables = List.copyOf(tables);
        this.undirected = tables.stream().anyMatch(Conditional::isFactor);
        this.densities = List.copyOf(densities);
        for (Variable v : variables) byName.put(v.name(), v);
        for (Conditional t : tables) {
            position.put(t, position.size());
            if (!t.isFactor()) for (Variable v : t.children()) byChild.put(v, t);
        }
        for (Density d : densities) densityByChild.put(d.child(), d);
        for (Group g : groups) {
            this.groups.put(g.name(), g);
            beyond.addAll(g.beyond());
        }
        variables.forEach(this::measureDepth);
    }

    public Network(List<Variable> variables, List<Conditional> tables) {
        this(variables, tables, List.of(), List.of());
    }

    public List<Variable> variables() {
        return variables;
    }

    public List<Conditional> tables() {
        return tables;
    }

    public List<Density> densities() {
        return densities;
    }

    /** The plates and sequences. */
    public List<Group> groups() {
        return List.copyOf(groups.values());
    }

    public Optional<Group> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** The plate or sequence that a variable is an element of. */
    public Optional<Group> groupOf(Variable variable) {
        int index = variable.name().lastIndexOf('[');
        return index < 0
                ? Optional.empty()
                : group(variable.name().substring(0, index))
                        .filter(g -> g.number(variable).isPresent());
    }

    /** What a name of variables stands for: itself, or all elements that belong to the data. */
    public List<Variable> members(String name) {
        Variable single = byName.get(name);
        if (single != null) return List.of(single);
        List<Variable> members = new ArrayList<>();
        groups.forEach((n, g) -> {
            if (n.equals(name) || n.startsWith(name + "[")) members.addAll(g.within());
        });
        return members;
    }

    /** Whether the variable is an element beyond the data: a prediction. */
    public boolean isBeyond(Variable variable) {
        return beyond.contains(variable);
    }

    public Optional<Variable> variable(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The table in which the variable is a child; none for a variable that is only given. */
    public Optional<Conditional> tableOf(Variable variable) {
        return Optional.ofNullable(byChild.get(variable));
    }

    /** Whether it is a product of factors, to be divided by their normaliser Z. */
    public boolean isUndirected() {
        return undirected;
    }

    /** The density whose child the variable is. */
    public Optional<Density> densityOf(Variable variable) {
        return Optional.ofNullable(densityByChild.get(variable));
    }

    /** Whether the network has a table or a density for the variable. */
    public boolean covers(Variable variable) {
        return (undirected && byName.containsKey(variable.name()))
                || byChild.containsKey(variable)
                || densityByChild.containsKey(variable);
    }

    /** The variables that its table or density is given. */
    public List<Variable> parents(Variable variable) {
        Conditional table = byChild.get(variable);
        if (table != null) return table.parents();
        Density density = densityByChild.get(variable);
        return density != null ? density.parents() : List.of();
    }

    /** These variables and all their ancestors, those of a joint table with them. */
    public Set<Variable> withAncestors(Collection<Variable> of) {
        Set<Variable> reached = new LinkedHashSet<>(of);
        Deque<Variable> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Variable v = open.pop();
            Conditional table = byChild.get(v);
            for (Variable other : table != null ? table.axes() : parents(v))
                if (reached.add(other)) open.add(other);
        }
        return reached;
    }

    /**
     * The tables of these variables and of all their ancestors; of an undirected model every
     * factor, and soft evidence only where it is among these.
     */
    public List<Conditional> ancestral(Collection<Variable> of) {
        Map<Integer, Conditional> found = new TreeMap<>();
        if (undirected)
            for (Conditional t : tables)
                if (t.isFactor()) found.put(position.getOrDefault(t, 0), t);
        for (Variable v : withAncestors(of)) {
            Conditional table = byChild.get(v);
            if (table != null) found.put(position.getOrDefault(table, 0), table);
        }
        return List.copyOf(found.values());
    }

    /** The densities of these variables and of all their ancestors. */
    public List<Density> ancestralDensities(Collection<Variable> of) {
        Set<Variable> reached = withAncestors(of);
        return densities.stream().filter(d -> reached.contains(d.child())).toList();
    }

    /** Whether a variable of {@code below} lies below one of {@code above}. */
    public boolean descends(Collection<Variable> below, Collection<Variable> above) {
        Set<Variable> parents = new LinkedHashSet<>();
        for (Variable v : below) parents.addAll(parents(v));
        int highest = above.stream().mapToInt(this::depth).min().orElse(0);
        Set<Variable> ancestors = new LinkedHashSet<>();
        Deque<Variable> open = new ArrayDeque<>(parents);
        while (!open.isEmpty()) {
            Variable v = open.pop();
            if (depth(v) < highest || !ancestors.add(v)) continue;
            Conditional table = byChild.get(v);
            open.addAll(table != null ? table.axes() : parents(v));
        }
        return above.stream().anyMatch(v -> covers(v) && ancestors.contains(v));
    }

    /** The most steps that lead down to the variable from one without parents. */
    private int depth(Variable variable) {
        return depths.getOrDefault(variable, 0);
    }

    private void measureDepth(Variable variable) {
        Deque<Variable> open = new ArrayDeque<>(List.of(variable));
        while (!open.isEmpty()) {
            Variable v = open.getFirst();
            List<Variable> parents = parents(v);
            List<Variable> unknown = parents.stream().filter(p -> !depths.containsKey(p)).toList();
            unknown.forEach(open::addFirst);
            if (!unknown.isEmpty()) continue;
            open.removeFirst();
            depths.put(v, parents.stream().mapToInt(this::depth).max().orElse(-1) + 1);
        }
    }
}
