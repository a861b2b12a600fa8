package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Relation;
import elbow.inference.Table;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a learner's answer into the graph, in place of the step that was asked for. */
final class Carrying {
    private Carrying() {}

    static void into(
            Map<Step, Table> replaced, Graph graph, Question.Quantity<Step> asked, Value value) {
        if (value instanceof Real number && asked.value().axes().isEmpty()) {
            replaced.put(asked.value(), Table.of(number));
            sibling(replaced, graph, graph.symbol(asked.value()), number);
        } else if (asked.order().size() == asked.value().axes().size()
                && value.numbers().size()
                        == asked.value().axes().stream()
                                .mapToInt(Variable::size)
                                .reduce(1, Math::multiplyExact)) {
            whole(replaced, graph, asked.value(), Table.of(asked.order(), value.numbers()));
        }
    }

    /** A cell of a two-state distribution carries its sibling: 1 − cell. */
    private static void sibling(
            Map<Step, Table> replaced, Graph graph, Formula symbol, Real number) {
        if (!(symbol instanceof Probability p)) return;
        for (int i = 0; i < p.left().size(); i++) {
            Event event = p.left().get(i);
            if (p.left().size() > 1 || event.test().isEmpty()) continue;
            if (event.test().get().relation() != Relation.EQUAL) continue;
            Formula bare =
                    new Probability(p.network(), List.of(new Event(event.variable())), p.right());
            graph.find(bare).ifPresent(table -> fill(replaced, graph, table, symbol, number));
        }
    }

    private static void fill(
            Map<Step, Table> replaced, Graph graph, Step table, Formula symbol, Real number) {
        if (table.axes().size() != 1 || table.axes().getFirst().size() != 2) return;
        Variable v = table.axes().getFirst();
        int state = Symbols.at(graph.symbol(table), v, 0).equals(symbol) ? 0 : 1;
        List<Real> cells = new ArrayList<>(List.of(number, number));
        cells.set(1 - state, Reals.minus(Real.ONE, number));
        whole(replaced, graph, table, Table.of(List.of(v), cells));
    }

    /** A whole table, and every step that is one of its cells. */
    private static void whole(Map<Step, Table> replaced, Graph graph, Step step, Table table) {
        replaced.put(step, table.ordered(step.axes()));
        if (table.axes().size() != 1) return;
        Variable v = table.axes().getFirst();
        for (int s = 0; s < v.size(); s++) {
            Real cell = table.cell(s);
            graph.find(Symbols.at(graph.symbol(step), v, s))
                    .filter(x -> x.axes().isEmpty())
                    .ifPresent(x -> replaced.put(x, Table.of(cell)));
        }
    }
}
