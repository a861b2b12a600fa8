package elbow.working;

import elbow.formula.Formula;
import elbow.model.Conditional;
import elbow.model.Variable;
import elbow.value.Real;

import java.util.ArrayList;
import java.util.List;

/**
 * Lowering to nothing but axes: it tells what would be refused, and what would be too large, before
 * a number or a step is made.
 */
final class Outline implements Algebra<List<Variable>> {
    @Override
    public List<Variable> axes(List<Variable> f) {
        return f;
    }

    @Override
    public List<Variable> one() {
        return List.of();
    }

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
    public List<Variable> times(List<Variable> a, List<Variable> b) {
        return union(List.of(a, b), List.of());
    }

    @Override
    public List<Variable> divide(List<Variable> a, List<Variable> b) {
        return times(a, b);
    }

    @Override
    public List<Variable> sumOut(List<Variable> f, List<Variable> variables) {
        return union(List.of(f), variables);
    }

    @Override
    public List<Variable> maxOut(List<Variable> f, List<Variable> variables) {
        return union(List.of(f), variables);
    }

    @Override
    public List<Variable> at(List<Variable> f, Variable variable, int state) {
        return union(List.of(f), List.of(variable));
    }

    @Override
    public List<Variable> apply(Law law, List<Variable> over, List<List<Variable>> inputs) {
        return union(inputs, over);
    }

    @Override
    public List<Variable> named(List<Variable> f, Formula symbol) {
        return f;
    }

    @Override
    public List<Variable> routes(List<List<Variable>> routes, Formula symbol) {
        return routes.getFirst();
    }

    private static List<Variable> union(List<List<Variable>> scopes, List<Variable> without) {
        List<Variable> union = new ArrayList<>();
        for (List<Variable> scope : scopes)
            for (Variable v : scope) if (!union.contains(v) && !without.contains(v)) union.add(v);
        return union;
    }
}
