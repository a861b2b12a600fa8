package elbow.working;

import elbow.formula.BlackboardPrinter;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.Not;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Relation;
import elbow.inference.Table;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Value;
import elbow.working.Passage.Conclusion;
import elbow.working.Passage.Equality;
import elbow.working.Question.Best;
import elbow.working.Question.Condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the numbers shown amount to: the best states, or whether a condition holds. */
final class Concluding {
    private static final int MOST_DIGITS = 12;

    private final Evaluation<?> evaluation;
    private final Digits digits;
    private final Answers<Step> answers;

    Concluding(Evaluation<?> evaluation, Digits digits) {
        this.evaluation = evaluation;
        this.digits = digits;
        this.answers = new Answers<>(evaluation::of);
    }

    List<Conclusion> of(Question<Step> question, Formula symbol) {
        return switch (question) {
            case Question.Quantity<Step> q -> List.of();
            case Question.Described<Step> d -> List.of(described(d, symbol));
            case Best<Step> b -> List.of(new Conclusion(symbol, none(), List.of(), best(b)));
            case Question.Claim<Step> c -> List.of(claim(c, symbol));
            case Question.Several<Step> s -> several(s, symbol);
        };
    }

    private List<Conclusion> several(Question.Several<Step> s, Formula symbol) {
        List<Conclusion> all = new ArrayList<>();
        for (int i = 0; i < s.questions().size(); i++) {
            Formula one = symbol instanceof Formula.Vector v ? v.elements().get(i) : symbol;
            all.addAll(of(s.questions().get(i), one));
        }
        return all;
    }

    private Conclusion described(Question.Described<Step> d, Formula symbol) {
        return new Conclusion(symbol, none(), List.of(), ValueText.of(answers.of(d), digits));
    }

    private static Optional<Formula> none() {
        return Optional.empty();
    }

    private String best(Best<Step> best) {
        if (!(answers.of(best) instanceof Value.Assignment found))
            return "undefined, since what is given has probability 0";
        List<String> ways = found.best().stream().map(way -> way(found.variables(), way)).toList();
        return (found.tied() ? "equally large: " : "largest: ") + String.join("; ", ways);
    }

    /** {@code rain}; with its variable where it is a number or one of several. */
    private static String way(List<String> variables, List<String> states) {
        Optional<Formula.Ref> run = Runs.of(variables);
        if (run.isPresent())
            return BlackboardPrinter.print(run.get()) + " = (" + String.join(", ", states) + ")";
        List<String> way = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            boolean speaks = states.size() == 1 && Character.isLetter(states.get(i).charAt(0));
            way.add(speaks ? states.get(i) : variables.get(i) + " = " + states.get(i));
        }
        return String.join(", ", way);
    }

    private Conclusion claim(Question.Claim<Step> claim, Formula symbol) {
        boolean holds = answers.of(claim) instanceof Value.Truth t && t.holds();
        boolean everywhere =
                holds
                        && (claim.condition() instanceof Condition.Independent
                                || (claim.condition() instanceof Condition.Compare<Step> c
                                        && c.sides().stream().anyMatch(s -> !s.axes().isEmpty())));
        String verdict = (everywhere ? "and so at every state, so " : "so ") + holds;
        Equality line = new Equality(true, numbers(claim.condition()));
        return new Conclusion(symbol, none(), List.of(line), verdict);
    }

    private Formula numbers(Condition<Step> condition) {
        return switch (condition) {
            case Condition.Both<Step> b ->
                    new Binary(Operator.AND, numbers(b.first()), numbers(b.second()));
            case Condition.Either<Step> e ->
                    new Binary(Operator.OR, numbers(e.first()), numbers(e.second()));
            case Condition.Not<Step> n -> new Not(numbers(n.condition()));
            case Condition.Same<Step> s -> same(s);
            case Condition.Independent<Step> i ->
                    compare(
                            new Condition.Compare<>(
                                    List.of(i.joint(), i.split()), List.of(Relation.EQUAL)));
            case Condition.Compare<Step> c -> compare(c);
        };
    }

    private Formula same(Condition.Same<Step> s) {
        Variable v = s.best().order().getFirst();
        Formula wanted = Resolver.stateName(v.states().get(s.states().getFirst()));
        Relation relation = s.equal() ? Relation.EQUAL : Relation.NOT_EQUAL;
        return new Comparison(List.of(found(s.best()), wanted), List.of(relation));
    }

    private Formula found(Best<Step> best) {
        if (!(answers.of(best) instanceof Value.Assignment a))
            return new Formula.Word(Formula.Word.Special.UNDEFINED);
        Variable v = best.order().getFirst();
        List<Formula> states =
                a.best().stream()
                        .map(way -> Resolver.stateName(v.states().get(v.indexOf(way.getFirst()))))
                        .toList();
        return a.tied() ? new Formula.Vector(states) : states.getFirst();
    }

    /** The comparison at the first state where it fails; at the first of all where none does. */
    private Formula compare(Condition.Compare<Step> c) {
        List<Table> sides = c.sides().stream().map(evaluation::of).toList();
        List<Variable> axes = new ArrayList<>();
        for (Table side : sides) for (Variable v : side.axes()) if (!axes.contains(v)) axes.add(v);
        int cells = axes.stream().mapToInt(Variable::size).reduce(1, (x, y) -> x * y);
        int at = 0;
        while (at < cells && holds(at(sides, axes, at), c.relations())) at++;
        return printed(at(sides, axes, at == cells ? 0 : at), c.relations());
    }

    /** What is not equal is said to be so. */
    private static List<Relation> said(List<Relation> relations, boolean hold) {
        boolean differs = !hold && relations.equals(List.of(Relation.EQUAL));
        return differs ? List.of(Relation.NOT_EQUAL) : relations;
    }

    private static List<Real> at(List<Table> sides, List<Variable> axes, int cell) {
        Map<Variable, Integer> at = Cells.at(axes, cell);
        return sides.stream().map(t -> t.cell(Cells.index(t.axes(), at))).toList();
    }

    private static boolean holds(List<Real> sides, List<Relation> relations) {
        for (int i = 0; i < relations.size(); i++)
            if (!Comparing.holds(sides.get(i), relations.get(i), sides.get(i + 1))) return false;
        return true;
    }

    /** In so many digits that what is printed compares as the numbers themselves do. */
    private Formula printed(List<Real> sides, List<Relation> relations) {
        for (int more = 0; ; more++) {
            Digits finer = digits.guarded(more);
            List<Formula> shown = sides.stream().map(s -> finer.show(s).formula()).toList();
            List<Real> read = shown.stream().map(Truthful::value).toList();
            if (more == MOST_DIGITS || holds(read, relations) == holds(sides, relations))
                return new Comparison(shown, said(relations, holds(sides, relations)));
        }
    }
}
