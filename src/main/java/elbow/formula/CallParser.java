package elbow.formula;

import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Quantity;

import java.util.List;

/** A name with arguments in round brackets. */
final class CallParser {
    private static final String ORDER = "alpha";
    private static final List<String> COUNTS =
            List.of("nothing", "one number", "two numbers", "three numbers");

    private final Cursor in;
    private final FormulaParser formulas;
    private final EventParser events;
    private final ArgumentParser arguments;

    CallParser(Cursor in, FormulaParser formulas, RefParser refs) {
        this.in = in;
        this.formulas = formulas;
        this.events = new EventParser(in, formulas, refs);
        this.arguments = new ArgumentParser(in, formulas);
    }

    Formula read() {
        Token name = in.next();
        Token open = in.next();
        if (in.at(")")) throw in.unexpected(name.text() + "( ) needs something in its brackets");
        Formula called = called(name);
        in.close(open, ")");
        return called;
    }

    private Formula called(Token name) {
        String text = name.text();
        Function function = Names.FUNCTIONS.get(text);
        Functional functional = Names.FUNCTIONALS.get(text);
        if (Names.NETWORKS.contains(text)) return events.probability(text);
        if (Names.RELATIONS.containsKey(text) && (functional == null || events.groupsFollow()))
            return events.relate(Names.RELATIONS.get(text));
        if (function != null) return function(name, function);
        if (functional == Functional.RENYI && !divergenceFollows())
            return new Quantity(text, arguments.read());
        if (functional != null) return measure(name, functional);
        if (Names.QUANTITIES.contains(text) || Names.FAMILIES_OF_QUANTITIES.contains(text))
            return new Quantity(text, arguments.read());
        if (Names.BINDERS.contains(text) || Names.bindsBeforeBracket(text)) throw binder(name);
        return family(name);
    }

    /** A function of numbers; {@code max} of one distribution is its largest value. */
    private Formula function(Token name, Function function) {
        List<Formula> values = formulas.list(formulas::sum);
        if (function.arity >= 0 && function.arity != values.size())
            throw in.error(
                    name,
                    function.text
                            + " takes "
                            + COUNTS.get(function.arity)
                            + ", not "
                            + values.size());
        if (function == Function.MAX
                && values.size() == 1
                && values.getFirst() instanceof Probability)
            return new Measure(Functional.MAXIMUM, values);
        return new Call(function, values);
    }

    private Formula measure(Token name, Functional functional) {
        Formula first = formulas.sum();
        if (functional.arity == 1) {
            if (in.at(",")) throw in.unexpected(name.text() + " takes one distribution");
            return new Measure(functional, List.of(first));
        }
        if (functional == Functional.KL || functional == Functional.RENYI) {
            if (in.at(",") || in.at("|"))
                throw in.error(
                        in.peek(),
                        "the two distributions of " + name.text() + "(a || b) stand beside ||");
            in.expect("||", "expected || of " + name.text() + "(a || b)");
        } else if (!in.accept("||")) {
            in.expect(",", "expected the comma of " + name.text() + "(a, b)");
        }
        Formula second = formulas.sum();
        return functional == Functional.RENYI
                ? new Measure(functional, List.of(first, second, order()))
                : new Measure(functional, List.of(first, second));
    }

    /** {@code , alpha = 0.5} of {@code Renyi(a || b, alpha = 0.5)}. */
    private Formula order() {
        in.expect(",", "expected the order of Renyi(a || b, alpha = 0.5)");
        if (!in.acceptWord(ORDER)) throw in.unexpected("expected alpha = ... as the order");
        in.expect("=", "expected = of alpha = ...");
        return formulas.sum();
    }

    /** Whether two distributions come next, divided by {@code ||}. */
    private boolean divergenceFollows() {
        int open = 0;
        for (int ahead = 0; open >= 0; ahead++) {
            Token token = in.peek(ahead);
            if (token.kind() == Token.Kind.END) return false;
            if (open == 0 && token.is("||")) return true;
            if (token.is("(") || token.is("[") || token.is("{")) open++;
            if (token.is(")") || token.is("]") || token.is("}")) open--;
        }
        return false;
    }

    /** {@code E(x)}, {@code sum(z)}, {@code E_q(z)[ f ]}. */
    private FormulaException binder(Token name) {
        int underscore = name.text().indexOf('_');
        String binder = underscore < 0 ? name.text() : name.text().substring(0, underscore);
        String over = binder.equals("E") ? "E_q[ f ] or E_{p(z | x)}[ f ]" : binder + "_z[ f ]";
        return in.error(name, "what " + binder + " goes over stands below it: " + over);
    }

    /** A distribution: which ones there are is not the parser's to know, but a slip of case is. */
    private Formula family(Token name) {
        String text = name.text();
        boolean capital = Character.isUpperCase(text.codePointAt(0));
        boolean slip = Names.CALLABLE.stream().anyMatch(text::equalsIgnoreCase);
        if ((slip || !capital) && !text.equals(Names.STATIONARY))
            throw in.error(
                    name,
                    "nothing called " + text + " takes brackets (a product is written with *)",
                    Names.CALLABLE);
        List<Argument> values = arguments.read();
        if (in.at("||"))
            throw in.error(name, "|| stands only inside KL(a || b), not " + text, Names.CALLABLE);
        return new Family(text, values);
    }
}
