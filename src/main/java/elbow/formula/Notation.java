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

/** How each case looks, its parts being printed already; where brackets go is not its business. */
interface Notation {
    /** How tightly what it prints binds. */
    default Level level(Formula formula) {
        return Level.of(formula);
    }

    /** What the body of a fold must be to stand without brackets. */
    default Level body(Folding kind) {
        return Level.OR;
    }

    /** Whether a division is a fraction with a line, whose parts need no brackets. */
    default boolean drawsFractions() {
        return false;
    }

    String number(BigDecimal value);

    String word(Special word);

    /** A name where an expression may stand, before a path of that kind. */
    String name(String name, Next next);

    /** What comes right behind a name. */
    enum Next {
        NOTHING,
        COMPONENT,
        INDEX
    }

    /** A name where only a name may stand: a variable, a state. */
    String variable(String name, Next next);

    /** A name and what is selected of it, each selector printed with its brackets. */
    String selected(String name, List<String> selectors);

    String component(String key);

    String index(String at);

    String slice(String from, String to);

    String bracketed(String inside);

    String negated(String operand);

    String not(String operand);

    String binary(Operator operator, String left, String right, boolean tight);

    String comparison(List<String> operands, List<Relation> relations);

    /** {@code log p(x)} if the call is a prefix, else with brackets. */
    String call(Function function, List<String> arguments, boolean prefix);

    String probability(String network, List<String> left, List<String> right);

    String event(String variable, Relation relation, String value);

    String expectation(Formula under, String printed, String body);

    String fold(Folding kind, List<Formula.Ref> over, List<String> printed, String body);

    String measure(Functional kind, List<String> of, boolean prefix);

    String relate(Relating kind, List<String> first, List<String> second, List<String> given);

    String applied(String name, List<String> arguments);

    String argument(Optional<String> name, String value);

    String vector(List<String> elements);

    String matrix(List<List<String>> rows);

    String range(String from, String to, Optional<String> step);

    String forEach(String body, String index, String from, String to);
}
