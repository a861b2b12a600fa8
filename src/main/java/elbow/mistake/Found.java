package elbow.mistake;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the open names of a pattern stand for. */
final class Found {
    private final Map<String, Formula> formulas = new LinkedHashMap<>();
    private final Map<String, List<Event>> events = new LinkedHashMap<>();

    /** Lets a name stand for a formula; false if it stands for another. */
    boolean bind(String name, Formula formula) {
        Formula before = formulas.putIfAbsent(name, formula);
        return before == null || before.equals(formula);
    }

    boolean bind(String name, List<Event> several) {
        List<Event> before = events.putIfAbsent(name, List.copyOf(several));
        return before == null || before.equals(several);
    }

    Optional<Formula> formula(String name) {
        return Optional.ofNullable(formulas.get(name));
    }

    Optional<List<Event>> events(String name) {
        return Optional.ofNullable(events.get(name));
    }

    Found copy() {
        Found copy = new Found();
        copy.become(this);
        return copy;
    }

    void become(Found other) {
        formulas.clear();
        events.clear();
        formulas.putAll(other.formulas);
        events.putAll(other.events);
    }

    /** The same with one more name. */
    Found with(String name, Formula formula) {
        Found more = copy();
        more.formulas.put(name, formula);
        return more;
    }
}
