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
import elbow.formula.Formula.Selector;
import elbow.model.Variable;

import java.util.List;
import java.util.Map;

/** Symbols of steps: the formula a reader knows a table by, and its cells. */
final class Symbols {
    private Symbols() {}

    /** The symbol of the slice in which the variable has this state; of a list, its element. */
    static Formula at(Formula symbol, Variable variable, int state) {
        if (symbol instanceof Formula.Vector v && v.elements().size() == variable.size())
            return v.elements().get(state);
        if (Components.isComponents(variable)) return component(symbol, variable, state);
        return at(symbol, Map.of(variable.ref(), Resolver.stateName(variable.states().get(state))));
    }

    /** The component of a vector: alpha.2 of alpha. */
    private static Formula component(Formula symbol, Variable axis, int state) {
        if (symbol instanceof Formula.Vector v && v.elements().size() == axis.size())
            return v.elements().get(state);
        if (!(symbol instanceof Ref r)) return symbol;
        List<Formula.Selector> path = new java.util.ArrayList<>(r.path());
        path.add(new Formula.Selector.Component(Integer.toString(state + 1)));
        return new Ref(r.name(), path);
    }

    /** The symbol with every bare mention of these variables set to a state. */
    static Formula at(Formula symbol, Map<Ref, Formula> states) {
        return switch (symbol) {
            case Ref r -> states.getOrDefault(r, indexed(r, states));
            case Probability p ->
                    new Probability(
                            p.network(), events(p.left(), states), events(p.right(), states));
            case Negate n -> new Negate(at(n.operand(), states));
            case Binary b -> new Binary(b.operator(), at(b.left(), states), at(b.right(), states));
            case Call c ->
                    new Call(c.function(), c.arguments().stream().map(a -> at(a, states)).toList());
            case Measure m ->
                    new Measure(m.kind(), m.of().stream().map(a -> given(a, states)).toList());
            case Formula.Relate r ->
                    new Formula.Relate(r.kind(), r.first(), r.second(), events(r.given(), states));
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
        Ref name = indexed(event.variable(), states);
        Formula state = states.get(event.variable());
        if (state == null && !event.variable().path().isEmpty())
            state = states.get(new Ref(event.variable().name()));
        if (event.test().isPresent()) return new Event(name, event.test());
        return state == null ? new Event(name) : new Event(name, Relation.EQUAL, state);
    }

    /** {@code y[3]} for {@code y[i]}, where i goes over items. */
    private static Ref indexed(Ref name, Map<Ref, Formula> states) {
        if (name.path().isEmpty()) return name;
        List<Selector> path =
                name.path().stream()
                        .map(s ->
                                s instanceof Selector.Index i && i.at() instanceof Ref letter
                                        ? new Selector.Index(states.getOrDefault(letter, letter))
                                        : s)
                        .toList();
        return new Ref(name.name(), path);
    }
}
