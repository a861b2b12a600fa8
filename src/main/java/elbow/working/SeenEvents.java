package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Relation;
import elbow.model.Group;
import elbow.model.Model;
import elbow.model.Variable;

import java.util.HashMap;
import java.util.Map;

/**
 * What a query says of a variable that it names without a value: {@code u[2] = 1} if it was
 * observed, else the bare variable. Each event is made once: a long sequence is named many times.
 */
final class SeenEvents {
    private final Model model;
    private final Map<Variable, Integer> states;
    private final Map<Variable, Event> events = new HashMap<>();
    private final Map<Variable, Event> bare = new HashMap<>();
    private final Map<String, Boolean> partly = new HashMap<>();

    /**
     * @param states the state each observed discrete variable was seen in
     */
    SeenEvents(Model model, Map<Variable, Integer> states) {
        this.model = model;
        this.states = states;
    }

    Event of(Variable v) {
        Event event = events.get(v);
        if (event == null) {
            event = make(v);
            events.put(v, event);
        }
        return event;
    }

    private Event make(Variable v) {
        Integer state = states.get(v);
        if (state != null) return Resolver.state(v, state);
        Formula value = model.observed().get(v);
        return value == null ? bare(v) : new Event(v.ref(), Relation.EQUAL, value);
    }

    Event bare(Variable v) {
        return bare.computeIfAbsent(v, Resolver::bare);
    }

    /** Whether any element of a plate or a sequence was observed. */
    boolean isPartlySeen(Group group) {
        return partly.computeIfAbsent(
                group.name(), k -> group.elements().stream().anyMatch(model::isObserved));
    }
}
