package elbow.grading;

import elbow.formula.Formula.Function;
import elbow.inference.Functions;
import elbow.inference.Scalars;
import elbow.value.Real;
import elbow.value.Reals;

/**
 * Arithmetic as one checks a calculation: what has no value, or is beyond the numbers, is refused
 * where it occurs and never reckoned on with. The logarithm of 0 is −∞.
 */
final class Arithmetic extends Scalars {
    private static final int LARGEST_BITS = 2_048;

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
    public Real map(Function function, Real a) {
        Real value = Functions.of(function, a);
        if (value instanceof Real.Undefined)
            throw new NoValue(function.text + " has no value at a negative number");
        if (function == Function.SQRT && Reals.isFinite(a)) {
            Real root = checked(value, a, a);
            return Reals.isZero(a) ? root : nonZero(root);
        }
        if (function != Function.EXP) return limited(value);
        return Reals.isFinite(a) ? nonZero(checked(value, a, a)) : value;
    }

    @Override
    public Real choose(Real n, Real k) {
        Real fewer = Reals.compare(Reals.minus(n, k), k) < 0 ? Reals.minus(n, k) : k;
        if (bits(n) * Math.abs(Reals.toDouble(fewer)) > LARGEST_BITS)
            throw new NoValue("the number is too large to compute");
        return checked(super.choose(n, k), n, k);
    }

    @Override
    public Real lbeta(Real a, Real b) {
        return checked(super.lbeta(a, b), a, b);
    }

    @Override
    public Real ordered(Real a, Real b) {
        return checked(super.ordered(a, b), a, b);
    }

    /** The value of a whole calculation: no finite one is beyond the doubles. */
    static Real number(Real value) {
        if (Reals.isFinite(value) && Double.isInfinite(Reals.toDouble(value)))
            throw new NoValue("the number is too large to compute");
        return value;
    }

    /** The result of finite operands is finite. */
    private static Real checked(Real result, Real a, Real b) {
        if (result instanceof Real.Undefined) throw new NoValue("this calculation has no value");
        if (Reals.isFinite(a) && Reals.isFinite(b) && !Reals.isFinite(result))
            throw new NoValue("the number is too large to compute");
        return limited(result);
    }

    /** A fraction of very many digits is rounded to a double, so that nothing takes long. */
    private static Real limited(Real result) {
        if (!(result instanceof Real.Exact x) || bits(result) <= LARGEST_BITS) return result;
        double rounded = x.value().doubleValue();
        if (Double.isInfinite(rounded)) throw new NoValue("the number is too large to compute");
        if (Math.abs(rounded) < Double.MIN_NORMAL)
            throw new NoValue("the number is too small to compute");
        return Real.of(rounded);
    }

    private static int bits(Real a) {
        return a instanceof Real.Exact x
                ? Math.max(
                        x.value().getNumerator().bitLength(),
                        x.value().getDenominator().bitLength())
                : 0;
    }

    private static Real nonZero(Real result) {
        if (Reals.isZero(result)) throw new NoValue("the number is too small to compute");
        return result;
    }
}
