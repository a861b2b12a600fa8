package elbow.formula;

import elbow.formula.FormulaParser.Dialect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The front door of the language: text to formula, and what is inside one. */
public final class Formulas {
    private Formulas() {}

    /** A formula as exercises, laws and mistakes write it. */
    public static Formula parse(String text) {
        return new FormulaParser(new Cursor(text), Dialect.FORMULA).whole();
    }

    /** {@code f | g}: the formulas of one quantity. */
    public static List<Formula> routes(String text) {
        return new FormulaParser(new Cursor(text), Dialect.FORMULA).routes();
    }

    /** What a learner typed: numbers, functions, and names of earlier parts. */
    public static Formula answer(String text) {
        return new FormulaParser(new Cursor(text), Dialect.ANSWER).wholeAnswer();
    }

    /** The values a parameter is declared to take. */
    public static Domain domain(String text) {
        return new DomainParser(new Cursor(text)).whole();
    }

    /** The formulas right inside a formula, from left to right. */
    public static List<Formula> children(Formula formula) {
        return Children.of(formula);
    }

    /** The formula and everything inside it, each before what it holds. */
    public static Stream<Formula> walk(Formula formula) {
        return Stream.concat(
                Stream.of(formula), Children.of(formula).stream().flatMap(Formulas::walk));
    }

    /** The names a formula holds, in the order of their first appearance. */
    public static Set<String> names(Formula formula) {
        Set<String> names = new LinkedHashSet<>();
        walk(formula)
                .forEach(f -> {
                    if (f instanceof Formula.Ref ref) names.add(ref.name());
                });
        return names;
    }

    /**
     * The formula with every formula inside it replaced, from the leaves up, by what the rule makes
     * of it. Where only a variable may stand, only what is a name again replaces it.
     */
    public static Formula rewrite(Formula formula, UnaryOperator<Formula> rule) {
        return new Rewriter(rule).rewrite(formula);
    }

    /** The canonical text, which reads back as the same formula. */
    public static String text(Formula formula) {
        return TextPrinter.print(formula);
    }

    /** Text for terminals, which reads back as the same formula. */
    public static String unicode(Formula formula) {
        return UnicodePrinter.print(formula);
    }

    /** LaTeX for sheets and cards, without dollar signs. */
    public static String latex(Formula formula) {
        return LatexPrinter.print(formula);
    }
}
