package elbow.formula;

import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relate.Relating;
import elbow.formula.Formula.Relation;
import elbow.formula.Formula.Word.Special;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** LaTeX of a formula: {@code \mathrm{KL}\left(q(z) \,\|\, p(z)\right)}, without dollar signs. */
public final class LatexPrinter implements Notation {
    private LatexPrinter() {}

    public static String print(Formula formula) {
        return new FormulaPrinter(new LatexPrinter()).print(formula);
    }

    @Override
    public boolean drawsFractions() {
        return true;
    }

    @Override
    public Level level(Formula formula) {
        return switch (formula) {
            case Num n when Digits.scientific(n.value()) -> Level.PRODUCT;
            case Binary b when b.operator() == Operator.DIVIDE -> Level.PREFIX;
            case Call c when !isFenced(c.function()) -> Level.PREFIX;
            case Fold f when f.kind() == Folding.SUM -> Level.FOLD;
            case Formula f -> Level.of(f);
        };
    }

    private static boolean isFenced(Function function) {
        return function == Function.SQRT
                || function == Function.ABS
                || function == Function.CHOOSE
                || function == Function.FLOOR;
    }

    @Override
    public Level body(Folding kind) {
        return kind == Folding.SUM ? Level.FOLD : Level.OR;
    }

    @Override
    public String number(BigDecimal value) {
        if (!Digits.scientific(value)) return value.toPlainString();
        String power = "10^{" + Digits.exponent(value) + "}";
        String mantissa = Digits.mantissa(value);
        return mantissa.equals("1") ? power : mantissa + " \\cdot " + power;
    }

    @Override
    public String word(Special word) {
        return word == Special.INFINITE ? "\\infty" : "\\text{" + word.text + "}";
    }

    @Override
    public String name(String name, Next next) {
        return next == Next.NOTHING ? LatexNames.name(name) : LatexNames.stem(name);
    }

    @Override
    public String variable(String name, Next next) {
        return name(name, next);
    }

    @Override
    public String selected(String name, List<String> selectors) {
        return name + "_{" + String.join(",", selectors) + "}";
    }

    @Override
    public String component(String key) {
        return key.matches("[0-9]+") ? key : LatexNames.stem(key);
    }

    @Override
    public String index(String at) {
        return at;
    }

    @Override
    public String slice(String from, String to) {
        return from + ":" + to;
    }

    @Override
    public String bracketed(String inside) {
        return "\\left(" + inside + "\\right)";
    }

    @Override
    public String negated(String operand) {
        return "-" + operand;
    }

    @Override
    public String not(String operand) {
        return "\\neg " + operand;
    }

    @Override
    public String binary(Operator operator, String left, String right, boolean tight) {
        return switch (operator) {
            case OR -> left + " \\lor " + right;
            case AND -> left + " \\land " + right;
            case PLUS -> left + (tight ? "+" : " + ") + right;
            case MINUS -> left + (tight ? "-" : " - ") + right;
            case TIMES -> left + " \\cdot " + right;
            case DIVIDE -> "\\frac{" + left + "}{" + right + "}";
            case POWER -> left + "^{" + (right.equals("T") ? "\\top" : right) + "}";
        };
    }

    @Override
    public String comparison(List<String> operands, List<Relation> relations) {
        StringBuilder latex = new StringBuilder(operands.getFirst());
        for (int i = 0; i < relations.size(); i++)
            latex.append(event("", relations.get(i), operands.get(i + 1)));
        return latex.toString();
    }

    @Override
    public String call(Function function, List<String> arguments, boolean prefix) {
        String first = arguments.getFirst();
        return switch (function) {
            case SQRT -> "\\sqrt{" + first + "}";
            case ABS -> "\\left|" + first + "\\right|";
            case LOG, LN, EXP, MIN, MAX -> "\\" + function.text + argument(arguments, prefix);
            case LOG2 -> "\\log_{2}" + argument(arguments, prefix);
            case LOG10 -> "\\log_{10}" + argument(arguments, prefix);
            case PHI -> "\\Phi" + argument(arguments, prefix);
            case LGAMMA -> "\\ln\\Gamma" + argument(arguments, prefix);
            case DIGAMMA -> "\\psi" + argument(arguments, prefix);
            case TRIGAMMA -> "\\psi'" + argument(arguments, prefix);
            case FLOOR -> "\\left\\lfloor " + first + " \\right\\rfloor";
            case LBETA -> "\\ln\\mathrm{B}" + argument(arguments, prefix);
            case CHOOSE -> "\\binom{" + first + "}{" + arguments.getLast() + "}";
            case INSIDE -> "\\mathbf{1}" + square(String.join(" \\leq ", arguments));
            case WHOLE -> "\\mathbf{1}" + square(first + " \\in \\mathbb{Z}");
            case SIGMOID, DECIMALS -> upright(function.text) + argument(arguments, prefix);
        };
    }

    private String argument(List<String> arguments, boolean prefix) {
        return prefix ? " " + arguments.getFirst() : bracketed(commas(arguments));
    }

    @Override
    public String probability(String network, List<String> left, List<String> right) {
        return network + "(" + commas(left) + given(right) + ")";
    }

    private static String given(List<String> events) {
        return events.isEmpty() ? "" : " \\mid " + commas(events);
    }

    @Override
    public String event(String variable, Relation relation, String value) {
        String sign =
                switch (relation) {
                    case EQUAL, LESS, GREATER -> relation.text;
                    case NOT_EQUAL -> "\\neq";
                    case AT_MOST -> "\\leq";
                    case AT_LEAST -> "\\geq";
                };
        return variable + " " + sign + " " + value;
    }

    @Override
    public String expectation(Formula under, String printed, String body) {
        return "\\mathbb{E}_{" + printed + "}" + square(body);
    }

    @Override
    public String fold(Folding kind, List<Ref> over, List<String> printed, String body) {
        String below = "_{" + commas(printed) + "}";
        return switch (kind) {
            case SUM -> "\\sum" + below + " " + body;
            case MAX, MIN -> "\\" + kind.text + below + square(body);
            case MEAN -> upright(kind.text) + below + square(body);
        };
    }

    private static String square(String body) {
        return "\\left[ " + body + " \\right]";
    }

    @Override
    public String measure(Functional kind, List<String> of, boolean prefix) {
        if (kind == Functional.RENYI)
            return "D_{" + of.get(2) + "}" + bracketed(of.get(0) + " \\,\\|\\, " + of.get(1));
        String between = kind == Functional.KL ? " \\,\\|\\, " : ", ";
        String name =
                switch (kind) {
                    case ARGMAX -> "\\mathrm{arg\\,max}";
                    case MAXIMUM -> "\\max";
                    case KL, RENYI, JS, CE, H, MEAN, VAR, SD, COV, MODE, MLE -> upright(kind.text);
                };
        return prefix ? name + " \\, " + of.getFirst() : name + bracketed(String.join(between, of));
    }

    @Override
    public String relate(
            Relating kind, List<String> first, List<String> second, List<String> given) {
        String between = kind == Relating.INFORMATION || first.size() > 1 ? " ; " : ", ";
        return upright(kind.text)
                + bracketed(commas(first) + between + commas(second) + given(given));
    }

    @Override
    public String applied(String name, List<String> arguments) {
        String upright = upright(name);
        return arguments.isEmpty() ? upright : upright + bracketed(commas(arguments));
    }

    private static String upright(String name) {
        return name.matches("[A-Za-z]+") ? "\\mathrm{" + name + "}" : LatexNames.text(name);
    }

    @Override
    public String argument(Optional<String> name, String value) {
        return name.map(n -> argumentName(n) + " = " + value).orElse(value);
    }

    private static String argumentName(String name) {
        return Digits.isNumber(name) ? name : LatexNames.name(name);
    }

    @Override
    public String vector(List<String> elements) {
        return "\\left[" + commas(elements) + "\\right]";
    }

    @Override
    public String matrix(List<List<String>> rows) {
        String cells =
                String.join(" \\\\ ", rows.stream().map(row -> String.join(" & ", row)).toList());
        return "\\begin{pmatrix}" + cells + "\\end{pmatrix}";
    }

    @Override
    public String range(String from, String to, Optional<String> step) {
        return from + " \\ldots " + to + step.map(s -> " \\text{ step } " + s).orElse("");
    }

    @Override
    public String forEach(String body, String index, String from, String to) {
        return body + " \\quad \\text{for } " + index + " = " + from + " \\ldots " + to;
    }

    private static String commas(List<String> parts) {
        return String.join(", ", parts);
    }
}
