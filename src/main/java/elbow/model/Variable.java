package elbow.model;

import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A discrete variable: a name and its states, in the order in which tables list them. */
public record Variable(String name, List<State> states) {
    public Variable {
        states = List.copyOf(states);
    }

    public int size() {
        return states.size();
    }

    /** The position of a state by its text or its number, -1 if there is none such. */
    public int indexOf(String text) {
        State wanted = State.of(text);
        for (int i = 0; i < states.size(); i++) if (states.get(i).matches(wanted)) return i;
        return -1;
    }

    /** The position of the state with this number, -1 if there is none such. */
    public int indexOf(BigFraction number) {
        for (int i = 0; i < states.size(); i++)
            if (states.get(i).number().filter(number::equals).isPresent()) return i;
        return -1;
    }

    /** Whether every state is a number, so that moments exist. */
    public boolean numeric() {
        return states.stream().allMatch(s -> s.number().isPresent());
    }

    /** The name first: variables are compared often, and seldom two of one name. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Variable v && name.equals(v.name) && states.equals(v.states));
    }

    /** By the name alone: variables key many maps. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
