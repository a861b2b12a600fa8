package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.inference.Table;
import elbow.inference.VariableElimination.Maximised;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Question.Best;
import elbow.working.Question.Condition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers read off the tables that a lowered question names. */
final class Answers<F> {
    /** Doubles this close, relatively, tie. */
    private static final double TIE = 1e-12;

    private static final int MOST_TIES = 64;

    private final Function<F, Table> read;

    Answers(Function<F, Table> read) {
        this.read = read;
    }

    Value of(Question<F> question) {
        return switch (question) {
            case Question.Quantity<F> q -> quantity(read.apply(q.value()), q.order());
            case Question.Described<F> d -> described(d.belief());
            case Best<F> b -> best(b);
            case Question.Claim<F> c -> claim(c.condition());
            case Question.Several<F> s ->
                    new Value.Listed(s.questions().stream().map(this::of).toList());
        };
    }

    /** A table over these variables, though its numbers may depend on some of them only. */
    private static Value quantity(Table table, List<Variable> order) {
        if (order.isEmpty()) return table.number();
        if (order.stream().allMatch(Components::isComponents)) return components(table);
        int cells = order.stream().mapToInt(Variable::size).reduce(1, Math::multiplyExact);
        List<Value.Tabulated.Row> rows = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            Real cell = table.cell(Cells.index(table.axes(), Cells.at(order, i)));
            rows.add(new Value.Tabulated.Row(Cells.states(order, i), cell));
        }
        return new Value.Tabulated(order.stream().map(Variable::name).toList(), rows);
    }

    /** A vector, or a matrix by its rows. */
    private static Value components(Table table) {
        if (table.axes().isEmpty()) return table.number();
        Variable rows = table.axes().getFirst();
        if (table.axes().size() == 1) return new Value.Vector(table.cells());
        Variable columns = Components.columns(table.axes().getLast().size());
        Table ordered = rows.equals(columns) ? table.ordered(table.axes().reversed()) : table;
        int width = ordered.axes().getLast().size();
        List<List<Real>> matrix = new ArrayList<>();
        for (int i = 0; i < table.size(); i += width)
            matrix.add(ordered.cells().subList(i, i + width));
        return new Value.Matrix(matrix);
    }

    /** The distribution itself, or the mixture of one for each state. */
    private Value described(Belief<F> belief) {
        if (belief.parts().size() != 1)
            throw new IllegalStateException("a distribution of " + belief.of());
        Belief.Named<F> part = belief.parts().getFirst();
        if (belief.weights().isEmpty()) return described(part, Map.of());
        Table weights = read.apply(belief.weights().get()).ordered(belief.states());
        List<Value.Mixture.Component> components = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++)
            components.add(
                    new Value.Mixture.Component(
                            weights.cell(i), described(part, Cells.at(belief.states(), i))));
        return new Value.Mixture(components);
    }

    private Value.Described described(Belief.Named<F> part, Map<Variable, Integer> at) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        part.parameters().forEach((name, f) -> parameters.put(name, components(at(f, at))));
        return new Value.Described(part.family().name(), parameters);
    }

    /** A table at these states; the axes of components remain. */
    private Table at(F f, Map<Variable, Integer> at) {
        Table table = read.apply(f);
        List<Variable> kept = table.axes().stream().filter(v -> !at.containsKey(v)).toList();
        int cells = kept.stream().mapToInt(Variable::size).reduce(1, Math::multiplyExact);
        List<Real> numbers = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            Map<Variable, Integer> all = new LinkedHashMap<>(Cells.at(kept, i));
            all.putAll(at);
            numbers.add(table.cell(Cells.index(table.axes(), all)));
        }
        return Table.of(kept, numbers);
    }

    private Value best(Best<F> best) {
        List<Map<Variable, Integer>> found = List.of(Map.of());
        for (Maximised<F> step : best.trail().reversed()) {
            List<Map<Variable, Integer>> extended = new ArrayList<>();
            for (Map<Variable, Integer> known : found) extended.addAll(extend(known, step));
            if (extended.isEmpty()) return Real.UNDEFINED;
            found = extended.subList(0, Math.min(MOST_TIES, extended.size()));
        }
        return new Value.Assignment(
                best.order().stream().map(Variable::name).toList(),
                found.stream()
                        .map(m ->
                                best.order().stream()
                                        .map(v -> v.states().get(requireNonNull(m.get(v))).text())
                                        .toList())
                        .toList());
    }

    /** The assignments of the table's remaining variables that reach its largest cell. */
    private List<Map<Variable, Integer>> extend(Map<Variable, Integer> known, Maximised<F> step) {
        Table table = read.apply(step.table());
        List<Map<Variable, Integer>> open = new ArrayList<>();
        List<Real> values = new ArrayList<>();
        Real largest = Real.ZERO;
        for (int i = 0; i < table.size(); i++) {
            Map<Variable, Integer> at = Cells.at(table.axes(), i);
            if (!at.entrySet().stream()
                    .allMatch(
                            e -> known.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue())))
                continue;
            if (table.cell(i) instanceof Real.Undefined) return List.of();
            at.putAll(known);
            open.add(at);
            values.add(table.cell(i));
            largest = Reals.max(largest, table.cell(i));
        }
        if (Reals.isZero(largest)) return List.of();
        List<Map<Variable, Integer>> best = new ArrayList<>();
        for (int i = 0; i < open.size(); i++)
            if (ties(values.get(i), largest)) best.add(open.get(i));
        return best;
    }

    private static boolean ties(Real value, Real largest) {
        if (value instanceof Real.Exact && largest instanceof Real.Exact)
            return value.equals(largest);
        return Reals.toDouble(value) >= Reals.toDouble(largest) * (1 - TIE);
    }

    /** Independence given what is impossible is neither true nor false. */
    private Value claim(Condition<F> condition) {
        if (condition instanceof Condition.Independent<F> i
                && read.apply(i.joint()).cells().stream()
                        .allMatch(Real.Undefined.class::isInstance)) return Real.UNDEFINED;
        return new Value.Truth(holds(condition));
    }

    private boolean holds(Condition<F> condition) {
        return switch (condition) {
            case Condition.Both<F> b -> holds(b.first()) && holds(b.second());
            case Condition.Either<F> e -> holds(e.first()) || holds(e.second());
            case Condition.Not<F> n -> !holds(n.condition());
            case Condition.Same<F> s -> same(s);
            case Condition.Independent<F> i ->
                    Comparing.agree(read.apply(i.joint()), read.apply(i.split()));
            case Condition.Compare<F> c -> compare(c);
        };
    }

    private boolean same(Condition.Same<F> s) {
        if (!(best(s.best()) instanceof Value.Assignment found)) return false;
        Variable v = s.best().order().getFirst();
        State wanted = v.states().get(s.states().getFirst());
        boolean only = !found.tied() && found.best().getFirst().equals(List.of(wanted.text()));
        return only == s.equal();
    }

    private boolean compare(Condition.Compare<F> c) {
        for (int i = 0; i < c.relations().size(); i++) {
            Table left = read.apply(c.sides().get(i));
            Table right = read.apply(c.sides().get(i + 1));
            if (!Comparing.hold(left, c.relations().get(i), right)) return false;
        }
        return true;
    }
}
