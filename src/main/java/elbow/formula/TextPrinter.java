package elbow.formula;

import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Relate.Relating;
import elbow.formula.Formula.Relation;
import elbow.formula.Formula.Word.Special;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The canonical text of a formula: what reads back as the same formula, with the fewest brackets.
 */
public sealed class TextPrinter implements Notation permits UnicodePrinter {
    TextPrinter() {}

    public static String print(Formula formula) {
        return new FormulaPrinter(new TextPrinter()).print(formula);
    }

    @Override
    public String number(BigDecimal value) {
        return Digits.scientific(value)
                ? Digits.mantissa(value) + "e" + Digits.exponent(value)
                : value.toPlainString();
    }

    @Override
    public String word(Special word) {
        return word.text;
    }

    @Override
    public String name(String name, Next next) {
        return Names.readsAsItself(name, next) ? name : quoted(name);
    }

    @Override
    public String variable(String name, Next next) {
        return Names.isPlain(name) ? name : quoted(name);
    }

    private static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    @Override
    public String selected(String name, List<String> selectors) {
        return name + String.join("", selectors);
    }

    @Override
    public String component(String key) {
        boolean bare =
                key.matches("[0-9]+") || (Names.isPlain(key) && Names.startsName(key.charAt(0)));
        return "." + (bare ? key : quoted(key));
    }

    @Override
    public String index(String at) {
        return "[" + at + "]";
    }

    @Override
    public String slice(String from, String to) {
        return "[" + from + ":" + to + "]";
    }

    @Override
    public String bracketed(String inside) {
        return "(" + inside + ")";
    }

    @Override
    public String negated(String operand) {
        return minus() + operand;
    }

    String minus() {
        return Operator.MINUS.text;
    }

    @Override
    public String not(String operand) {
        return "not " + operand;
    }

    @Override
    public String binary(Operator operator, String left, String right, boolean tight) {
        boolean spaced =
                switch (operator) {
                    case OR, AND -> true;
                    case PLUS, MINUS -> !tight;
                    case TIMES, DIVIDE, POWER -> false;
                };
        return left + (spaced ? " " + sign(operator) + " " : sign(operator)) + right;
    }

    String sign(Operator operator) {
        return operator.text;
    }

    @Override
    public String comparison(List<String> operands, List<Relation> relations) {
        StringBuilder text = new StringBuilder(operands.getFirst());
        for (int i = 0; i < relations.size(); i++)
            text.append(event("", relations.get(i), operands.get(i + 1)));
        return text.toString();
    }

    @Override
    public String call(Function function, List<String> arguments, boolean prefix) {
        return prefix
                ? sign(function) + " " + arguments.getFirst()
                : sign(function) + brackets(arguments);
    }

    String sign(Function function) {
        return function.text;
    }

    @Override
    public String probability(String network, List<String> left, List<String> right) {
        return network + "(" + commas(left) + given(right) + ")";
    }

    private static String given(List<String> events) {
        return events.isEmpty() ? "" : " | " + commas(events);
    }

    @Override
    public String event(String variable, Relation relation, String value) {
        return variable + " " + sign(relation) + " " + value;
    }

    String sign(Relation relation) {
        return relation.text;
    }

    @Override
    public String expectation(Formula under, String printed, String body) {
        boolean name = under instanceof Formula.Ref r && Names.isSubscript(r);
        return "E_" + (name ? printed : "{" + printed + "}") + "[ " + body + " ]";
    }

    @Override
    public String fold(Folding kind, List<Formula.Ref> over, List<String> printed, String body) {
        boolean name = over.size() == 1 && Names.isSubscript(over.getFirst());
        String subscript = name ? printed.getFirst() : "{" + commas(printed) + "}";
        return sign(kind) + "_" + subscript + "[ " + body + " ]";
    }

    String sign(Folding kind) {
        return kind.text;
    }

    @Override
    public String measure(Functional kind, List<String> of, boolean prefix) {
        if (prefix) return kind.text + " " + of.getFirst();
        String beside = of.getFirst() + " " + parallel() + " ";
        if (kind == Functional.KL) return "KL(" + beside + of.get(1) + ")";
        if (kind == Functional.RENYI)
            return kind.text + "(" + beside + of.get(1) + ", alpha = " + of.get(2) + ")";
        return kind.text + brackets(of);
    }

    String parallel() {
        return "||";
    }

    @Override
    public String relate(
            Relating kind, List<String> first, List<String> second, List<String> given) {
        boolean semicolon = kind == Relating.INFORMATION || first.size() > 1;
        String between = semicolon ? " ; " : ", ";
        return kind.text + "(" + commas(first) + between + commas(second) + given(given) + ")";
    }

    @Override
    public String applied(String name, List<String> arguments) {
        return arguments.isEmpty() ? name : name + brackets(arguments);
    }

    @Override
    public String argument(Optional<String> name, String value) {
        return name.map(n -> (Digits.isNumber(n) ? n : variable(n, Next.NOTHING)) + " = " + value)
                .orElse(value);
    }

    @Override
    public String vector(List<String> elements) {
        return "[" + commas(elements) + "]";
    }

    @Override
    public String matrix(List<List<String>> rows) {
        return vector(rows.stream().map(this::vector).toList());
    }

    @Override
    public String range(String from, String to, Optional<String> step) {
        return from + " .. " + to + step.map(s -> " step " + s).orElse("");
    }

    @Override
    public String forEach(String body, String index, String from, String to) {
        return body + " for " + index + " = " + from + " .. " + to;
    }

    private static String brackets(List<String> arguments) {
        return "(" + commas(arguments) + ")";
    }

    private static String commas(List<String> parts) {
        return String.join(", ", parts);
    }
}
