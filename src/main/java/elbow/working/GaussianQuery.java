package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relation;
import elbow.formula.Formula.Selector;
import elbow.model.Variable;
import elbow.working.GaussianMoments.Known;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is asked of a network in which some variables are not discrete, sorted out.
 *
 * @param left the variables that are not discrete, bare
 * @param leftValues those with a value
 * @param right those that are given, with a value or bare
 * @param states the discrete variables that have a state, and the event that says so
 * @param leftStates the discrete variables left of the bar that are bare
 * @param rightStates those right of the bar
 */
record GaussianQuery(
        List<Target> left,
        List<Valued> leftValues,
        List<Valued> right,
        Map<Variable, Integer> states,
        List<Variable> leftStates,
        List<Variable> rightStates) {

    /** A variable and its value; bare without one. */
    record Valued(Target target, Optional<Formula> value, Event event) {
        <F> Known<F> known(GaussianNetwork<F> network) {
            return new Known<>(
                    target,
                    value.map(v ->
                            network.value(target.variable(), target.component().isPresent(), v)),
                    event);
        }
    }

    static GaussianQuery of(Probability asked, Scope scope) {
        List<Target> left = new ArrayList<>();
        List<Valued> leftValues = new ArrayList<>();
        List<Valued> right = new ArrayList<>();
        Map<Variable, Integer> states = new LinkedHashMap<>();
        List<Variable> leftStates = new ArrayList<>();
        List<Variable> rightStates = new ArrayList<>();
        for (Event e : asked.left()) {
            Target t = target(e.variable(), scope);
            if (t.variable().isDiscrete()) discrete(e, t.variable(), scope, states, leftStates);
            else if (e.test().isEmpty()) left.add(t);
            else leftValues.add(valued(t, e));
        }
        for (Event e : asked.right()) {
            Target t = target(e.variable(), scope);
            if (t.variable().isDiscrete()) discrete(e, t.variable(), scope, states, rightStates);
            else right.add(valued(t, e));
        }
        return new GaussianQuery(
                left,
                leftValues,
                right,
                Collections.unmodifiableMap(states),
                leftStates,
                rightStates);
    }

    private static void discrete(
            Event e, Variable v, Scope scope, Map<Variable, Integer> states, List<Variable> bare) {
        if (e.test().isEmpty()) bare.add(v);
        else states.put(v, scope.state(v, equal(e).value()));
    }

    private static Valued valued(Target t, Event e) {
        return new Valued(t, e.test().map(x -> equal(e).value()), e);
    }

    private static Event.Test equal(Event e) {
        Event.Test test = e.test().orElseThrow();
        if (test.relation() != Relation.EQUAL)
            throw new Refusal(
                    "a range of " + e.variable().name() + " is not supported here", e.variable());
        return test;
    }

    /** The variable or the component a name means. */
    static Target target(Ref ref, Scope scope) {
        if (!ref.path().isEmpty()
                && ref.path().getLast() instanceof Selector.Component c
                && c.key().matches("\\d{1,6}")) {
            Ref whole = new Ref(ref.name(), ref.path().subList(0, ref.path().size() - 1));
            int component = Integer.parseInt(c.key());
            Variable v = scope.variable(whole);
            if (component < 1 || component > v.components())
                throw new Refusal(v + " has " + v.components() + " components", ref);
            return new Target(v, OptionalInt.of(component - 1));
        }
        return Target.of(scope.variable(ref));
    }
}
