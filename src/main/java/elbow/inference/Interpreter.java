package elbow.inference;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Word;
import elbow.model.State;
import elbow.model.Variable;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.List;

/**
 * Evaluates arithmetic: numbers, references, functions, and folds over named axes. Everything that
 * has a number is evaluated here: cells of tables, constraints, laws of a working, what a learner
 * typed.
 */
public final class Interpreter<F> {
    private final CellAlgebra<F> algebra;
    private final java.util.function.Function<Ref, F> references;
    private final List<Variable> over;

    /**
     * @param over what a fold in the formula runs over
     */
    public Interpreter(
            CellAlgebra<F> algebra,
            java.util.function.Function<Ref, F> references,
            List<Variable> over) {
        this.algebra = algebra;
        this.references = references;
        this.over = over;
    }

    public F evaluate(Formula formula) {
        return switch (formula) {
            case Num n -> algebra.constant(State.fraction(n.value()));
            case Ref r -> references.apply(r);
            case Negate n -> algebra.negate(evaluate(n.operand()));
            case Binary b -> binary(b);
            case Call c -> call(c);
            case Fold f -> fold(f);
            case Word w when w.kind() == Word.Special.INFINITE ->
                    algebra.divide(algebra.one(), algebra.constant(BigFraction.ZERO));
            case Word w when w.kind() == Word.Special.UNDEFINED -> {
                F zero = algebra.constant(BigFraction.ZERO);
                yield algebra.divide(zero, zero);
            }
            default -> throw new IllegalArgumentException("not arithmetic: " + formula);
        };
    }

    private F binary(Binary b) {
        F left = evaluate(b.left());
        F right = evaluate(b.right());
        return switch (b.operator()) {
            case PLUS -> algebra.plus(left, right);
            case MINUS -> algebra.minus(left, right);
            case TIMES -> algebra.times(left, right);
            case DIVIDE -> algebra.divide(left, right);
            case POWER -> algebra.power(left, right);
            case AND, OR -> throw new IllegalArgumentException("not a number: " + b);
        };
    }

    private F call(Call c) {
        List<F> arguments = c.arguments().stream().map(this::evaluate).toList();
        F first = arguments.getFirst();
        F last = arguments.getLast();
        return switch (c.function()) {
            case MAX -> arguments.stream().reduce(algebra::max).orElseThrow();
            case MIN ->
                    algebra.negate(
                            arguments.stream()
                                    .map(algebra::negate)
                                    .reduce(algebra::max)
                                    .orElseThrow());
            case LBETA -> algebra.lbeta(first, last);
            case CHOOSE -> algebra.choose(first, last);
            case INSIDE -> inside(first, arguments.get(1), last);
            case LOG,
                    LN,
                    LOG2,
                    LOG10,
                    EXP,
                    SQRT,
                    ABS,
                    SIGMOID,
                    PHI,
                    DECIMALS,
                    LGAMMA,
                    DIGAMMA,
                    TRIGAMMA,
                    WHOLE,
                    FLOOR ->
                    algebra.map(c.function(), first);
        };
    }

    private F inside(F low, F x, F high) {
        return algebra.times(algebra.ordered(low, x), algebra.ordered(x, high));
    }

    private F fold(Fold f) {
        F body = evaluate(f.body());
        return switch (f.kind()) {
            case SUM -> algebra.sumOut(body, over);
            case MAX -> algebra.maxOut(body, over);
            case MIN -> algebra.negate(algebra.maxOut(algebra.negate(body), over));
            case MEAN -> {
                long count = over.stream().mapToLong(Variable::size).reduce(1, (a, b) -> a * b);
                yield algebra.divide(
                        algebra.sumOut(body, over), algebra.constant(BigFraction.of((int) count)));
            }
        };
    }
}
