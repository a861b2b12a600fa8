package elbow.inference;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Word;
import elbow.formula.Formulas;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * A formula as a function of one variable on doubles, for integrands. Logarithms of what leaves the
 * doubles are taken as a whole: {@code log sigmoid}, {@code log Phi}, and of one minus these.
 */
public final class DoubleFormula {
    private static final double SQRT2 = Math.sqrt(2);

    private final Ref variable;
    private final Map<String, Double> names;

    private DoubleFormula(Ref variable, Map<String, Double> names) {
        this.variable = variable;
        this.names = names;
    }

    /**
     * The formula as a function of this variable.
     *
     * @param names the numbers that the other names stand for
     */
    public static DoubleUnaryOperator of(Formula f, Ref variable, Map<String, Double> names) {
        return new DoubleFormula(variable, names).compile(f);
    }

    private DoubleUnaryOperator compile(Formula f) {
        return switch (f) {
            case Num n -> constant(n.value().doubleValue());
            case Ref r when r.equals(variable) -> x -> x;
            case Ref r -> constant(number(r));
            case Negate n -> {
                DoubleUnaryOperator of = compile(n.operand());
                yield x -> -of.applyAsDouble(x);
            }
            case Binary b -> binary(b);
            case Call c -> call(c);
            case Word w when w.kind() == Word.Special.INFINITE ->
                    constant(Double.POSITIVE_INFINITY);
            default -> throw new IllegalArgumentException("no integrand: " + Formulas.text(f));
        };
    }

    private double number(Ref r) {
        Double known = names.get(Formulas.text(r));
        if (known != null) return known;
        if (r.equals(new Ref("pi"))) return Math.PI;
        throw new IllegalArgumentException("no number is known for " + Formulas.text(r));
    }

    private static DoubleUnaryOperator constant(double value) {
        return x -> value;
    }

    private boolean varies(Formula f) {
        return Formulas.walk(f).anyMatch(variable::equals);
    }

    private DoubleUnaryOperator binary(Binary b) {
        DoubleUnaryOperator l = compile(b.left());
        DoubleUnaryOperator r = compile(b.right());
        if (!varies(b))
            return constant(apply(b.operator(), l.applyAsDouble(0), r.applyAsDouble(0)));
        return switch (b.operator()) {
            case PLUS -> x -> l.applyAsDouble(x) + r.applyAsDouble(x);
            case MINUS -> x -> l.applyAsDouble(x) - r.applyAsDouble(x);
            case TIMES -> x -> times(l.applyAsDouble(x), r.applyAsDouble(x));
            case DIVIDE -> x -> l.applyAsDouble(x) / r.applyAsDouble(x);
            case POWER -> x -> StrictMath.pow(l.applyAsDouble(x), r.applyAsDouble(x));
            case AND, OR -> throw new IllegalArgumentException("no number: " + Formulas.text(b));
        };
    }

    private static double apply(Operator operator, double a, double b) {
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> times(a, b);
            case DIVIDE -> a / b;
            case POWER -> StrictMath.pow(a, b);
            case AND, OR -> throw new IllegalArgumentException("no number");
        };
    }

    /** 0 times anything is 0. */
    private static double times(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    private DoubleUnaryOperator call(Call c) {
        if (!varies(c)) {
            List<Double> values =
                    c.arguments().stream().map(a -> compile(a).applyAsDouble(0)).toList();
            return constant(value(c.function(), values));
        }
        Formula first = c.arguments().getFirst();
        if (c.function() == Function.LOG || c.function() == Function.LN) return logarithm(first);
        List<DoubleUnaryOperator> of = c.arguments().stream().map(this::compile).toList();
        DoubleUnaryOperator a = of.getFirst();
        if (c.function() == Function.EXP) return x -> StrictMath.exp(a.applyAsDouble(x));
        if (c.function() == Function.SIGMOID)
            return x -> 1 / (1 + StrictMath.exp(-a.applyAsDouble(x)));
        if (c.function() == Function.PHI) return x -> Erfc.value(-a.applyAsDouble(x) / SQRT2) / 2;
        if (c.function() == Function.SQRT) return x -> Math.sqrt(a.applyAsDouble(x));
        return x -> value(c.function(), of.stream().map(f -> f.applyAsDouble(x)).toList());
    }

    private DoubleUnaryOperator logarithm(Formula of) {
        boolean complement =
                of instanceof Binary b
                        && b.operator() == Operator.MINUS
                        && b.left() instanceof Num n
                        && n.value().compareTo(BigDecimal.ONE) == 0;
        Formula inner = complement ? ((Binary) of).right() : of;
        if (inner instanceof Call c && c.function() == Function.SIGMOID) {
            DoubleUnaryOperator a = compile(c.arguments().getFirst());
            return complement
                    ? x -> logSigmoid(-a.applyAsDouble(x))
                    : x -> logSigmoid(a.applyAsDouble(x));
        }
        if (inner instanceof Call c && c.function() == Function.PHI) {
            DoubleUnaryOperator a = compile(c.arguments().getFirst());
            return complement ? x -> logPhi(-a.applyAsDouble(x)) : x -> logPhi(a.applyAsDouble(x));
        }
        if (of instanceof Call c && c.function() == Function.EXP)
            return compile(c.arguments().getFirst());
        if (complement) {
            DoubleUnaryOperator a = compile(inner);
            return x -> StrictMath.log1p(-a.applyAsDouble(x));
        }
        DoubleUnaryOperator a = compile(of);
        return x -> StrictMath.log(a.applyAsDouble(x));
    }

    /** ln 1/(1 + e^(−a)) */
    private static double logSigmoid(double a) {
        return a < 0
                ? a - StrictMath.log1p(StrictMath.exp(a))
                : -StrictMath.log1p(StrictMath.exp(-a));
    }

    /** ln Φ(a) */
    private static double logPhi(double a) {
        return a < 0
                ? StrictMath.log(Erfcx.value(-a / SQRT2) / 2) - a * a / 2
                : StrictMath.log1p(-Erfc.value(a / SQRT2) / 2);
    }

    private static double value(Function function, List<Double> a) {
        double first = a.getFirst();
        double last = a.getLast();
        return switch (function) {
            case MAX -> a.stream().mapToDouble(x -> x).max().orElseThrow();
            case MIN -> a.stream().mapToDouble(x -> x).min().orElseThrow();
            case INSIDE -> first <= a.get(1) && a.get(1) <= last ? 1 : 0;
            case LBETA -> Reals.toDouble(Functions.lbeta(Real.of(first), Real.of(last)));
            case CHOOSE -> StrictMath.exp(Gammas.lchoose(first, last));
            case LOG,
                    LN,
                    LOG2,
                    LOG10,
                    EXP,
                    SQRT,
                    ABS,
                    SIGMOID,
                    PHI,
                    DECIMALS,
                    LGAMMA,
                    DIGAMMA,
                    TRIGAMMA,
                    WHOLE,
                    FLOOR -> {
                Real value = Functions.of(function, Real.of(first));
                yield value instanceof Real.Undefined ? Double.NaN : Reals.toDouble(value);
            }
        };
    }
}
