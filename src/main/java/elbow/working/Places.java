package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Relation;
import elbow.inference.Tape;
import elbow.model.Variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Which steps of a graph the answer to a part stands for, and where each of its numbers goes. */
final class Places {
    private static final Formula LN2 =
            new Call(Function.LN, List.of(new Num(BigDecimal.valueOf(2))));

    private static final Law SAME = new Law(Law.input(0));
    private static final Law IN_NATS = times(LN2);

    private final Graph graph;
    private final List<Place> found = new ArrayList<>();

    /** Where the places of the quantity begin that is being looked at. */
    private int start;

    private Places(Graph graph) {
        this.graph = graph;
    }

    /**
     * A step that an answer replaces.
     *
     * @param from for each cell of the step, which number of the answer it is; {@code ~n} where it
     *     is 1 − number n, the other state's probability; {@link #KEPT} where it stays as it is
     * @param how the step's number from the answer's: the logarithm of a density, nats from bits
     * @param implied whether it is no step that was asked for, but follows
     */
    record Place(Step step, List<Integer> from, Law how, boolean implied) {
        /** No number of the answer. */
        static final int KEPT = Integer.MIN_VALUE;

        /**
         * What an answer makes of the step, part of which it may keep.
         *
         * @param own what the step is without it
         * @param numbers of the answer
         */
        Tape.Cells table(Tape tape, Tape.Cells own, List<Tape.Cells> numbers) {
            Tape.Cells kept = own.ordered(step.axes());
            List<Tape.Cells> cells = new ArrayList<>();
            for (int number : from) {
                if (number == KEPT) {
                    cells.add(kept.cell(cells.size()));
                    continue;
                }
                Tape.Cells typed = numbers.get(number < 0 ? ~number : number);
                Tape.Cells cell = number < 0 ? tape.minus(tape.one(), typed) : typed;
                cells.add(how.evaluate(tape, List.of(), List.of(cell)));
            }
            return Tape.of(step.axes(), cells);
        }

        /** Whether it is another number than the answer's: its logarithm, or a sum. */
        boolean isOther() {
            return !how.equals(SAME);
        }
    }

    /** The places of an answer to a question, those asked for first. */
    static List<Place> of(Graph graph, Question<Step> question) {
        Places places = new Places(graph);
        places.add(question, 0);
        return List.copyOf(places.found);
    }

    /** The step in nats, if this one is what it is worth in bits. */
    static Step inNats(Graph graph, Step step) {
        return step instanceof Step.Applied a
                        && graph.isNamed(step)
                        && graph.symbol(step) instanceof Binary b
                        && b.operator() == Operator.DIVIDE
                        && b.right().equals(LN2)
                        && a.inputs().getFirst().axes().equals(a.axes())
                ? a.inputs().getFirst()
                : step;
    }

    private static Law times(Formula factor) {
        return new Law(new Binary(Operator.TIMES, Law.input(0), factor));
    }

    /** Of a density its logarithm too, of a mean the sum. */
    private void put(Step step, List<Integer> from, Law how, boolean implied) {
        List<Place> own = found.subList(start, found.size());
        if (implied && own.stream().anyMatch(p -> p.step().equals(step))) return;
        found.add(new Place(step, from, how, implied));
        if (!how.equals(SAME) || !(step instanceof Step.Applied a)) return;
        if (a.law().equals(Laws.EXPONENTIAL))
            put(a.inputs().getFirst(), from, Laws.LOGARITHM, true);
        if (a.law().formula() instanceof Binary b
                && b.operator() == Operator.DIVIDE
                && b.right() instanceof Num count)
            for (Step sum : graph.steps())
                if (sum instanceof Step.Applied s
                        && s.law().formula().equals(b.left())
                        && s.over().equals(a.over())
                        && s.inputs().equals(a.inputs())) put(s, from, times(count), true);
    }

    /** The cells of larger tables that an answer is about; the others are kept. */
    private void enclosing(Place place) {
        List<Variable> axes = place.step().axes();
        for (Enclosing.Cell cell : Enclosing.of(graph, place.step())) {
            Step table = cell.table();
            Set<Variable> sums = new HashSet<>(cell.at().keySet());
            sums.retainAll(cell.sums());
            if (!sums.isEmpty() && !isPair(cell.sums())) continue;
            List<Integer> from =
                    each(
                            table.axes(),
                            at -> {
                                int number = place.from().get(Cells.index(axes, at));
                                boolean same = true;
                                for (Map.Entry<Variable, Integer> e : cell.at().entrySet()) {
                                    if (e.getValue().equals(at.get(e.getKey()))) continue;
                                    if (!sums.contains(e.getKey())) return Place.KEPT;
                                    same = false;
                                }
                                return same ? number : ~number;
                            });
            put(table, from, place.how(), true);
        }
    }

    private static boolean isPair(Set<Variable> sums) {
        return sums.size() == 1 && sums.iterator().next().size() == 2;
    }

    /**
     * @return how many numbers the answer has, beginning with this one
     */
    private int add(Question<Step> question, int first) {
        return switch (question) {
            case Question.Quantity<Step> q -> quantity(q, first);
            case Question.Described<Step> d -> belief(d.belief(), first);
            case Question.Several<Step> s -> {
                int count = 0;
                for (Question<Step> item : s.questions()) count += add(item, first + count);
                yield count;
            }
            case Question.Best<Step> b -> 0;
            case Question.Claim<Step> c -> 0;
        };
    }

    private int quantity(Question.Quantity<Step> q, int first) {
        start = found.size();
        Step step = q.value();
        List<Variable> order = components(step.axes()).orElse(q.order());
        List<Integer> from = numbers(step.axes(), order, first);
        put(step, from, SAME, false);
        Step nats = inNats(graph, step);
        if (!nats.equals(step)) put(nats, from, IN_NATS, false);
        implied(step, from);
        for (Place place : List.copyOf(found.subList(start, found.size())))
            if (place.step().axes().equals(step.axes())) enclosing(place);
        return size(order);
    }

    /** The axes of a vector or matrix in the order in which its numbers stand. */
    private static Optional<List<Variable>> components(List<Variable> axes) {
        if (axes.isEmpty() || !axes.stream().allMatch(Components::isComponents))
            return Optional.empty();
        boolean turned =
                axes.size() == 2
                        && axes.getFirst().equals(Components.columns(axes.getLast().size()));
        return Optional.of(turned ? axes.reversed() : axes);
    }

    /** For each cell over these axes its number in an answer over the variables in this order. */
    private static List<Integer> numbers(List<Variable> axes, List<Variable> order, int first) {
        return each(axes, at -> first + Cells.index(order, at));
    }

    private static List<Integer> each(
            List<Variable> axes, ToIntFunction<Map<Variable, Integer>> number) {
        List<Integer> from = new ArrayList<>();
        for (int i = 0; i < size(axes); i++) from.add(number.applyAsInt(Cells.at(axes, i)));
        return from;
    }

    private static int size(List<Variable> axes) {
        return axes.stream().mapToInt(Variable::size).reduce(1, Math::multiplyExact);
    }

    /** Of a mixture weight and parameters component by component, else the parameters. */
    private int belief(Belief<Step> belief, int first) {
        if (belief.parts().size() != 1) return 0;
        start = found.size();
        Belief.Named<Step> part = belief.parts().getFirst();
        List<Variable> states = belief.weights().isEmpty() ? List.of() : belief.states();
        int weight = belief.weights().isEmpty() ? 0 : 1;
        int width = weight;
        Map<String, Integer> offsets = new HashMap<>();
        for (Map.Entry<String, Step> p : part.parameters().entrySet()) {
            offsets.put(p.getKey(), width);
            width += size(inner(p.getValue(), states));
        }
        int each = width;
        belief.weights()
                .ifPresent(w -> {
                    List<Integer> from =
                            each(w.axes(), at -> first + each * Cells.index(states, at));
                    put(w, from, SAME, false);
                });
        part.parameters()
                .forEach((name, step) -> {
                    int offset = first + offsets.getOrDefault(name, 0);
                    List<Variable> inner = inner(step, states);
                    List<Variable> order = components(inner).orElse(inner);
                    List<Integer> from =
                            each(
                                    step.axes(),
                                    at ->
                                            offset
                                                    + each * Cells.index(states, at)
                                                    + Cells.index(order, at));
                    put(step, from, SAME, false);
                });
        return each * size(states);
    }

    private static List<Variable> inner(Step step, List<Variable> states) {
        return step.axes().stream().filter(v -> !states.contains(v)).toList();
    }

    /** What else an answer says: the other state of a two-state variable, the cells of a table. */
    private void implied(Step step, List<Integer> from) {
        if (!graph.isNamed(step) || !(graph.symbol(step) instanceof Probability p)) return;
        if (p.left().size() == 1 && isCell(p.left().getFirst()))
            whole(step, p, p.left().getFirst(), from);
        for (Variable v : step.axes()) cells(step, v, from);
    }

    private static boolean isCell(Event event) {
        return event.test().filter(t -> t.relation() == Relation.EQUAL).isPresent();
    }

    /** The table of which the step is a cell. */
    static Optional<Step> table(Graph graph, Step cell) {
        return graph.isNamed(cell)
                        && graph.symbol(cell) instanceof Probability p
                        && p.left().size() == 1
                        && isCell(p.left().getFirst())
                ? graph.find(bare(p, p.left().getFirst()))
                : Optional.empty();
    }

    private static Formula bare(Probability p, Event event) {
        return new Probability(p.network(), List.of(new Event(event.variable())), p.right());
    }

    /** A cell of a two-state distribution carries its sibling: 1 − cell. */
    private void whole(Step step, Probability symbol, Event event, List<Integer> from) {
        Optional<Step> found = graph.find(bare(symbol, event));
        if (found.isEmpty()) return;
        Step table = found.get();
        List<Variable> added = new ArrayList<>(table.axes());
        added.removeAll(step.axes());
        if (added.size() != 1 || added.getFirst().size() != 2) return;
        Variable v = added.getFirst();
        int state = Symbols.at(graph.symbol(table), v, 0).equals(symbol) ? 0 : 1;
        List<Integer> all =
                each(
                        table.axes(),
                        at -> {
                            int number = from.get(Cells.index(step.axes(), at));
                            return at.getOrDefault(v, 0) == state ? number : ~number;
                        });
        put(table, all, SAME, true);
        cells(table, v, all);
    }

    /** Every step that is one of the table's cells without being read off it. */
    private void cells(Step table, Variable v, List<Integer> from) {
        if (table.axes().size() != 1) return;
        for (int s = 0; s < v.size(); s++) {
            List<Integer> cell = List.of(from.get(s));
            graph.find(Symbols.at(graph.symbol(table), v, s))
                    .filter(x -> x.axes().isEmpty() && !x.inputs().contains(table))
                    .ifPresent(x -> put(x, cell, SAME, true));
        }
    }
}
