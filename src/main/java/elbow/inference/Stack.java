package elbow.inference;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Vector;
import elbow.model.Variable;
import elbow.value.Real;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One table made of several, an input for each cell over the axes stacked along, the last axis
 * fastest: numbers become a vector, vectors a matrix.
 */
public record Stack(List<Variable> along) implements Operation {
    public Stack {
        along = List.copyOf(along);
    }

    @Override
    public Formula law() {
        return new Vector(
                IntStream.range(0, Axes.cells(along))
                        .<Formula>mapToObj(i -> new Ref("#" + i))
                        .toList());
    }

    @Override
    public Table apply(List<Table> inputs, List<Variable> axes) {
        List<Variable> rest = Axes.without(axes, along);
        int cells = Axes.cells(rest);
        List<Real> stacked = new ArrayList<>();
        List<Variable> first = new ArrayList<>(along);
        first.addAll(rest);
        for (Table input : inputs) {
            int[] from = Axes.indices(rest, input.axes());
            for (int i = 0; i < cells; i++) stacked.add(input.cell(from[i]));
        }
        return Table.of(first, stacked).ordered(axes);
    }
}
