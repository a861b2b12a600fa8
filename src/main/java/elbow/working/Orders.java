package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formula.Word;
import elbow.formula.TextPrinter;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * The orders of bounds and divergences, {@code alpha = 0.5}, {@code n = 2}, {@code samples = 3}: an
 * order decides which law is applied, so it is a number before anything is lowered.
 */
final class Orders {
    static final int MOST_SAMPLES = 1_000;

    private static final Word INFINITE = new Word(Word.Special.INFINITE);

    private Orders() {}

    /** Whether the argument of this quantity decides its law; a factor such as beta does not. */
    static boolean decide(Quantity q) {
        return !q.arguments().isEmpty()
                && q.arguments().getFirst().name().filter("beta"::equals).isEmpty();
    }

    /** The quantity with its order as a number, within its limits. */
    static Quantity settled(Quantity q, Bindings bindings) {
        if (!decide(q)) return q;
        if (q.arguments().size() > 1) throw unsupported(q);
        Argument argument = q.arguments().getFirst();
        String name = argument.name().orElseThrow(() -> unsupported(q));
        Formula value = settled(argument.value(), bindings);
        String kind = q.name() + " " + name;
        switch (kind) {
            case "Renyi alpha" -> {}
            case "CUBO n" -> positive(value, q);
            case "ELBO samples", "ESS samples" -> samples(value, q);
            default -> throw unsupported(q);
        }
        return new Quantity(q.name(), List.of(new Argument(argument.name(), value)));
    }

    /** An order as a number, {@code infinite} or {@code -infinite}. */
    static Formula settled(Formula order, Bindings bindings) {
        Real value = bindings.evaluate(order);
        if (value instanceof Real.Exact exact) return number(exact.value());
        double d = Reals.toDouble(value);
        if (Double.isNaN(d)) throw new Refusal("an order must be a number", order);
        if (Double.isInfinite(d)) return d > 0 ? INFINITE : new Negate(INFINITE);
        return signed(new BigDecimal(d));
    }

    /** A fraction as a decimal if it ends, else as a quotient. */
    static Formula number(BigFraction value) {
        if (Digits.decimal(Real.of(value)).isPresent())
            return signed(Digits.decimal(Real.of(value)).orElseThrow());
        Formula over = signed(new BigDecimal(value.getNumerator()));
        return new Binary(Operator.DIVIDE, over, new Num(new BigDecimal(value.getDenominator())));
    }

    private static Formula signed(BigDecimal value) {
        return value.signum() < 0 ? new Negate(new Num(value.negate())) : new Num(value);
    }

    private static void positive(Formula value, Quantity q) {
        boolean positive =
                value instanceof Num n ? n.value().signum() > 0 : value instanceof Binary;
        if (!positive) throw new Refusal(TextPrinter.print(q) + " needs an order above 0", q);
    }

    private static void samples(Formula value, Quantity q) {
        if (!(value instanceof Num n) || count(n) < 1)
            throw new Refusal(
                    "samples are counted: from 1 to " + MOST_SAMPLES + ", not " + text(value), q);
    }

    private static String text(Formula value) {
        return TextPrinter.print(value);
    }

    /** The number of samples; 0 if it is none. */
    static int count(Num n) {
        BigInteger whole;
        try {
            whole = n.value().toBigIntegerExact();
        } catch (ArithmeticException e) {
            return 0;
        }
        boolean fits = whole.signum() > 0 && whole.compareTo(BigInteger.valueOf(MOST_SAMPLES)) <= 0;
        return fits ? whole.intValue() : 0;
    }

    private static Refusal unsupported(Quantity q) {
        return new Refusal(
                TextPrinter.print(q)
                        + " is not supported; there are ELBO(beta = 4), ELBO(samples = 3),"
                        + " Renyi(alpha = 0.5), CUBO(n = 2) and ESS(samples = 100)",
                q);
    }
}
