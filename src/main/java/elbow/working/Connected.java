package elbow.working;

import elbow.model.Network;
import elbow.model.Variable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which variables of a network depend on each other: those that share a table or a density, or are
 * linked by others that do. What has a value links nothing: given it, what it stands between is
 * independent.
 */
final class Connected {
    private final Network network;
    private final Set<Variable> valued;
    private final Map<Variable, Variable> above = new HashMap<>();
    private final List<List<Variable>> families = new ArrayList<>();

    /**
     * @param of the variables in question, with their ancestors
     * @param valued what is given a value
     */
    Connected(Network network, Collection<Variable> of, Set<Variable> valued) {
        this.network = network;
        this.valued = valued;
        for (Variable v : network.withAncestors(of)) {
            List<Variable> family = family(v);
            families.add(family);
            List<Variable> open = family.stream().filter(w -> !valued.contains(w)).toList();
            for (Variable w : open) above.put(root(w), root(open.getFirst()));
        }
    }

    private List<Variable> family(Variable v) {
        if (network.tableOf(v).isPresent()) return network.tableOf(v).get().axes();
        List<Variable> family = new ArrayList<>(network.parents(v));
        family.add(v);
        return family;
    }

    private Variable root(Variable v) {
        Variable at = v;
        for (Variable next = above.get(at); next != null && !next.equals(at); next = above.get(at))
            at = next;
        if (!at.equals(v)) above.put(v, at);
        return at;
    }

    /** All that these depend on, values among it. */
    Set<Variable> with(Collection<Variable> some) {
        Set<Variable> roots = new LinkedHashSet<>();
        for (Variable v : some) roots.add(root(v));
        Set<Variable> found = new LinkedHashSet<>(some);
        for (List<Variable> family : families)
            if (family.stream().anyMatch(v -> !valued.contains(v) && roots.contains(root(v))))
                found.addAll(family);
        return found;
    }

    /** The variables in groups that are independent of each other. */
    Collection<List<Variable>> groups(List<Variable> of) {
        Map<Variable, List<Variable>> groups = new LinkedHashMap<>();
        for (Variable v : of) groups.computeIfAbsent(root(v), k -> new ArrayList<>()).add(v);
        return groups.values();
    }
}
