package elbow.formula;

import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;

import java.util.ArrayList;
import java.util.List;

/**
 * Names with what follows them: {@code w.2}, {@code z[t-1]}, {@code em[1].mu.2}, {@code u[1:3]}.
 */
final class RefParser {
    private final Cursor in;
    private final FormulaParser formulas;

    RefParser(Cursor in, FormulaParser formulas) {
        this.in = in;
        this.formulas = formulas;
    }

    Ref ref() {
        if (!in.peek().isName()) throw in.unexpected("expected a name");
        String name = in.next().text();
        List<Selector> path = new ArrayList<>();
        while (in.at("[") || in.peek().kind() == Token.Kind.COMPONENT) path.add(selector());
        return new Ref(name, path);
    }

    private Selector selector() {
        Token token = in.next();
        if (token.kind() == Token.Kind.COMPONENT) return new Selector.Component(token.text());
        return in.nested(() -> index(token));
    }

    private Selector index(Token open) {
        Formula from = formulas.sum();
        Selector selector =
                in.accept(":")
                        ? new Selector.Slice(from, formulas.sum())
                        : new Selector.Index(from);
        in.close(open, "]");
        return selector;
    }
}
