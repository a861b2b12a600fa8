package elbow.model;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A directed network: its variables in the order of declaration, and a table for each. */
public record Network(List<Variable> variables, List<Conditional> tables) {
    public Network {
        variables = List.copyOf(variables);
        tables = List.copyOf(tables);
    }

    public Optional<Variable> variable(String name) {
        return variables.stream().filter(v -> v.name().equals(name)).findFirst();
    }

    /** The table in which the variable is a child; none for a variable that is only given. */
    public Optional<Conditional> tableOf(Variable variable) {
        return tables.stream().filter(t -> t.children().contains(variable)).findFirst();
    }

    /** The tables of these variables and of all their ancestors: all that their joint needs. */
    public List<Conditional> ancestral(Collection<Variable> of) {
        Set<Conditional> reached = new LinkedHashSet<>();
        Deque<Variable> open = new ArrayDeque<>(of);
        while (!open.isEmpty()) {
            tableOf(open.pop()).filter(reached::add).ifPresent(t -> open.addAll(t.parents()));
        }
        return tables.stream().filter(reached::contains).toList();
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
