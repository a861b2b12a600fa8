package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.inference.ChainFactors;
import elbow.inference.ChainStructure;
import elbow.inference.HiddenChain;
import elbow.inference.HiddenChain.Message;
import elbow.model.Group;
import elbow.model.Network;
import elbow.model.Variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A chain of the model and what was seen of it, its factors and the symbols of its messages: {@code
 * p(z[2] | u[1:3])} where that is what the model observed, else each event by itself.
 */
final class SeenChain<F> implements ChainFactors<F>, HiddenChain.Naming<F> {
    private final ChainStructure structure;
    private final Algebra<F> algebra;
    private final Queries<F> queries;
    private final String name;
    private final Network network;
    private final boolean isObserved;
    private final List<Event> events;
    private final List<List<Event>> steps;
    private final int[] offsets;
    private final Map<String, NavigableMap<Integer, Integer>> stretches = new LinkedHashMap<>();
    private final NavigableMap<Integer, List<Event>> alone = new TreeMap<>();
    private final Map<Integer, List<F>> likelihoods = new HashMap<>();
    private final HiddenChain<F> chain;

    /**
     * @param name p or q, whose network it is
     * @param seen the events in the order of their steps
     * @param isObserved whether they are what the model observed
     */
    SeenChain(
            ChainStructure structure,
            Algebra<F> algebra,
            Queries<F> queries,
            String name,
            Network network,
            Map<Event, Variable> seen,
            boolean isObserved) {
        this.structure = structure;
        this.algebra = algebra;
        this.queries = queries;
        this.name = name;
        this.network = network;
        this.isObserved = isObserved;
        this.events = List.copyOf(seen.keySet());
        this.steps = new ArrayList<>();
        for (int t = 0; t < structure.length(); t++) steps.add(new ArrayList<>());
        seen.forEach((e, v) -> steps.get(structure.step(v)).add(e));
        seen.forEach(this::place);
        this.offsets = new int[steps.size() + 1];
        for (int t = 0; t < steps.size(); t++) offsets[t + 1] = offsets[t] + steps.get(t).size();
        this.chain = new HiddenChain<>(algebra, this, this);
    }

    /** An element of a sequence is seen in a stretch of it, anything else alone. */
    private void place(Event e, Variable v) {
        int t = structure.step(v);
        int bracket = v.name().endsWith("]") ? v.name().lastIndexOf('[') : -1;
        Optional<Group> group =
                bracket < 0 ? Optional.empty() : network.group(v.name().substring(0, bracket));
        Optional<Integer> position = group.flatMap(g -> position(g, v));
        if (position.isEmpty()) alone.computeIfAbsent(t, k -> new ArrayList<>()).add(e);
        else
            stretches
                    .computeIfAbsent(group.orElseThrow().name(), k -> new TreeMap<>())
                    .put(t, position.get());
    }

    private static Optional<Integer> position(Group group, Variable v) {
        int number = Integer.parseInt(v.name().replaceAll(".*\\[|\\]", ""));
        return group.at(number).filter(v::equals).map(w -> number - group.first());
    }

    ChainStructure structure() {
        return structure;
    }

    HiddenChain<F> chain() {
        return chain;
    }

    /**
     * The last step of these events if they are all that was seen up to it; −1 if there is none.
     */
    Optional<Integer> upTo(List<Event> asked) {
        int count = asked.size();
        if (count > events.size() || !events.subList(0, count).equals(asked))
            return Optional.empty();
        int left = count;
        int last = -1;
        while (left > 0) left -= steps.get(++last).size();
        return left == 0 ? Optional.of(last) : Optional.empty();
    }

    @Override
    public int length() {
        return structure.length();
    }

    @Override
    public Variable state(int t) {
        return structure.state(t);
    }

    @Override
    public F initial() {
        return algebra.table(name, structure.table(0));
    }

    @Override
    public F into(int t) {
        return algebra.table(name, structure.table(t));
    }

    @Override
    public boolean isSeen(int t) {
        return !steps.get(t).isEmpty();
    }

    @Override
    public List<F> likelihood(int t) {
        return likelihoods.computeIfAbsent(t, k -> queries.likelihood(steps.get(k), state(k)));
    }

    @Override
    public F named(F factor, Message message, int t, int last) {
        return algebra.named(
                factor,
                switch (message) {
                    case STATE -> given(List.of(bare(t)), 0, last);
                    case PAIR -> given(List.of(bare(t), bare(t + 1)), 0, last);
                    case NORMALISER -> given(seen(t, t), 0, t - 1);
                    case REST -> given(seen(t + 1, last), 0, t);
                    case BACKWARD -> new Probability(name, seen(t + 1, last), List.of(bare(t)));
                    case BEST -> best(t, List.of(bare(t)), t);
                    case STEP -> best(t, List.of(bare(t), bare(t + 1)), t);
                    case REACHED -> best(t + 1, List.of(bare(t + 1)), t);
                    case EVIDENCE -> new Probability(name, seen(0, last), List.of());
                });
    }

    /** p(A | u[0 .. last]) */
    F next(F factor, List<Event> left, int last) {
        return algebra.named(factor, given(left, 0, last));
    }

    private Event bare(int t) {
        return Resolver.bare(state(t));
    }

    private Probability given(List<Event> left, int from, int last) {
        return new Probability(name, left, seen(from, last));
    }

    /** max over z[1:t-1] of p(z[1:t-1], z[t], u[1:t]) */
    private Formula best(int t, List<Event> ends, int last) {
        List<Event> all = new ArrayList<>(ends);
        all.addAll(seen(0, last));
        if (t == 0) return new Probability(name, all, List.of());
        Ref before = run(structure.group(), 0, t - 1);
        all.addFirst(new Event(before));
        return new Fold(Fold.Folding.MAX, List.of(before), new Probability(name, all, List.of()));
    }

    /** What was seen from one step to another: as a stretch of each sequence, or one by one. */
    private List<Event> seen(int from, int to) {
        if (from > to) return List.of();
        if (!isObserved) return events.subList(offsets[from], offsets[to + 1]);
        List<Event> named = new ArrayList<>();
        stretches.forEach((name, at) -> {
            Map.Entry<Integer, Integer> first = at.ceilingEntry(from);
            Map.Entry<Integer, Integer> last = at.floorEntry(to);
            if (first != null && last != null && first.getKey() <= last.getKey())
                named.add(
                        new Event(
                                run(
                                        network.group(name).orElseThrow(),
                                        first.getValue(),
                                        last.getValue())));
        });
        alone.subMap(from, to + 1).values().forEach(named::addAll);
        return named;
    }

    /** {@code u[1:3]}, or {@code u[3]} if there is only one. */
    private static Ref run(Group group, int from, int to) {
        Ref element = group.elements().get(to).ref();
        if (from == to) return element;
        List<Selector> path = new ArrayList<>(element.path());
        path.set(path.size() - 1, new Selector.Slice(num(group, from), num(group, to)));
        return new Ref(element.name(), path);
    }

    private static Num num(Group group, int position) {
        return new Num(BigDecimal.valueOf((long) group.first() + position));
    }
}
