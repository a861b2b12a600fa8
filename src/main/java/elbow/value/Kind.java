package elbow.value;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.ForEach;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Not;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formula.Range;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Vector;
import elbow.formula.Formula.Word;

/** What sort of number a formula is worth: its range, and whether it has a unit. */
public enum Kind {
    /** In [0, 1]. */
    PROBABILITY,
    /** A logarithm of probabilities, or sums of them: any number, in nats or bits. */
    LOGARITHM,
    /** A divergence, entropy or information: a logarithm that is never negative. */
    DIVERGENCE,
    /** A variance or standard deviation: above 0. */
    SPREAD,
    /** Any other number. */
    NUMBER;

    public static Kind of(Formula formula) {
        return switch (formula) {
            case Probability p -> PROBABILITY;
            case Measure m -> of(m);
            case Relate r -> r.kind() == Relate.Relating.INFORMATION ? DIVERGENCE : NUMBER;
            case Quantity q -> of(q);
            case Call c -> isLogarithm(c.function()) ? LOGARITHM : NUMBER;
            case Negate n -> of(n.operand()).hasUnit() ? LOGARITHM : NUMBER;
            case Binary b -> of(b);
            case Expectation e -> e.body() instanceof Probability ? PROBABILITY : of(e.body());
            case Fold f ->
                    of(f.body()).hasUnit() || f.kind() == Fold.Folding.MEAN ? of(f.body()) : NUMBER;
            case ForEach f -> of(f.body());
            case Num n -> NUMBER;
            case Ref r -> NUMBER;
            case Word w -> NUMBER;
            case Not n -> NUMBER;
            case Comparison c -> NUMBER;
            case Family f -> NUMBER;
            case Vector v -> NUMBER;
            case Range r -> NUMBER;
        };
    }

    private static Kind of(Measure measure) {
        return switch (measure.kind()) {
            case KL, RENYI, JS, CE, H -> DIVERGENCE;
            case VAR, SD -> SPREAD;
            case MAXIMUM -> PROBABILITY;
            case MLE -> measure.of().getFirst() instanceof Probability ? PROBABILITY : NUMBER;
            case MEAN, COV, MODE, ARGMAX -> NUMBER;
        };
    }

    private static Kind of(Binary b) {
        Kind left = of(b.left());
        Kind right = of(b.right());
        return switch (b.operator()) {
            case PLUS, MINUS -> left.hasUnit() && right.hasUnit() ? LOGARITHM : NUMBER;
            case TIMES -> left.hasUnit() != right.hasUnit() ? LOGARITHM : NUMBER;
            case DIVIDE -> left.hasUnit() && !right.hasUnit() ? LOGARITHM : NUMBER;
            case POWER, AND, OR -> NUMBER;
        };
    }

    private static Kind of(Quantity q) {
        return switch (q.name()) {
            case "gap" -> DIVERGENCE;
            case "ESS" -> q.arguments().isEmpty() ? PROBABILITY : NUMBER;
            default -> LOGARITHM;
        };
    }

    private static boolean isLogarithm(Function function) {
        return function == Function.LOG || function == Function.LN || function == Function.LOG2;
    }

    public boolean hasUnit() {
        return this == LOGARITHM || this == DIVERGENCE;
    }

    /** Whether small ones matter: where 0 is no answer for 1e-6. */
    public boolean hasSmallValues() {
        return !hasUnit();
    }

    /** Whether it is a number this quantity may be carried with. */
    public boolean holds(Real value) {
        if (!Reals.isFinite(value)) return false;
        return switch (this) {
            case PROBABILITY -> Reals.signum(value) >= 0 && Reals.compare(value, Real.ONE) <= 0;
            case SPREAD -> Reals.signum(value) > 0;
            case LOGARITHM, DIVERGENCE, NUMBER -> true;
        };
    }
}
