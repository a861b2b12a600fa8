package elbow.inference;

import elbow.formula.Formula.Function;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.gamma.Erfc;

/** The language's functions of one number. */
public final class Functions {
    private static final double LN2 = StrictMath.log(2);
    private static final double LN10 = StrictMath.log(10);
    private static final double SQRT2 = StrictMath.sqrt(2);

    private Functions() {}

    public static Real of(Function function, Real a) {
        return switch (function) {
            case LOG, LN -> Reals.ln(a);
            case LOG2 -> scaled(a, LN2);
            case LOG10 -> scaled(a, LN10);
            case EXP -> Reals.exp(a);
            case SQRT -> Reals.sqrt(a);
            case ABS -> Reals.abs(a);
            case MIN, MAX -> a;
            case SIGMOID -> Reals.map(a, x -> 1 / (1 + StrictMath.exp(-x)));
            case PHI -> Reals.map(a, x -> Erfc.value(-x / SQRT2) / 2);
            case DECIMALS -> Reals.decimals(a);
        };
    }

    private static Real scaled(Real a, double base) {
        Real ln = Reals.ln(a);
        return Reals.isZero(ln) ? Real.ZERO : Reals.map(ln, x -> x / base);
    }
}
