package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Word;
import elbow.value.Real;
import elbow.value.Reals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How numbers are printed. An exact number that ends soon is written out; any other is rounded half
 * up to the digits asked: decimals for numbers of .01 and above, and at least three significant
 * digits below.
 */
public record Digits(int decimals, RoundingMode rounding) {
    private static final int LONGEST_EXACT = 6;
    private static final int LONGEST_GIVEN = 15;
    private static final int LONGEST_BITS = 20;
    private static final int LONGEST_WHOLE = 20;
    private static final int SIGNIFICANT = 3;

    public Digits(int decimals) {
        this(decimals, RoundingMode.HALF_UP);
    }

    /** The same with this many more decimals. */
    Digits guarded(int more) {
        return new Digits(decimals + more, rounding);
    }

    /**
     * A number as printed.
     *
     * @param unit one in its last place if it is rounded, 0 if this is the number itself
     */
    record Shown(Formula formula, double unit) {}

    Shown show(Real value) {
        Optional<BigDecimal> whole = decimal(value);
        if (whole.isPresent()
                && whole.get().precision() <= LONGEST_WHOLE
                && whole.get().scale() <= Math.max(decimals, LONGEST_EXACT))
            return new Shown(number(whole.get()), 0);
        return switch (value) {
            case Real.Undefined u -> new Shown(new Word(Word.Special.UNDEFINED), 0);
            case Real.Approx a when Double.isInfinite(a.value()) ->
                    new Shown(signed(new Word(Word.Special.INFINITE), a.value() < 0), 0);
            default -> {
                BigDecimal rounded = round(value);
                yield new Shown(number(rounded), Math.pow(10, -rounded.scale()));
            }
        };
    }

    /** A number that was given: written out in full, unless it has more digits than one reads. */
    static Shown given(Real value) {
        Optional<BigDecimal> whole = decimal(value);
        if (whole.isPresent() && whole.get().precision() <= LONGEST_GIVEN)
            return new Shown(number(whole.get()), 0);
        if (whole.isPresent()) return new Digits(LONGEST_GIVEN).show(value);
        if (value instanceof Real.Exact x && x.value().getDenominator().bitLength() <= LONGEST_BITS)
            return new Shown(
                    new Formula.Binary(
                            Formula.Operator.DIVIDE,
                            number(new BigDecimal(x.value().getNumerator())),
                            number(new BigDecimal(x.value().getDenominator()))),
                    0);
        return new Digits(LONGEST_EXACT).show(value);
    }

    /** The value rounded as it is printed. */
    public BigDecimal round(Real value) {
        BigDecimal full =
                value instanceof Real.Exact x
                        ? new BigDecimal(x.value().getNumerator())
                                .divide(
                                        new BigDecimal(x.value().getDenominator()),
                                        MathContext.DECIMAL128)
                        : new BigDecimal(Reals.toDouble(value));
        return full.setScale(places(full), rounding);
    }

    /** How many decimals this number is printed with. */
    private int places(BigDecimal value) {
        if (value.signum() == 0) return decimals;
        int exponent = value.precision() - value.scale() - 1;
        if (exponent >= LONGEST_WHOLE) return SIGNIFICANT + decimals - exponent;
        int leading = value.scale() - value.precision();
        return leading < 2 ? decimals : Math.max(decimals, leading + SIGNIFICANT);
    }

    /** The number written out, if its decimals end within 30. */
    static Optional<BigDecimal> decimal(Real value) {
        if (!(value instanceof Real.Exact x)) return Optional.empty();
        if (!(Reals.decimals(value) instanceof Real.Exact places)) return Optional.empty();
        if (places.value().compareTo(org.apache.commons.numbers.fraction.BigFraction.of(400)) > 0)
            return Optional.empty();
        return Optional.of(
                new BigDecimal(x.value().getNumerator())
                        .divide(new BigDecimal(x.value().getDenominator())));
    }

    private static Formula number(BigDecimal value) {
        BigDecimal written = value.scale() < 0 ? value.setScale(0) : value;
        return signed(new Num(written.abs()), value.signum() < 0);
    }

    private static Formula signed(Formula size, boolean negative) {
        return negative ? new Negate(size) : size;
    }

    /** A number for a message: exact where it ends, else to 12 significant digits. */
    public static String plain(Real value) {
        return switch (value) {
            case Real.Undefined u -> "undefined";
            case Real.Approx a when Double.isInfinite(a.value()) ->
                    a.value() > 0 ? "infinite" : "-infinite";
            case Real r -> {
                BigDecimal shown =
                        decimal(r)
                                .filter(d -> d.precision() <= 18)
                                .orElseGet(() ->
                                        new Digits(300)
                                                .round(r)
                                                .round(new MathContext(12))
                                                .stripTrailingZeros());
                yield shown.scale() > 20 || shown.scale() < -20
                        ? shown.toString()
                        : shown.toPlainString();
            }
        };
    }
}
