package elbow.formula;

import java.util.List;

/** The values a parameter may take. */
public sealed interface Domain {
    /** {@code 0.1 .. 0.9 step 0.05} */
    record Grid(Formula from, Formula to, Formula step) implements Domain {}

    /** {@code 2 .. 5}, both ends included */
    record Integers(Formula from, Formula to) implements Domain {}

    /** {@code one of [0.25, 0.5]}; {@code one of [rain, sun]} */
    record OneOf(List<Formula> values) implements Domain {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** {@code simplex(3, step 0.1)}: the probability vectors of that size on the grid */
    record Simplex(int size, Formula step) implements Domain {}

    /** {@code derived(1 - a)} */
    record Derived(Formula value) implements Domain {}

    /** {@code [0.1, 0.2]}: one list, the same on every variant */
    record Fixed(List<Formula> elements) implements Domain {
        public Fixed {
            elements = List.copyOf(elements);
        }
    }
}
