package elbow.model;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** p(k) = (n choose k) p^k (1 − p)^(n − k) for k = 0 .. n. */
final class Binomial implements DiscreteFamily {
    private static final int MOST = 100;

    @Override
    public String name() {
        return "Binomial";
    }

    @Override
    public List<Families.Mass> masses(List<Argument> arguments) {
        int n = Families.whole(name(), Families.named(name(), arguments, "n"));
        Formula p = Families.named(name(), arguments, "p");
        if (arguments.size() != 2 || n < 1 || n > MOST)
            throw new IllegalArgumentException(
                    "Binomial(n = ..., p = ...) needs n from 1 to " + MOST);
        Formula failure = new Binary(Operator.MINUS, num(BigInteger.ONE), p);
        List<Families.Mass> masses = new ArrayList<>();
        BigInteger choose = BigInteger.ONE;
        for (int k = 0; k <= n; k++) {
            Formula mass = times(num(choose), times(power(p, k), power(failure, n - k)));
            masses.add(new Families.Mass(Integer.toString(k), mass));
            choose = choose.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
        }
        return masses;
    }

    private static Formula times(Formula a, Formula b) {
        return new Binary(Operator.TIMES, a, b);
    }

    private static Formula power(Formula base, int exponent) {
        return new Binary(Operator.POWER, base, num(BigInteger.valueOf(exponent)));
    }

    private static Num num(BigInteger n) {
        return new Num(new BigDecimal(n));
    }
}
