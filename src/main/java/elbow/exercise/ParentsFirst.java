package elbow.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * An order in which parents come before their children, otherwise as written: always next the first
 * all of whose parents were dealt with. What lies on a cycle or below one is left out.
 */
final class ParentsFirst {
    private final List<List<Integer>> children = new ArrayList<>();
    private final int[] missing;

    /**
     * @param parents the positions of the parents of each
     */
    ParentsFirst(List<List<Integer>> parents) {
        this.missing = parents.stream().mapToInt(List::size).toArray();
        for (int i = 0; i < missing.length; i++) children.add(new ArrayList<>());
        for (int i = 0; i < missing.length; i++)
            for (int parent : parents.get(i)) children.get(parent).add(i);
    }

    List<Integer> order() {
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < missing.length; i++) if (missing[i] == 0) ready.add(i);
        List<Integer> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            order.add(next);
            for (int child : children.get(next)) if (--missing[child] == 0) ready.add(child);
        }
        return order;
    }
}
