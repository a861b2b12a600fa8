package elbow.formula;

import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Relate.Relating;
import elbow.formula.Formula.Relation;
import elbow.formula.Token.Kind;

import java.util.List;

/** What stands inside {@code p( )}, {@code I( )} and {@code independent( )}. */
final class EventParser {
    private final Cursor in;
    private final FormulaParser formulas;
    private final RefParser refs;

    EventParser(Cursor in, FormulaParser formulas, RefParser refs) {
        this.in = in;
        this.formulas = formulas;
        this.refs = refs;
    }

    /** {@code A | B} of {@code p(A | B)}. */
    Probability probability(String network) {
        List<Event> left = formulas.list(this::event);
        if (in.at("||"))
            throw in.error(in.peek(), "write | for given; || stands only inside KL(a || b)");
        Probability read = new Probability(network, left, given());
        if (!in.at(")") && !in.atEnd()) throw in.unexpected("expected a comma, | or )");
        return read;
    }

    private List<Event> given() {
        return in.accept("|") ? formulas.list(this::event) : List.of();
    }

    private Event event() {
        Ref variable = variable();
        Relation relation = formulas.relation();
        return relation == null ? new Event(variable) : new Event(variable, relation, value());
    }

    private Ref variable() {
        if (!in.peek().isName()) throw in.unexpected("expected a variable");
        return refs.ref();
    }

    /** A name alone is a state, even where elsewhere it would be a word of the language. */
    Formula value() {
        return in.peek().isName() && endsValue(in.peek(1))
                ? new Ref(in.next().text())
                : formulas.sum();
    }

    private static boolean endsValue(Token token) {
        return token.is(",") || token.is("|") || token.is(")") || token.is("]") || token.is(";");
    }

    /** {@code a, b | c} of {@code independent}, {@code x ; z | y} of {@code I}. */
    Relate relate(Relating kind) {
        List<Ref> first = formulas.list(this::variable);
        if (in.accept(";")) return new Relate(kind, first, formulas.list(this::variable), given());
        if (kind == Relating.INFORMATION)
            throw in.unexpected("expected ; between the two groups of I(x ; z)");
        if (first.size() < 2)
            throw in.unexpected("expected a comma: " + kind.text + "(a, b | c) takes two");
        return new Relate(kind, first.subList(0, 1), first.subList(1, first.size()), given());
    }

    /**
     * Whether variables come next, and not a distribution: {@code cov(a, b)}, {@code cov(p(z))}.
     */
    boolean groupsFollow() {
        if (!in.peek().isName()) return false;
        int ahead = 1;
        int open = 0;
        while (in.peek(ahead).is("[") || open > 0 || in.peek(ahead).kind() == Kind.COMPONENT) {
            Token token = in.peek(ahead++);
            if (token.kind() == Kind.END) return false;
            if (token.is("[")) open++;
            if (token.is("]")) open--;
        }
        Token end = in.peek(ahead);
        return end.is(",") || end.is(";") || end.is("|");
    }
}
