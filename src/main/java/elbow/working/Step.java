package elbow.working;

import elbow.formula.Formula;
import elbow.inference.Operation;
import elbow.model.Conditional;
import elbow.model.Variable;
import elbow.value.Real;

import java.util.List;

/**
 * One step of a working: a table over its axes (over none: a number), and how it follows from steps
 * before it. Steps are numbered in an order in which inputs come first; equal steps are one step.
 */
public sealed interface Step {
    int id();

    List<Variable> axes();

    default List<Step> inputs() {
        return List.of();
    }

    /** A parameter of the exercise. */
    record Parameter(int id, Formula.Ref name) implements Step {
        @Override
        public List<Variable> axes() {
            return List.of();
        }
    }

    /** A table of the model, its cells formulas over the parameters. */
    record Given(int id, String network, Conditional conditional) implements Step {
        /** By the number alone: the cells are many. */
        @Override
        public int hashCode() {
            return id;
        }

        @Override
        public List<Variable> axes() {
            return conditional.axes();
        }
    }

    /** A number for each state of a variable, the same on every variant. */
    record Column(int id, Variable variable, List<Real> cells, Formula symbol) implements Step {
        @Override
        public List<Variable> axes() {
            return List.of(variable);
        }
    }

    /** The number 1, the product of no factors. */
    record One(int id) implements Step {
        @Override
        public List<Variable> axes() {
            return List.of();
        }
    }

    /** The slice of a table in which a variable has this state. */
    record Slice(int id, Step of, Variable variable, int state, List<Variable> axes)
            implements Step {
        @Override
        public List<Step> inputs() {
            return List.of(of);
        }

        /** By the number alone: the inputs' inputs are many. */
        @Override
        public int hashCode() {
            return id;
        }
    }

    /** A law applied to earlier steps; its folds run over these variables. */
    record Applied(int id, Law law, List<Variable> over, List<Step> inputs, List<Variable> axes)
            implements Step {
        /** By the number alone: the inputs' inputs are many. */
        @Override
        public int hashCode() {
            return id;
        }
    }

    /** What an operation makes of earlier steps. */
    record Computed(int id, Operation operation, List<Step> inputs, List<Variable> axes)
            implements Step {
        /** By the number alone: the inputs' inputs are many. */
        @Override
        public int hashCode() {
            return id;
        }
    }

    /** One quantity by several routes: the first is printed, the last defined one is its value. */
    record Routes(int id, List<Step> inputs, List<Variable> axes) implements Step {
        /** By the number alone: the inputs' inputs are many. */
        @Override
        public int hashCode() {
            return id;
        }
    }
}
