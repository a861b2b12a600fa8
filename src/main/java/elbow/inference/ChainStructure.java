package elbow.inference;

import elbow.model.Conditional;
import elbow.model.Density;
import elbow.model.Group;
import elbow.model.Network;
import elbow.model.Variable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A first-order chain in a network: a sequence of discrete variables, each with the one before as
 * its only parent, and at each of them a part of the network that hangs on it alone, discrete but
 * for its ends.
 */
public final class ChainStructure {
    private final Network network;
    private final Group group;
    private final Map<Variable, Integer> steps = new HashMap<>();
    private final Map<Variable, Integer> hanging = new LinkedHashMap<>();

    private ChainStructure(Network network, Group group) {
        this.network = network;
        this.group = group;
        for (Variable z : group.elements()) steps.put(z, steps.size());
    }

    /** The chains of a network. */
    public static List<ChainStructure> of(Network network) {
        List<ChainStructure> chains = new ArrayList<>();
        for (Group group : network.groups())
            new ChainStructure(network, group).recognised().ifPresent(chains::add);
        return List.copyOf(chains);
    }

    private Optional<ChainStructure> recognised() {
        boolean chain =
                group.kind() == Group.Kind.SEQUENCE
                        && group.elements().size() > 1
                        && group.elements().stream().allMatch(this::isLink);
        return chain && hang() && densitiesAreEnds() ? Optional.of(this) : Optional.empty();
    }

    /** What is not discrete is shown by a state and shows nothing itself. */
    private boolean densitiesAreEnds() {
        return network.densities().stream()
                .filter(d -> hanging.containsKey(d.child()))
                .allMatch(d -> d.realParents().isEmpty());
    }

    private boolean isLink(Variable z) {
        int t = step(z);
        List<Variable> before = t == 0 ? List.of() : List.of(state(t - 1));
        return network.tableOf(z)
                .filter(table -> table.children().size() == 1 && table.parents().equals(before))
                .isPresent();
    }

    /** Finds the step of all that hangs on one; false where something hangs on several. */
    private boolean hang() {
        Map<Variable, List<Variable>> neighbours = neighbours();
        Deque<Variable> open = new ArrayDeque<>();
        for (Variable v : neighbours.keySet())
            for (Variable z : neighbours.getOrDefault(v, List.of()))
                if (steps.containsKey(z)) {
                    if (hanging.getOrDefault(v, step(z)) != step(z)) return false;
                    hanging.put(v, step(z));
                    open.add(v);
                }
        while (!open.isEmpty()) {
            Variable v = open.pop();
            int t = hanging.getOrDefault(v, -1);
            for (Variable other : neighbours.getOrDefault(v, List.of())) {
                if (steps.containsKey(other)) continue;
                Integer known = hanging.putIfAbsent(other, t);
                if (known == null) open.add(other);
                else if (known != t) return false;
            }
        }
        return true;
    }

    /** For all outside the chain what shares a table or a density with it, in the chain or not. */
    private Map<Variable, List<Variable>> neighbours() {
        Map<Variable, List<Variable>> neighbours = new LinkedHashMap<>();
        for (Conditional table : network.tables()) meet(table.axes(), neighbours);
        for (Density density : network.densities()) {
            List<Variable> all = new ArrayList<>(density.parents());
            all.add(density.child());
            meet(all, neighbours);
        }
        return neighbours;
    }

    private void meet(List<Variable> together, Map<Variable, List<Variable>> neighbours) {
        for (Variable v : together)
            if (!steps.containsKey(v))
                neighbours.computeIfAbsent(v, k -> new ArrayList<>()).addAll(together);
    }

    /** The sequence z. */
    public Group group() {
        return group;
    }

    public int length() {
        return group.elements().size();
    }

    public Variable state(int t) {
        return group.elements().get(t);
    }

    /** Whether the variable is one of z. */
    public boolean isState(Variable v) {
        return steps.containsKey(v);
    }

    /** Whether the variable hangs on one of z. */
    public boolean hangs(Variable v) {
        return hanging.containsKey(v);
    }

    /** The step, from 0, of a variable of the chain or of one that hangs on it. */
    public int step(Variable v) {
        Integer step = steps.get(v);
        if (step == null) step = hanging.get(v);
        if (step == null) throw new IllegalArgumentException(v + " is no part of the chain");
        return step;
    }

    /** The table of z[t]. */
    public Conditional table(int t) {
        return network.tableOf(state(t)).orElseThrow();
    }
}
