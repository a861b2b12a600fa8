package elbow.formula;

import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Relation;
import elbow.formula.Formula.Word.Special;

/** Text for terminals, {@code Σ_z[ p(z)·2 ] ≤ π}, which reads back as the same formula. */
public sealed class UnicodePrinter extends TextPrinter permits BlackboardPrinter {
    UnicodePrinter() {}

    public static String print(Formula formula) {
        return new FormulaPrinter(new UnicodePrinter()).print(formula);
    }

    @Override
    public String word(Special word) {
        return word == Special.INFINITE ? "∞" : super.word(word);
    }

    @Override
    public String name(String name, Next next) {
        return name.equals("pi") ? "π" : super.name(name, next);
    }

    @Override
    String minus() {
        return "−";
    }

    /** Matrices have superscripts; a number does not, whose power is one of numbers. */
    @Override
    public String binary(Operator operator, String left, String right, boolean tight) {
        boolean number = Character.isDigit(left.charAt(left.length() - 1));
        if (operator == Operator.POWER && !number) {
            if (right.equals("T")) return left + Names.TRANSPOSED;
            if (right.equals("−1")) return left + "⁻¹";
        }
        return super.binary(operator, left, right, tight);
    }

    @Override
    String sign(Operator operator) {
        return switch (operator) {
            case MINUS -> minus();
            case TIMES -> "·";
            case OR, AND, PLUS, DIVIDE, POWER -> super.sign(operator);
        };
    }

    @Override
    String sign(Relation relation) {
        return switch (relation) {
            case NOT_EQUAL -> "≠";
            case AT_MOST -> "≤";
            case AT_LEAST -> "≥";
            case EQUAL, LESS, GREATER -> super.sign(relation);
        };
    }

    @Override
    String sign(Function function) {
        return switch (function) {
            case PHI -> "Φ";
            case LGAMMA -> "lnΓ";
            case LOG,
                    LN,
                    LOG2,
                    LOG10,
                    EXP,
                    SQRT,
                    ABS,
                    MIN,
                    MAX,
                    SIGMOID,
                    DECIMALS,
                    DIGAMMA,
                    LBETA,
                    CHOOSE,
                    INSIDE,
                    WHOLE,
                    TRIGAMMA,
                    FLOOR ->
                    super.sign(function);
        };
    }

    @Override
    String sign(Folding kind) {
        return kind == Folding.SUM ? "Σ" : super.sign(kind);
    }

    @Override
    String parallel() {
        return "‖";
    }
}
