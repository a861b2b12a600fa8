package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.inference.MatrixLaw;
import elbow.inference.MatrixLaw.Layout;
import elbow.model.Variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A law being written over blocks. Where all of them are numbers it is a law of numbers, worked
 * line by line; else it is one of matrices.
 */
final class BlockLaw<F> {
    private static final Ref PI = new Ref("pi");

    private final Algebra<F> algebra;
    private final List<Block<F>> inputs = new ArrayList<>();

    BlockLaw(Algebra<F> algebra) {
        this.algebra = algebra;
    }

    /** How the law refers to a block. */
    Formula in(Block<F> block) {
        int at = inputs.indexOf(block);
        if (at < 0) {
            at = inputs.size();
            inputs.add(block);
        }
        return Law.input(at);
    }

    Formula pi() {
        return in(Block.number(algebra.parameter(PI)));
    }

    /** What the law gives, over these axes of its own. */
    Block<F> gives(Formula law, Optional<Variable> rows, Optional<Variable> columns) {
        if (law instanceof Ref only) return inputs.get(Law.index(only));
        List<F> values = inputs.stream().map(Block::value).toList();
        if (inputs.stream().allMatch(Block::isNumber))
            return Block.number(
                    algebra.apply(new Law(MatrixLaw.ofNumbers(law)), List.of(), values));
        LinkedHashSet<Variable> axes = new LinkedHashSet<>();
        for (Block<F> input : inputs) {
            axes.addAll(algebra.axes(input.value()));
            input.rows().ifPresent(axes::remove);
            input.columns().ifPresent(axes::remove);
        }
        rows.ifPresent(axes::add);
        columns.ifPresent(axes::add);
        MatrixLaw matrices =
                new MatrixLaw(
                        law,
                        inputs.stream().map(Block::layout).toList(),
                        new Layout(rows, columns));
        return Block.of(algebra.compute(matrices, values, List.copyOf(axes)), rows, columns);
    }

    /** What the law gives, a number. */
    F number(Formula law) {
        return gives(law, Optional.empty(), Optional.empty()).value();
    }

    boolean isOfNumbers() {
        return inputs.stream().allMatch(Block::isNumber);
    }

    static Formula plus(Formula a, Formula b) {
        return new Binary(Operator.PLUS, a, b);
    }

    static Formula minus(Formula a, Formula b) {
        return new Binary(Operator.MINUS, a, b);
    }

    static Formula times(Formula a, Formula b) {
        return new Binary(Operator.TIMES, a, b);
    }

    static Formula over(Formula a, Formula b) {
        return new Binary(Operator.DIVIDE, a, b);
    }

    static Formula negate(Formula a) {
        if (a instanceof Binary b
                && (b.operator() == Operator.TIMES || b.operator() == Operator.DIVIDE))
            return new Binary(b.operator(), negate(b.left()), b.right());
        return new Negate(a);
    }

    static Formula square(Formula a) {
        return new Binary(Operator.POWER, a, num(2));
    }

    static Formula ln(Formula a) {
        return new Call(Function.LN, List.of(a));
    }

    static Formula num(int n) {
        return new Num(BigDecimal.valueOf(n));
    }

    /** a + b + ..., none if there are none. */
    static Optional<Formula> sum(List<Formula> terms) {
        return terms.stream().reduce(BlockLaw::plus);
    }
}
