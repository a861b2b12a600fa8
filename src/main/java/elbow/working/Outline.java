package elbow.working;

import elbow.formula.Formula;
import elbow.inference.Operation;
import elbow.model.Conditional;
import elbow.model.Variable;
import elbow.value.Real;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lowering to the axes of tables alone: nothing is computed and nothing kept, but what can't be
 * answered is refused.
 */
final class Outline implements Algebra<List<Variable>> {
    @Override
    public List<Variable> table(String network, Conditional conditional) {
        return conditional.axes();
    }

    @Override
    public List<Variable> column(Variable variable, List<Real> cells, Formula symbol) {
        return List.of(variable);
    }

    @Override
    public List<Variable> parameter(Formula.Ref name) {
        return List.of();
    }

    @Override
    public List<Variable> numbers(List<Variable> axes, List<Formula> cells, Formula symbol) {
        return axes;
    }

    @Override
    public List<Variable> apply(Law law, List<Variable> over, List<List<Variable>> inputs) {
        return sumProduct(inputs, over);
    }

    @Override
    public List<Variable> compute(
            Operation operation, List<List<Variable>> inputs, List<Variable> axes) {
        return axes;
    }

    @Override
    public List<Variable> nonzero(List<Variable> axes, String otherwise) {
        return axes;
    }

    @Override
    public List<Variable> named(List<Variable> axes, Formula symbol) {
        return axes;
    }

    @Override
    public List<Variable> routes(List<List<Variable>> routes, Formula symbol) {
        return routes.getFirst();
    }

    @Override
    public List<Variable> axes(List<Variable> axes) {
        return axes;
    }

    @Override
    public List<Variable> one() {
        return List.of();
    }

    @Override
    public List<Variable> times(List<Variable> a, List<Variable> b) {
        return product(List.of(a, b));
    }

    @Override
    public List<Variable> divide(List<Variable> a, List<Variable> b) {
        return product(List.of(a, b));
    }

    @Override
    public List<Variable> product(List<List<Variable>> factors) {
        Set<Variable> axes = new LinkedHashSet<>();
        factors.forEach(axes::addAll);
        return List.copyOf(axes);
    }

    @Override
    public List<Variable> sumProduct(List<List<Variable>> factors, List<Variable> variables) {
        List<Variable> axes = new ArrayList<>(product(factors));
        axes.removeAll(variables);
        return axes;
    }

    @Override
    public List<Variable> sumOut(List<Variable> axes, List<Variable> variables) {
        return sumProduct(List.of(axes), variables);
    }

    @Override
    public List<Variable> maxOut(List<Variable> axes, List<Variable> variables) {
        return sumProduct(List.of(axes), variables);
    }

    @Override
    public List<Variable> at(List<Variable> axes, Variable variable, int state) {
        return sumProduct(List.of(axes), List.of(variable));
    }
}
