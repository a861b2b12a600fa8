package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formulas;

import java.math.BigDecimal;

/** Arithmetic with 0 and 1 that nobody writes down: 1·a is a, 0·a is 0, a − 0 is a. */
final class Trivial {
    private static final Formula ZERO = new Num(BigDecimal.ZERO);

    private Trivial() {}

    static Formula out(Formula formula) {
        return Formulas.rewrite(formula, f -> f instanceof Binary b ? binary(b) : f);
    }

    private static Formula binary(Binary b) {
        Formula left = b.left();
        Formula right = b.right();
        return switch (b.operator()) {
            case TIMES ->
                    is(left, 0) || is(right, 0)
                            ? ZERO
                            : is(left, 1) ? right : is(right, 1) ? left : b;
            case PLUS -> is(left, 0) ? right : is(right, 0) ? left : b;
            case MINUS ->
                    is(right, 0)
                            ? left
                            : is(left, 1) && is(right, 1)
                                    ? ZERO
                                    : is(left, 0) ? new Negate(right) : b;
            case DIVIDE, POWER -> is(right, 1) ? left : b;
            case AND, OR -> b;
        };
    }

    private static boolean is(Formula f, int number) {
        return f instanceof Num n && n.value().compareTo(BigDecimal.valueOf(number)) == 0;
    }
}
