package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Ref;
import elbow.inference.CellAlgebra;
import elbow.inference.Interpreter;
import elbow.model.Variable;

import java.util.List;
import java.util.Optional;

/**
 * The formula by which a step follows from its inputs. It reads them as {@code #0, #1, ...}; a fold
 * in it runs over the variables the step names. A law is evaluated and printed from this one
 * formula, but for the few whose value is computed by a numerically better equivalent.
 */
public record Law(Formula formula, Optional<Stable> stable) {
    /** A formula with the same value, evaluated in its place. */
    public enum Stable {
        /** KL(p ‖ q) = Σ p ln(p/q) − p + q, whose terms are never negative. */
        DIVERGENCE,
        /** A fold over the states at which the last input is not 0. */
        SUPPORT,
        /** The first input, plus ln of the second over itself. */
        POSSIBLE
    }

    public Law(Formula formula) {
        this(formula, Optional.empty());
    }

    /** How a law refers to its input number i. */
    public static Ref input(int i) {
        return new Ref("#" + i);
    }

    /** The number of the input a reference stands for. */
    public static int index(Ref input) {
        return Integer.parseInt(input.name().substring(1));
    }

    <F> F evaluate(CellAlgebra<F> algebra, List<Variable> over, List<F> inputs) {
        if (stable.isPresent())
            return switch (stable.get()) {
                case DIVERGENCE ->
                        algebra.sumOut(algebra.share(inputs.get(0), inputs.get(1)), over);
                case SUPPORT -> onSupport(algebra, over, inputs);
                case POSSIBLE -> ifPossible(algebra, inputs.get(0), inputs.get(1));
            };
        return interpreter(algebra, over, inputs).evaluate(formula);
    }

    /** ln(b/b) is 0, or undefined where b is 0; 0 times that would be 0. */
    private static <F> F ifPossible(CellAlgebra<F> algebra, F a, F b) {
        return algebra.plus(a, algebra.map(Formula.Function.LN, algebra.divide(b, b)));
    }

    private static <F> Interpreter<F> interpreter(
            CellAlgebra<F> algebra, List<Variable> over, List<F> inputs) {
        return new Interpreter<>(algebra, r -> inputs.get(index(r)), over);
    }

    /** The weight times its inverse is 1 on its support, and 0·∞ = 0 off it. */
    private <F> F onSupport(CellAlgebra<F> algebra, List<Variable> over, List<F> inputs) {
        Fold fold = (Fold) formula;
        F weight = inputs.getLast();
        F inside = algebra.times(weight, algebra.divide(algebra.one(), weight));
        F body = algebra.times(inside, interpreter(algebra, over, inputs).evaluate(fold.body()));
        F never = algebra.map(Formula.Function.LN, inside);
        return switch (fold.kind()) {
            case SUM -> algebra.sumOut(body, over);
            case MAX -> algebra.maxOut(algebra.plus(body, never), over);
            case MIN ->
                    algebra.negate(algebra.maxOut(algebra.plus(algebra.negate(body), never), over));
            case MEAN -> throw new IllegalStateException("no mean over a support");
        };
    }
}
