package elbow.formula;

import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formula.Word;

import java.util.List;
import java.util.Objects;

/**
 * What a name starts: something called, {@code log} with the next factor, {@code E_q[ f ]}, a word,
 * or just the name with its components and indices.
 */
final class NameParser {
    private final Cursor in;
    private final FormulaParser formulas;
    private final RefParser refs;
    private final BinderParser binders;
    private final CallParser calls;

    NameParser(Cursor in, FormulaParser formulas) {
        this.in = in;
        this.formulas = formulas;
        this.refs = new RefParser(in, formulas);
        this.binders = new BinderParser(in, formulas, refs);
        this.calls = new CallParser(in, formulas, refs);
    }

    Formula named() {
        Token name = in.peek();
        if (name.kind() == Token.Kind.QUOTED) return refs.ref();
        if (Names.KEYWORDS.contains(name.text()) && !name.isWord("step"))
            throw in.unexpected("expected a number, a name or a bracket");
        boolean bracket = in.peek(1).is("(");
        if (formulas.readsAnswer()) return answer(name, bracket);
        if (binders.starts()) return in.nested(binders::read);
        if (bracket) return in.nested(calls::read);
        if (in.peek(1).is("[") && Names.isReservedBeforeBracket(name.text())) throw reserved(name);
        if (takesNextFactor(name)) return in.nested(() -> prefix(in.next()));
        return bare(name);
    }

    /** A name of an answer: a function, or a part answered earlier. */
    private Formula answer(Token name, boolean bracket) {
        boolean function = Names.FUNCTIONS.containsKey(name.text()) && !name.isWord("decimals");
        if (bracket && !function)
            throw in.error(
                    name,
                    "an answer holds numbers, functions and names of earlier parts; "
                            + name.text()
                            + "( ) is none of them",
                    Names.FUNCTIONS.keySet());
        if (bracket) return in.nested(calls::read);
        if (function && takesNextFactor(name)) return in.nested(() -> prefix(in.next()));
        if (function)
            throw in.error(name, name.text() + " needs a number, as in " + name.text() + "(0.6)");
        if (Names.WORDS.containsKey(name.text()))
            throw in.error(name, name.text() + " is no number to compute with");
        return refs.ref();
    }

    private Formula bare(Token name) {
        boolean selected = in.peek(1).is("[") || in.peek(1).kind() == Token.Kind.COMPONENT;
        Word.Special word = Names.WORDS.get(name.text());
        if (selected || (word == null && !Names.QUANTITIES.contains(name.text())))
            return refs.ref();
        in.next();
        return word != null ? new Word(word) : new Quantity(name.text(), List.of());
    }

    /** Whether a function's name is followed by a factor; else it is the name of something. */
    private boolean takesNextFactor(Token name) {
        Function function = Names.FUNCTIONS.get(name.text());
        Functional functional = Names.FUNCTIONALS.get(name.text());
        boolean measures = functional != null && functional.arity == 1;
        if (function == null && !measures) return false;
        if (function != null && function.arity > 1) return false;
        Token next = in.peek(1);
        if (next.is("-")) return function != null && function.arity == 1;
        boolean word = next.kind() == Token.Kind.NAME && !Names.KEYWORDS.contains(next.text());
        return word || next.kind() == Token.Kind.QUOTED || next.kind() == Token.Kind.NUMBER;
    }

    /** {@code log p(x)}: the function of the next factor; a power behind it has two readings. */
    private Formula prefix(Token name) {
        Token start = in.peek();
        Formula argument = factor();
        if (in.at("^")) throw twoReadings(name, start);
        Function function = Names.FUNCTIONS.get(name.text());
        Functional functional = Names.FUNCTIONALS.get(name.text());
        boolean distribution = argument instanceof Probability;
        if (functional != null && (function == null || distribution))
            return new Measure(functional, List.of(argument));
        return new Call(Objects.requireNonNull(function), List.of(argument));
    }

    private Formula factor() {
        return in.accept("-") ? new Negate(in.nested(this::factor)) : formulas.operand();
    }

    private FormulaException twoReadings(Token name, Token start) {
        String argument = in.since(start);
        String applied = in.since(name);
        Token power = in.next();
        formulas.exponent();
        String exponent = in.since(power);
        String one = name.text() + "(" + argument + exponent + ")";
        return in.error(power, "write " + one + " or (" + applied + ")" + exponent);
    }

    private FormulaException reserved(Token name) {
        String text = name.text();
        String rule =
                Names.BINDERS.contains(text)
                        ? "what " + text + " goes over stands below it: " + text + "_z[ f ]"
                        : text + " takes round brackets";
        return in.error(name, rule + " (a variable of that name is written '" + text + "'[1])");
    }
}
