package elbow.model;

import elbow.formula.Formula;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;

import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A variable: a discrete one has states, in the order in which tables list them; any other has
 * none, and is a number or, with {@code components} above 0, a vector.
 */
public record Variable(String name, List<State> states, int components) {
    public Variable {
        states = List.copyOf(states);
    }

    /** A discrete variable. */
    public Variable(String name, List<State> states) {
        this(name, states, 0);
    }

    /** A number: real, or a count without a largest value. */
    public static Variable real(String name) {
        return new Variable(name, List.of(), 0);
    }

    /** A vector of numbers. */
    public static Variable vector(String name, int dimension) {
        return new Variable(name, List.of(), dimension);
    }

    /** The same variable under another name. */
    public Variable called(String other) {
        return new Variable(other, states, components);
    }

    /** Whether it has finitely many states. */
    public boolean isDiscrete() {
        return !states.isEmpty();
    }

    public boolean isVector() {
        return components > 0;
    }

    /** How many numbers a value of it has. */
    public int dimension() {
        return Math.max(1, components);
    }

    public int size() {
        return states.size();
    }

    /** The position of a state by its text or its number, -1 if there is none such. */
    public int indexOf(String text) {
        for (int i = 0; i < states.size(); i++) if (states.get(i).text().equals(text)) return i;
        State wanted = State.of(text);
        if (wanted.number().isEmpty()) return -1;
        for (int i = 0; i < states.size(); i++) if (states.get(i).matches(wanted)) return i;
        return -1;
    }

    /** The position of the state with this number, -1 if there is none such. */
    public int indexOf(BigFraction number) {
        for (int i = 0; i < states.size(); i++)
            if (states.get(i).number().filter(number::equals).isPresent()) return i;
        return -1;
    }

    /** Whether its values are numbers, so that moments exist. */
    public boolean numeric() {
        return states.stream().allMatch(s -> s.number().isPresent());
    }

    /** The name of the variable that a formula means by name and indices; none of another path. */
    public static Optional<String> named(Ref ref) {
        StringBuilder name = new StringBuilder(ref.name());
        for (Selector s : ref.path()) {
            if (!(s instanceof Selector.Index i) || !(i.at() instanceof Num n))
                return Optional.empty();
            name.append('[').append(n.value().toPlainString()).append(']');
        }
        return Optional.of(name.toString());
    }

    /** As a formula names it: the element {@code z[2]} is z with the index 2. */
    public Ref ref() {
        if (!name.endsWith("]")) return new Ref(name);
        List<Selector> path = new ArrayList<>();
        String rest = name;
        while (rest.endsWith("]") && rest.lastIndexOf('[') > 0) {
            int open = rest.lastIndexOf('[');
            String index = rest.substring(open + 1, rest.length() - 1);
            if (!isIndex(index)) break;
            Formula at = new Num(new BigDecimal(index));
            path.addFirst(new Selector.Index(at));
            rest = rest.substring(0, open);
        }
        return new Ref(rest, path);
    }

    private static boolean isIndex(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 9;
        for (int i = 0; digits && i < text.length(); i++)
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        return digits;
    }

    /** The name first: variables are compared often, and seldom two of one name. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Variable v
                        && name.equals(v.name)
                        && components == v.components
                        && states.equals(v.states));
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
