package elbow.working;

import elbow.formula.Formula;
import elbow.inference.FactorAlgebra;
import elbow.inference.Operation;
import elbow.inference.Stack;
import elbow.model.Conditional;
import elbow.model.Variable;
import elbow.value.Real;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What lowering a formula needs: inference on factors, and laws. With steps it builds the graph of
 * a working; with tables of numbers it computes, and no graph is built.
 */
interface Algebra<F> extends FactorAlgebra<F> {
    /** A table of the model, of p or of q. */
    F table(String network, Conditional conditional);

    /** Given numbers over the states of one variable, known by this symbol. */
    F column(Variable variable, List<Real> cells, Formula symbol);

    F parameter(Formula.Ref name);

    /** Numbers that were given, each a formula over the parameters, known by this symbol. */
    F numbers(List<Variable> axes, List<Formula> cells, Formula symbol);

    /** The law applied to the inputs, its folds running over these variables. */
    F apply(Law law, List<Variable> over, List<F> inputs);

    /** What the operation makes of the inputs, over these axes. */
    F compute(Operation operation, List<F> inputs, List<Variable> axes);

    /** One table of several, an input for each cell over the axes stacked along. */
    default F stack(List<F> cells, List<Variable> along) {
        LinkedHashSet<Variable> axes = new LinkedHashSet<>();
        for (F cell : cells) axes.addAll(axes(cell));
        axes.addAll(along);
        return compute(new Stack(along), cells, List.copyOf(axes));
    }

    /** The same factor; numbers of a variant for which one of its cells is 0 are refused. */
    F nonzero(F f, String otherwise);

    /** The same factor, known by this symbol if it has none yet. */
    F named(F f, Formula symbol);

    /**
     * The slice of a table in which the axis of items is at this item is also known by a symbol,
     * the axis of states standing for this variable.
     */
    default void row(
            F table, Variable items, int item, Variable states, Variable latent, Formula symbol) {}

    /**
     * The same quantity with another route to it, if a step before is known by such a symbol. What
     * was decided of it once stays, so that it is one step.
     */
    default F where(Predicate<Formula> symbol, F whole, Supplier<F> routes) {
        return whole;
    }

    /**
     * One quantity by several right formulas: the first is printed, the last that is defined gives
     * the value.
     */
    F routes(List<F> routes, Formula symbol);
}
