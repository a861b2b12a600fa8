package elbow.grading;

import elbow.exercise.Exercise;
import elbow.exercise.Part;
import elbow.formula.Formula.Probability;
import elbow.formula.Formulas;
import elbow.model.Variable;
import elbow.value.Kind;
import elbow.value.Value;

import java.util.HashMap;
import java.util.Map;

/** What sort of numbers the answers to the parts of an exercise are. */
final class Kinds {
    private final Exercise exercise;
    private final Map<String, Variable> variables = new HashMap<>();

    Kinds(Exercise exercise) {
        this.exercise = exercise;
        for (Variable v : exercise.variables()) variables.put(v.name(), v);
    }

    /** The parameters of a distribution are numbers, whatever its densities are. */
    Kind of(Part part, Value truth) {
        return switch (truth) {
            case Value.Described d -> Kind.NUMBER;
            case Value.Mixture m -> Kind.NUMBER;
            case Value v -> isDensity(part) ? Kind.NUMBER : exercise.kind(part);
        };
    }

    /** Whether it asks for p of a number that may be any: no probability, and perhaps above 1. */
    private boolean isDensity(Part part) {
        return part.formula() instanceof Probability p
                && p.left().stream()
                        .map(e -> variables.get(Formulas.text(e.variable())))
                        .anyMatch(v -> v != null && !v.isDiscrete());
    }
}
