package elbow.grading;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;

import java.math.BigDecimal;
import java.util.Optional;

/** A number typed by its digits: {@code -0.51}, {@code -5.1*10^-1}. */
final class Literal {
    private static final int LARGEST_EXPONENT = 400;

    private static final Num HUNDRED = new Num(BigDecimal.valueOf(100));

    private Literal() {}

    /** The digits, if the formula is nothing else. */
    static Optional<BigDecimal> of(Formula formula) {
        return switch (formula) {
            case Num n -> Optional.of(n.value());
            case Negate n -> of(n.operand()).map(BigDecimal::negate);
            case Binary b when b.operator() == Operator.TIMES ->
                    of(b.left()).flatMap(m -> exponent(b.right()).map(m::scaleByPowerOfTen));
            default -> Optional.empty();
        };
    }

    /** {@code 75/100}, which is what 75 % reads as, without the 100. */
    static Formula withoutPercent(Formula formula) {
        return switch (formula) {
            case Negate n -> new Negate(withoutPercent(n.operand()));
            case Binary b
                    when b.operator() == Operator.DIVIDE
                            && b.left() instanceof Num n
                            && b.right().equals(HUNDRED) ->
                    n;
            default -> formula;
        };
    }

    /** k of 10^k. */
    private static Optional<Integer> exponent(Formula power) {
        return power instanceof Binary b
                        && b.operator() == Operator.POWER
                        && b.left() instanceof Num base
                        && base.value().compareTo(BigDecimal.TEN) == 0
                ? of(b.right()).filter(Literal::isExponent).map(BigDecimal::intValue)
                : Optional.empty();
    }

    private static boolean isExponent(BigDecimal k) {
        return k.stripTrailingZeros().scale() <= 0
                && k.abs().compareTo(BigDecimal.valueOf(LARGEST_EXPONENT)) <= 0;
    }
}
