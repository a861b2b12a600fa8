package elbow.working;

import elbow.formula.Formula.Relation;
import elbow.inference.VariableElimination.Maximised;
import elbow.model.Variable;

import java.util.List;

/**
 * What a formula asks of a model once it is lowered: a quantity, the best states, or whether
 * something holds.
 */
public sealed interface Question<F> {
    /** A number, or a table whose axes are shown in this order. */
    record Quantity<F>(F value, List<Variable> order) implements Question<F> {}

    /** A distribution: one of a family, or a mixture over discrete variables. */
    record Described<F>(Belief<F> belief) implements Question<F> {}

    /**
     * The states of these variables, in this order, that together maximise a distribution: read
     * back from the tables in which each was maximised.
     */
    record Best<F>(List<Maximised<F>> trail, List<Variable> order) implements Question<F> {}

    /** Whether a condition holds. */
    record Claim<F>(Condition<F> condition) implements Question<F> {}

    /** One question for each t. */
    record Several<F>(List<Question<F>> questions) implements Question<F> {
        public Several {
            questions = List.copyOf(questions);
        }
    }

    /** A truth computed from numbers. */
    sealed interface Condition<F> {
        /** Each side against the next. */
        record Compare<F>(List<F> sides, List<Relation> relations) implements Condition<F> {}

        /** A joint table against the product of its marginals, wherever they are defined. */
        record Independent<F>(F joint, F split) implements Condition<F> {}

        /** One best state against a named one. */
        record Same<F>(Best<F> best, List<Integer> states, boolean equal) implements Condition<F> {}

        record Both<F>(Condition<F> first, Condition<F> second) implements Condition<F> {}

        record Either<F>(Condition<F> first, Condition<F> second) implements Condition<F> {}

        record Not<F>(Condition<F> condition) implements Condition<F> {}
    }
}
