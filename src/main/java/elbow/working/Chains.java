package elbow.working;

import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Relation;
import elbow.inference.ChainStructure;
import elbow.inference.VariableElimination.Maximised;
import elbow.model.Conditional;
import elbow.model.Network;
import elbow.model.Variable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Queries of a hidden chain, answered by its forward and backward messages: what is asked of one
 * state or of two neighbours, what is seen next, the evidence, and the best path.
 */
final class Chains<F> {
    private final Algebra<F> algebra;
    private final Scope scope;
    private final String name;
    private final Network network;
    private final Queries<F> queries;
    private final List<SeenChain<F>> known = new ArrayList<>();
    private Optional<List<ChainStructure>> structures = Optional.empty();

    /**
     * @param name p or q, whose network it is
     */
    Chains(Algebra<F> algebra, Scope scope, Queries<F> queries, String name, Network network) {
        this.algebra = algebra;
        this.scope = scope;
        this.queries = queries;
        this.name = name;
        this.network = network;
    }

    /** A chain, of which nothing was seen after a step. */
    private record Until<F>(SeenChain<F> seen, int last) {
        ChainStructure structure() {
            return seen.structure();
        }
    }

    /** p(A | B) where a chain answers it; none where it must be asked of the whole network. */
    Optional<F> probability(Probability p) {
        if (p.right().isEmpty()) {
            Optional<Until<F>> evidence = until(p.left());
            if (evidence.isPresent()) return evidence.map(u -> u.seen().chain().evidence(u.last()));
        }
        if (!p.left().stream().allMatch(Chains::isBareOrEqual)) return Optional.empty();
        Optional<F> onwards = onwards(p);
        if (onwards.isPresent()) return onwards;
        for (ChainStructure c : structures()) {
            if (!p.left().stream().map(this::variable).allMatch(v -> c.isState(v) || c.hangs(v)))
                continue;
            Optional<Until<F>> until = until(p.right(), c);
            if (until.isEmpty()) return Optional.empty();
            return p.left().stream().map(this::variable).allMatch(c::isState)
                    ? states(until.get(), p.left())
                    : next(until.get(), p.left());
        }
        return Optional.empty();
    }

    /** p(z[t+1] | z[t], u) = p(z[t], z[t+1] | u)/p(z[t] | u) */
    private Optional<F> onwards(Probability p) {
        if (p.left().size() > 1) return Optional.empty();
        List<Event> bare = p.right().stream().filter(e -> e.test().isEmpty()).toList();
        if (bare.size() != 1 || p.right().size() == 1) return Optional.empty();
        Variable before = variable(bare.getFirst());
        Variable after = variable(p.left().getFirst());
        for (ChainStructure c : structures()) {
            if (!c.isState(before) || !c.isState(after) || c.step(after) != c.step(before) + 1)
                continue;
            List<Event> seen = p.right().stream().filter(e -> e.test().isPresent()).toList();
            return until(seen, c)
                    .flatMap(u -> {
                        Event first = Resolver.bare(before);
                        Optional<F> pair = states(u, List.of(first, p.left().getFirst()));
                        Optional<F> state = states(u, List.of(first));
                        return pair.map(both -> algebra.divide(both, state.orElseThrow()));
                    });
        }
        return Optional.empty();
    }

    /** The tables from which the best states of a whole chain are read back. */
    Optional<List<Maximised<F>>> path(Probability p) {
        return whole(p).map(u -> u.seen().chain().path(u.last()));
    }

    /** max p(z, u) over the whole of a chain. */
    Optional<F> best(Probability p) {
        if (!p.right().isEmpty()) return Optional.empty();
        return whole(p).map(u -> u.seen().chain().bestProbability(u.last()));
    }

    /** What was seen, where all states of a chain are asked for, from its first to a last one. */
    private Optional<Until<F>> whole(Probability p) {
        List<Event> seen = new ArrayList<>(p.right());
        Set<Variable> asked = new LinkedHashSet<>();
        for (Event e : p.left())
            if (e.test().isPresent()) seen.add(e);
            else asked.add(variable(e));
        for (ChainStructure c : structures()) {
            if (asked.size() < 2 || asked.size() > c.length()) continue;
            if (!asked.equals(Set.copyOf(c.group().elements().subList(0, asked.size())))) continue;
            int end = asked.size() - 1;
            return until(seen, c)
                    .filter(u -> u.seen().lastSeen(end) == u.seen().lastSeen(u.last()))
                    .map(u -> new Until<>(u.seen(), end));
        }
        return Optional.empty();
    }

    /** Whether p(A | B) is of the states of a chain in their order, given something seen of it. */
    boolean isWhole(Probability p) {
        return !p.right().isEmpty()
                && p.left().stream().allMatch(e -> e.test().isEmpty())
                && p.right().stream().allMatch(e -> e.test().isPresent())
                && whole(p).filter(u -> isInOrder(u.structure(), p.left())).isPresent();
    }

    private boolean isInOrder(ChainStructure c, List<Event> states) {
        return states.stream()
                .map(this::variable)
                .toList()
                .equals(c.group().elements().subList(0, states.size()));
    }

    private List<ChainStructure> structures() {
        if (structures.isEmpty()) structures = Optional.of(ChainStructure.of(network));
        return structures.get();
    }

    /** p(z[t] | u), p(z[t], z[t+1] | u), with any of them in a state. */
    private Optional<F> states(Until<F> until, List<Event> left) {
        List<Integer> steps =
                left.stream().map(e -> until.structure().step(variable(e))).sorted().toList();
        int t = steps.getFirst();
        boolean pair = steps.size() == 2 && steps.getLast() == t + 1;
        if (steps.size() > 1 && !pair) return Optional.empty();
        F belief =
                pair
                        ? until.seen().chain().pair(t, until.last())
                        : until.seen().chain().state(t, until.last());
        for (Event e : left)
            if (e.test().isPresent()) belief = algebra.at(belief, variable(e), state(e));
        return Optional.of(belief);
    }

    /** p(u[t] | u) = Σ_z[t] p(u[t] | z[t]) p(z[t] | u), of a step after all that was seen. */
    private Optional<F> next(Until<F> until, List<Event> left) {
        if (left.size() > 1) return Optional.empty();
        Event e = left.getFirst();
        int t = until.structure().step(variable(e));
        Variable z = until.structure().state(t);
        Optional<Conditional> table = network.tableOf(variable(e));
        if (t <= until.last() || table.isEmpty() || !table.get().parents().equals(List.of(z)))
            return Optional.empty();
        F shown = algebra.table("p", table.get());
        if (e.test().isPresent()) shown = algebra.at(shown, variable(e), state(e));
        F state = until.seen().chain().state(t, until.last());
        F next = algebra.sumProduct(List.of(shown, state), List.of(z));
        return Optional.of(until.seen().next(next, left, until.last()));
    }

    /** The chain that all these events were seen of. */
    private Optional<Until<F>> until(List<Event> seen) {
        for (ChainStructure c : structures()) {
            Optional<Until<F>> until = until(seen, c);
            if (until.isPresent() && !seen.isEmpty()) return until;
        }
        return Optional.empty();
    }

    /**
     * The chain with what was seen of it: the one of all that the model observed if this is a
     * beginning of that, so that no step is made twice. None where an event is of something else.
     */
    private Optional<Until<F>> until(List<Event> seen, ChainStructure c) {
        for (SeenChain<F> k : known)
            if (k.structure().equals(c)) {
                Optional<Integer> last = k.upTo(seen);
                if (last.isPresent()) return last.map(t -> new Until<>(k, t));
            }
        if (!seen.stream().allMatch(e -> isSeen(c, e))) return Optional.empty();
        if (known.stream().noneMatch(k -> k.structure().equals(c))) {
            add(c, observed(c), true);
            return until(seen, c);
        }
        List<Event> sorted = List.copyOf(inOrder(c, seen).keySet());
        if (!sorted.equals(seen)) return until(sorted, c);
        add(c, seen, false);
        return until(seen, c);
    }

    private void add(ChainStructure c, List<Event> seen, boolean isObserved) {
        known.add(
                new SeenChain<>(c, algebra, queries, name, network, inOrder(c, seen), isObserved));
    }

    private Map<Event, Variable> inOrder(ChainStructure c, List<Event> events) {
        Map<Event, Variable> variables = new LinkedHashMap<>();
        events.stream()
                .sorted(Comparator.comparingInt(e -> c.step(variable(e))))
                .forEach(e -> variables.put(e, variable(e)));
        return variables;
    }

    private List<Event> observed(ChainStructure c) {
        if (!name.equals("p")) return List.of();
        return scope.model().evidence().stream().filter(c::hangs).map(scope.seen()::of).toList();
    }

    /** Whether the event tells something of what hangs on the chain. */
    private boolean isSeen(ChainStructure c, Event e) {
        return e.test().isPresent()
                && c.hangs(variable(e))
                && (variable(e).isDiscrete() || isEqual(e));
    }

    private static boolean isBareOrEqual(Event e) {
        return e.test().isEmpty() || isEqual(e);
    }

    private static boolean isEqual(Event e) {
        return e.test().filter(t -> t.relation() == Relation.EQUAL).isPresent();
    }

    private int state(Event e) {
        return scope.state(variable(e), e.test().orElseThrow().value());
    }

    private Variable variable(Event e) {
        return scope.variable(e.variable());
    }
}
