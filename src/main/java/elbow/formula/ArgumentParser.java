package elbow.formula;

import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Range;
import elbow.formula.Token.Kind;

import java.util.List;
import java.util.Optional;

/** {@code mean = 0, sd = 1}; {@code 0 = 0.3, -1 = 0.7}; {@code 1 .. 6}. */
final class ArgumentParser {
    private final Cursor in;
    private final FormulaParser formulas;

    ArgumentParser(Cursor in, FormulaParser formulas) {
        this.in = in;
        this.formulas = formulas;
    }

    List<Argument> read() {
        return formulas.list(this::argument);
    }

    private Argument argument() {
        Token first = in.peek();
        boolean named = first.isName() || first.kind() == Kind.NUMBER;
        if (named && in.peek(1).is("=")) return new Argument(name(""), value());
        if (first.is("-") && in.peek(1).kind() == Kind.NUMBER && in.peek(2).is("=")) {
            in.next();
            return new Argument(name("-"), value());
        }
        return new Argument(Optional.empty(), value());
    }

    private Optional<String> name(String sign) {
        Token token = in.next();
        in.next();
        return Optional.of(sign + token.text());
    }

    private Formula value() {
        Formula from = formulas.sum();
        return in.at("..") ? range(from) : from;
    }

    /** The rest of {@code from .. to step s}. */
    Range range(Formula from) {
        in.expect("..", "expected .. of a range");
        Formula to = formulas.sum();
        Optional<Formula> step =
                in.acceptWord("step") ? Optional.of(formulas.sum()) : Optional.empty();
        return new Range(from, to, step);
    }
}
