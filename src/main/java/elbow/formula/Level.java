package elbow.formula;

import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.ForEach;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Not;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formula.Range;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Vector;
import elbow.formula.Formula.Word;

/** How tightly a formula's outermost sign binds, loosest first. */
enum Level {
    FOR,
    RANGE,
    OR,
    AND,
    NOT,
    COMPARISON,
    SUM,
    /** a sum written with its sign and no brackets, which reaches to the end of a product */
    FOLD,
    PRODUCT,
    UNARY,
    POWER,
    /** {@code log p(x)}, which can't be the base of a power */
    PREFIX,
    ATOM;

    static Level of(Formula formula) {
        return switch (formula) {
            case ForEach f -> FOR;
            case Range r -> RANGE;
            case Binary b -> of(b.operator());
            case Not n -> NOT;
            case Comparison c -> COMPARISON;
            case Negate n -> UNARY;
            case Call c -> isPrefix(c) ? PREFIX : ATOM;
            case Measure m -> isPrefix(m) ? PREFIX : ATOM;
            case Num n -> ATOM;
            case Word w -> ATOM;
            case Ref r -> ATOM;
            case Probability p -> ATOM;
            case Expectation e -> ATOM;
            case Fold f -> ATOM;
            case Relate r -> ATOM;
            case Family f -> ATOM;
            case Quantity q -> ATOM;
            case Vector v -> ATOM;
        };
    }

    static Level of(Operator operator) {
        return switch (operator) {
            case OR -> OR;
            case AND -> AND;
            case PLUS, MINUS -> SUM;
            case TIMES, DIVIDE -> PRODUCT;
            case POWER -> POWER;
        };
    }

    /** What an operator's right operand must be to stand without brackets. */
    static Level right(Operator operator) {
        return switch (operator) {
            case OR -> AND;
            case AND -> NOT;
            case PLUS, MINUS -> FOLD;
            case TIMES, DIVIDE, POWER -> UNARY;
        };
    }

    /** Logarithms of numbers and of what has brackets of its own stand without further ones. */
    static boolean isPrefix(Call call) {
        Function f = call.function();
        boolean log =
                f == Function.LOG || f == Function.LN || f == Function.LOG2 || f == Function.LOG10;
        Formula argument = call.arguments().getFirst();
        return log
                && (argument instanceof Num
                        || argument instanceof Probability
                        || argument instanceof Expectation
                        || argument instanceof Fold);
    }

    static boolean isPrefix(Measure measure) {
        Functional kind = measure.kind();
        return (kind == Functional.ARGMAX || kind == Functional.MAXIMUM)
                && measure.of().getFirst() instanceof Probability;
    }
}
