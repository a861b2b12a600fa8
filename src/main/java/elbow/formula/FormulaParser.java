package elbow.formula;

import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.ForEach;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Not;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Relation;
import elbow.formula.Formula.Vector;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The levels of precedence, loosest first: {@code or}, {@code and}, {@code not}, comparisons,
 * {@code + -}, {@code * /}, unary minus, {@code ^}. One method each.
 */
final class FormulaParser {
    /** What is being read: a formula of an exercise, or what a learner typed. */
    enum Dialect {
        FORMULA,
        ANSWER
    }

    private final Cursor in;
    private final Dialect dialect;
    private final NameParser names;

    FormulaParser(Cursor in, Dialect dialect) {
        this.in = in;
        this.dialect = dialect;
        this.names = new NameParser(in, this);
    }

    boolean readsAnswer() {
        return dialect == Dialect.ANSWER;
    }

    /** A formula up to the end, {@code for t = 1 .. 3} included. */
    Formula whole() {
        Formula body = formula();
        if (in.acceptWord("for")) body = forEach(body);
        return finished(body);
    }

    /** {@code f | g | h}: several formulas for one thing. */
    List<Formula> routes() {
        List<Formula> routes = new ArrayList<>();
        do routes.add(Height.checked(formula(), in));
        while (in.accept("|"));
        Leftover.refuse(in);
        return routes;
    }

    /** The sum-level formula of an answer, up to the end. */
    Formula wholeAnswer() {
        return finished(sum());
    }

    Formula finished(Formula formula) {
        Leftover.refuse(in);
        return Height.checked(formula, in);
    }

    private Formula forEach(Formula body) {
        Token index = in.next();
        if (!index.isName()) throw in.error(index, "for needs an index, as in for t = 1 .. 3");
        in.expect("=", "expected = of for t = 1 .. 3");
        Formula from = sum();
        in.expect("..", "expected .. of for t = 1 .. 3");
        return new ForEach(body, index.text(), from, sum());
    }

    Formula formula() {
        return chain(this::conjunction, "or", Operator.OR);
    }

    private Formula conjunction() {
        return chain(this::negation, "and", Operator.AND);
    }

    private Formula chain(Supplier<Formula> operand, String word, Operator operator) {
        Formula left = operand.get();
        while (in.acceptWord(word)) left = new Binary(operator, left, operand.get());
        return left;
    }

    private Formula negation() {
        return in.acceptWord("not") ? new Not(in.nested(this::negation)) : comparison();
    }

    private Formula comparison() {
        Formula first = sum();
        List<Formula> operands = new ArrayList<>(List.of(first));
        List<Relation> relations = new ArrayList<>();
        for (Relation r = relation(); r != null; r = relation()) {
            relations.add(r);
            operands.add(sum());
        }
        return relations.isEmpty() ? first : new Comparison(operands, relations);
    }

    /** Reads {@code =}, {@code <=} and so on, if one is there. */
    @Nullable Relation relation() {
        for (Relation relation : Relation.values()) if (in.accept(relation.text)) return relation;
        return null;
    }

    Formula sum() {
        Formula left = product();
        while (in.at("+") || in.at("-")) {
            Operator operator = in.next().is("+") ? Operator.PLUS : Operator.MINUS;
            left = new Binary(operator, left, product());
        }
        return left;
    }

    private Formula product() {
        Token start = in.peek();
        Formula left = unary();
        boolean number = isNumber(left);
        Optional<Token> slash = Optional.empty();
        while (true) {
            if (in.at("*") || in.at("/")) {
                Token sign = in.next();
                slash = Optional.of(sign).filter(s -> s.is("/"));
                Formula right = unary();
                number = isNumber(right);
                if (slash.isPresent() && in.last().is("%"))
                    throw in.error(
                            sign,
                            "is the whole a percentage or what stands below the line? write (a/b)%"
                                    + " or a/(b%)");
                left = new Binary(slash.isEmpty() ? Operator.TIMES : Operator.DIVIDE, left, right);
            } else if (number && readsAnswer() && ImpliedProduct.follows(in, start, slash)) {
                left = new Binary(Operator.TIMES, left, power());
                number = false;
            } else {
                return left;
            }
        }
    }

    /** A number just read as it is, not as the end of {@code 2^3} or {@code ln 2}. */
    private boolean isNumber(Formula formula) {
        if (in.last().kind() != Token.Kind.NUMBER) return false;
        Formula inner = formula;
        while (inner instanceof Negate negate) inner = negate.operand();
        return inner instanceof Num;
    }

    private Formula unary() {
        if (in.accept("-")) return new Negate(in.nested(this::unary));
        if (readsAnswer() && in.accept("+")) return in.nested(this::unary);
        return power();
    }

    private Formula power() {
        Formula base = operand();
        if (!in.accept("^")) return base;
        return new Binary(Operator.POWER, base, in.nested(this::exponent));
    }

    Formula exponent() {
        return in.accept("-") ? new Negate(in.nested(this::exponent)) : power();
    }

    /** A number, a name and what follows it, a bracket. */
    Formula operand() {
        Token token = in.peek();
        return switch (token.kind()) {
            case NUMBER -> number();
            case NAME, QUOTED -> names.named();
            case SYMBOL, COMPONENT, END -> bracketed(token);
        };
    }

    private Formula number() {
        return percent(new Num(Numbers.value(in.next(), in)));
    }

    private Formula percent(Formula number) {
        if (!readsAnswer() || !in.accept("%")) return number;
        return new Binary(Operator.DIVIDE, number, new Num(BigDecimal.valueOf(100)));
    }

    private Formula bracketed(Token open) {
        if (open.is("(")) return percent(in.nested(() -> parenthesised(in.next())));
        if (open.is("[") && !readsAnswer()) return in.nested(() -> vector(in.next()));
        throw in.unexpected("expected a number, a name, a function or a bracket");
    }

    private Formula parenthesised(Token open) {
        Formula inside = readsAnswer() ? sum() : formula();
        in.close(open, ")");
        return inside;
    }

    private Formula vector(Token open) {
        List<Formula> elements = list(this::sum);
        in.close(open, "]");
        return new Vector(elements);
    }

    /** One or more, separated by commas. */
    <T> List<T> list(Supplier<T> element) {
        List<T> elements = new ArrayList<>();
        do elements.add(element.get());
        while (in.accept(","));
        return elements;
    }
}
