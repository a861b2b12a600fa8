package elbow.formula;

import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Range;
import elbow.formula.Formula.Vector;
import elbow.formula.FormulaParser.Dialect;

import java.math.BigDecimal;

/** What a parameter's declaration says of its values. */
final class DomainParser {
    private static final String FORMS =
            "a parameter is 0.1 .. 0.9 step 0.05, 2 .. 5, one of [0.25, 0.5],"
                    + " simplex(3, step 0.1), derived(1 - a) or a list [0.1, 0.2]";

    private final Cursor in;
    private final FormulaParser formulas;
    private final EventParser events;

    DomainParser(Cursor in) {
        this.in = in;
        this.formulas = new FormulaParser(in, Dialect.FORMULA);
        this.events = new EventParser(in, formulas, new RefParser(in, formulas));
    }

    Domain whole() {
        Domain domain = domain();
        Leftover.refuse(in);
        return domain;
    }

    private Domain domain() {
        if (in.peek().isWord("one") && in.peek(1).isWord("of")) return oneOf();
        if (in.peek().isWord("simplex") && in.peek(1).is("(")) return simplex();
        if (in.peek().isWord("derived") && in.peek(1).is("(")) return derived();
        if (in.atEnd()) throw in.unexpected(FORMS);
        Token start = in.peek();
        Formula first = Height.checked(formulas.sum(), in);
        if (in.at("..")) return range(start, first);
        if (first instanceof Vector list && in.atEnd()) return new Domain.Fixed(list.elements());
        if (!in.atEnd()) throw in.unexpected(FORMS);
        String text = in.since(start);
        throw in.error(
                start,
                first instanceof Num || first instanceof Negate
                        ? "one number is no choice: write "
                                + text
                                + " into the formulas, or one of ["
                                + text
                                + "]"
                        : FORMS + "; for a formula write derived(" + text + ")");
    }

    private Domain range(Token start, Formula from) {
        Range range = new ArgumentParser(in, formulas).range(from);
        Height.checked(range, in);
        if (range.step().isPresent()) return new Domain.Grid(from, range.to(), range.step().get());
        if (!mayBeInteger(from) || !mayBeInteger(range.to()))
            throw in.error(start, "a range without step is one of integers: add step 0.05, say");
        return new Domain.Integers(from, range.to());
    }

    private static boolean mayBeInteger(Formula end) {
        Formula inner = end;
        while (inner instanceof Negate negate) inner = negate.operand();
        return !(inner instanceof Num number) || isInteger(number.value());
    }

    private static boolean isInteger(BigDecimal value) {
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }

    private Domain oneOf() {
        in.next();
        in.next();
        Token open = in.expect("[", "expected [ of one of [0.25, 0.5]");
        var values = formulas.list(events::value);
        in.close(open, "]");
        values.forEach(value -> Height.checked(value, in));
        return new Domain.OneOf(values);
    }

    private Domain simplex() {
        in.next();
        Token open = in.next();
        Token size = in.peek();
        Formula count = formulas.sum();
        boolean fits =
                count instanceof Num n
                        && isInteger(n.value())
                        && n.value().compareTo(BigDecimal.TWO) >= 0
                        && n.value().compareTo(BigDecimal.valueOf(1_000)) <= 0;
        if (!fits) throw in.error(size, "the size of a simplex is an integer from 2 to 1000");
        in.expect(",", "expected a comma: simplex(3, step 0.1)");
        if (!in.acceptWord("step")) throw in.unexpected("expected step: simplex(3, step 0.1)");
        Formula step = Height.checked(formulas.sum(), in);
        in.close(open, ")");
        return new Domain.Simplex(((Num) count).value().intValueExact(), step);
    }

    private Domain derived() {
        in.next();
        Token open = in.next();
        Formula value = Height.checked(formulas.formula(), in);
        in.close(open, ")");
        return new Domain.Derived(value);
    }
}
