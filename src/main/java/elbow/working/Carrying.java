package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.inference.Table;
import elbow.inference.Tables;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Places.Place;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a learner's answers into the graph, in place of the steps that were asked for. */
final class Carrying {
    /** How far rounded probabilities may be from a sum of 1. */
    private static final double SLACK = 0.005;

    private static final Tables NUMBERS = new Tables();

    private static final Comparator<Step> BY_NUMBER = Comparator.comparingInt(Step::id);

    private final Graph graph;
    private final Map<String, Question<Step>> questions;
    private final Map<Set<String>, Boolean> wholes = new HashMap<>();
    private final Map<String, List<Place>> places = new HashMap<>();
    private final Map<String, BitSet> before = new HashMap<>();

    Carrying(Graph graph, Map<String, Question<Step>> questions) {
        this.graph = graph;
        this.questions = questions;
    }

    /** The steps that the answer to a part stands for. */
    List<Place> places(String part) {
        return places.computeIfAbsent(
                part,
                p -> {
                    Question<Step> question = questions.get(p);
                    return question == null ? List.of() : Places.of(graph, question);
                });
    }

    /** Whether what a part asks follows the answer to another. */
    boolean restsOn(String part, String other) {
        BitSet steps = before(part);
        for (Place place : places(other)) {
            Step step = place.step();
            if (steps.get(step.id())) return true;
            if (step.axes().isEmpty()
                    && Places.table(graph, step).filter(t -> steps.get(t.id())).isPresent())
                return true;
        }
        return false;
    }

    /** The steps that a part asks for, and all they follow from. */
    BitSet before(String part) {
        return before.computeIfAbsent(
                part,
                p -> {
                    BitSet steps = new BitSet();
                    Question<Step> question = questions.get(p);
                    if (question == null) return steps;
                    Solution.asked(question).forEach(s -> steps.set(s.id()));
                    List<Step> all = graph.steps();
                    for (int id = steps.length() - 1; id >= 0; id--)
                        if (steps.get(id))
                            all.get(id).inputs().forEach(input -> steps.set(input.id()));
                    return steps;
                });
    }

    /** The values of the steps that these answers replace. */
    Map<Step, Replacement> of(Map<String, Value> answers) {
        Map<Step, Replacement> asked = new HashMap<>();
        Map<Step, Replacement> implied = new HashMap<>();
        answers.forEach((part, value) -> {
            for (Place place : places(part))
                replacement(place, value.numbers())
                        .ifPresent(r -> put(r, place.step(), place.implied() ? implied : asked));
        });
        complete(asked, implied);
        asked.forEach((step, r) -> put(r, step, implied));
        return implied;
    }

    /** Puts numbers over those that are there. */
    private static void put(Replacement over, Step step, Map<Step, Replacement> all) {
        all.merge(step, over, (below, o) -> o.over(below));
    }

    /** None where a number is missing, or makes nothing that is defined. */
    private static Optional<Replacement> replacement(Place place, List<Real> numbers) {
        List<Optional<Real>> cells = new ArrayList<>();
        for (int from : place.from()) {
            if (from == Place.KEPT) {
                cells.add(Optional.empty());
                continue;
            }
            int number = from < 0 ? ~from : from;
            if (number >= numbers.size()) return Optional.empty();
            Real typed = numbers.get(number);
            Real cell = made(place.how(), from < 0 ? Reals.minus(Real.ONE, typed) : typed);
            if (cell instanceof Real.Undefined) return Optional.empty();
            cells.add(Optional.of(cell));
        }
        return Optional.of(new Replacement(place.step().axes(), cells));
    }

    private static Real made(Law how, Real number) {
        return how.evaluate(NUMBERS, List.of(), List.of(Table.of(number))).number();
    }

    /** Whether the answers to these parts are all the cells of a table that none of them asks. */
    boolean isWhole(Set<String> parts) {
        return wholes.computeIfAbsent(Set.copyOf(parts), this::haveTable);
    }

    private boolean haveTable(Set<String> parts) {
        Set<Step> asked = new LinkedHashSet<>();
        for (String part : parts)
            for (Place place : places(part)) if (!place.implied()) asked.add(place.step());
        return !tables(asked).isEmpty();
    }

    /** The tables of one variable all of whose cells are among these steps, and the cells. */
    private Map<Step, List<Step>> tables(Set<Step> asked) {
        Map<Step, List<Step>> cells = new LinkedHashMap<>();
        for (Step step : asked.stream().sorted(BY_NUMBER).toList())
            if (step.axes().isEmpty())
                Places.table(graph, step)
                        .filter(t -> t.axes().size() == 1 && !asked.contains(t))
                        .ifPresent(t -> cells.computeIfAbsent(t, k -> new ArrayList<>()).add(step));
        cells.keySet().removeIf(t -> !isWhole(t, cells.getOrDefault(t, List.of())));
        return cells;
    }

    private static boolean isWhole(Step table, List<Step> cells) {
        return cells.size() > 2 && cells.size() == table.axes().getFirst().size();
    }

    /** Answers that are all the cells of a distribution, and sum to 1, are the table. */
    private void complete(Map<Step, Replacement> asked, Map<Step, Replacement> implied) {
        tables(asked.keySet())
                .forEach((table, cells) -> {
                    List<Real> numbers = new ArrayList<>();
                    Variable v = table.axes().getFirst();
                    for (int s = 0; s < cells.size(); s++) {
                        Formula symbol = Symbols.at(graph.symbol(table), v, s);
                        for (Step cell : cells)
                            if (graph.symbol(cell).equals(symbol))
                                numbers.add(number(requireNonNull(asked.get(cell))));
                    }
                    if (numbers.size() == cells.size() && sumsToOne(numbers))
                        implied.put(table, Replacement.of(Table.of(table.axes(), numbers)));
                });
    }

    private static Real number(Replacement one) {
        return one.cells().getFirst().orElseThrow();
    }

    private static boolean sumsToOne(List<Real> numbers) {
        double sum = numbers.stream().mapToDouble(Reals::toDouble).sum();
        return Math.abs(sum - 1) <= SLACK;
    }
}
