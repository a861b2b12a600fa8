package elbow.inference;

import elbow.formula.Formula;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.List;

/**
 * The same numbers as doubles where their fractions have grown long: what a round hands to the
 * next, so that exact numbers do not grow with every round.
 */
public record Brief() implements Operation {
    private static final int BITS = 64;

    @Override
    public Formula law() {
        return new Formula.Ref("#0");
    }

    @Override
    public Table apply(List<Table> inputs, List<Variable> axes) {
        return inputs.getFirst().map(Brief::brief).ordered(axes);
    }

    private static Real brief(Real cell) {
        if (!(cell instanceof Real.Exact x)) return cell;
        boolean isShort =
                x.value().getNumerator().bitLength() <= BITS
                        && x.value().getDenominator().bitLength() <= BITS;
        double near = Reals.toDouble(cell);
        boolean holds = Double.isFinite(near) && Math.abs(near) > Double.MIN_NORMAL;
        return isShort || !holds ? cell : Real.of(near);
    }
}
