package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formulas;
import elbow.model.Conditional;
import elbow.model.Variable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A table of a model with the text that each of its cells was read from. */
record ModelTable(String network, Conditional conditional, List<Written> sources) {
    ModelTable {
        sources = List.copyOf(sources);
    }

    int rows() {
        return conditional.cells().size() / conditional.rowLength();
    }

    List<Formula> row(int row) {
        int length = conditional.rowLength();
        return conditional.cells().subList(row * length, (row + 1) * length);
    }

    List<Written> sources(int row) {
        int length = conditional.rowLength();
        return sources.subList(row * length, (row + 1) * length);
    }

    /** The names the cells read. */
    Set<Formula.Ref> reads() {
        Set<Formula.Ref> reads = new LinkedHashSet<>();
        for (Formula cell : new LinkedHashSet<>(conditional.cells()))
            Formulas.walk(cell)
                    .forEach(f -> {
                        if (f instanceof Formula.Ref r) reads.add(r);
                    });
        return reads;
    }

    /** {@code p(x | z = 0)}: the distribution that a row is. */
    String name(int row) {
        String children =
                conditional.children().stream()
                        .map(Variable::name)
                        .collect(Collectors.joining(", "));
        String given = given(conditional.parents(), row);
        return network + "(" + children + (given.isEmpty() ? "" : " | " + given) + ")";
    }

    /** {@code a = 0, b = 1}: the states of the parents in a row. */
    static String given(List<Variable> parents, int row) {
        List<String> states = new ArrayList<>();
        int rest = row;
        for (Variable parent : parents.reversed()) {
            states.addFirst(parent + " = " + parent.states().get(rest % parent.size()));
            rest /= parent.size();
        }
        return String.join(", ", states);
    }
}
