package elbow.grading;

import elbow.formula.Formula.Function;
import elbow.inference.CellAlgebra;
import elbow.inference.Functions;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.List;

/**
 * Arithmetic as one checks a calculation: what has no value, or is beyond the numbers, is refused
 * where it occurs and never reckoned on with. The logarithm of 0 is −∞.
 */
final class Arithmetic implements CellAlgebra<Real> {
    /** A calculation that has no number: why. */
    static final class NoValue extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoValue(String message) {
            super(message, null, false, false);
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    @Override
    public Real constant(BigFraction value) {
        return Real.of(value);
    }

    @Override
    public Real plus(Real a, Real b) {
        return checked(Reals.plus(a, b), a, b);
    }

    @Override
    public Real minus(Real a, Real b) {
        return checked(Reals.minus(a, b), a, b);
    }

    @Override
    public Real times(Real a, Real b) {
        boolean zero = Reals.isZero(a) || Reals.isZero(b);
        Real product = checked(Reals.times(a, b), a, b);
        return zero ? product : nonZero(product);
    }

    @Override
    public Real divide(Real a, Real b) {
        if (Reals.isZero(b)) throw new NoValue("a division by 0 has no value");
        Real quotient = checked(Reals.divide(a, b), a, b);
        return Reals.isZero(a) || !Reals.isFinite(b) ? quotient : nonZero(quotient);
    }

    @Override
    public Real power(Real a, Real b) {
        if (Reals.isZero(a) && Reals.signum(b) < 0)
            throw new NoValue("a division by 0 has no value");
        Real power = checked(Reals.power(a, b), a, b);
        return Reals.isZero(a) ? power : nonZero(power);
    }

    @Override
    public Real negate(Real a) {
        return Reals.negate(a);
    }

    @Override
    public Real max(Real a, Real b) {
        return Reals.max(a, b);
    }

    @Override
    public Real share(Real p, Real q) {
        return Reals.share(p, q);
    }

    @Override
    public Real map(Function function, Real a) {
        Real value = Functions.of(function, a);
        if (value instanceof Real.Undefined)
            throw new NoValue(function.text + " has no value at a negative number");
        if (function != Function.EXP) return value;
        return Reals.isFinite(a) ? nonZero(checked(value, a, a)) : value;
    }

    /** The result of finite operands is finite. */
    private static Real checked(Real result, Real a, Real b) {
        if (result instanceof Real.Undefined) throw new NoValue("this calculation has no value");
        if (Reals.isFinite(a) && Reals.isFinite(b) && !Reals.isFinite(result))
            throw new NoValue("the number is too large to compute");
        return result;
    }

    private static Real nonZero(Real result) {
        if (Reals.isZero(result)) throw new NoValue("the number is too small to compute");
        return result;
    }

    @Override
    public List<Variable> axes(Real number) {
        return List.of();
    }

    @Override
    public Real sumOut(Real number, List<Variable> none) {
        return number;
    }

    @Override
    public Real maxOut(Real number, List<Variable> none) {
        return number;
    }

    @Override
    public Real at(Real number, Variable variable, int state) {
        return number;
    }
}
