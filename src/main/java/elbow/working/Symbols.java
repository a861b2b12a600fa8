package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relation;
import elbow.model.Variable;

import java.util.List;
import java.util.Map;

/** Symbols of steps: the formula a reader knows a table by, and its cells. */
final class Symbols {
    private Symbols() {}

    /** The symbol of the slice in which the variable has this state. */
    static Formula at(Formula symbol, Variable variable, int state) {
        return at(symbol, Map.of(variable.ref(), Resolver.stateName(variable.states().get(state))));
    }

    /** The symbol with every bare mention of these variables set to a state. */
    static Formula at(Formula symbol, Map<Ref, Formula> states) {
        return switch (symbol) {
            case Ref r -> states.getOrDefault(r, r);
            case Probability p ->
                    new Probability(
                            p.network(), events(p.left(), states), events(p.right(), states));
            case Negate n -> new Negate(at(n.operand(), states));
            case Binary b -> new Binary(b.operator(), at(b.left(), states), at(b.right(), states));
            case Call c ->
                    new Call(c.function(), c.arguments().stream().map(a -> at(a, states)).toList());
            case Measure m ->
                    new Measure(m.kind(), m.of().stream().map(a -> given(a, states)).toList());
            case Expectation e -> new Expectation(given(e.under(), states), at(e.body(), states));
            case Fold f -> new Fold(f.kind(), f.over(), at(f.body(), states));
            default -> symbol;
        };
    }

    /** Of a distribution that is measured whole, only what is given can be set. */
    private static Formula given(Formula distribution, Map<Ref, Formula> states) {
        return distribution instanceof Probability p
                ? new Probability(p.network(), p.left(), events(p.right(), states))
                : distribution;
    }

    private static List<Event> events(List<Event> events, Map<Ref, Formula> states) {
        return events.stream().map(e -> event(e, states)).toList();
    }

    private static Event event(Event event, Map<Ref, Formula> states) {
        Formula state = states.get(event.variable());
        if (state == null || event.test().isPresent()) return event;
        return new Event(event.variable(), Relation.EQUAL, state);
    }
}
