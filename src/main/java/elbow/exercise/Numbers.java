package elbow.exercise;

import elbow.exercise.Dimensions.Shape;
import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formulas;
import elbow.model.Indices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that stand for numbers in a model: the parameters, what EM estimates, and {@code
 * unknown} where there are data to estimate it from.
 *
 * @param known every name, a vector's with its components
 * @param shapes of what is estimated
 */
record Numbers(Set<Ref> known, Map<Ref, Shape> shapes) {
    static final Ref UNKNOWN = new Ref("unknown");

    static Numbers of(Parameters parameters, Map<String, Formula> estimated, boolean data) {
        Set<Ref> known = new LinkedHashSet<>(parameters.numeric());
        Map<Ref, Shape> shapes = new LinkedHashMap<>();
        estimated.forEach((name, start) -> add(new Ref(name), start, shapes));
        known.addAll(shapes.keySet());
        if (data) known.add(UNKNOWN);
        return new Numbers(known, shapes);
    }

    private static void add(Ref name, Formula start, Map<Ref, Shape> shapes) {
        try {
            shapes.put(name, new Dimensions(r -> Shape.NUMBER).of(start));
        } catch (IllegalArgumentException e) {
            shapes.put(name, Shape.NUMBER);
        }
        if (!(start instanceof Formula.Vector v)) return;
        for (int i = 0; i < v.elements().size(); i++) {
            List<Selector> path = new ArrayList<>(name.path());
            path.add(new Selector.Component(Integer.toString(i + 1)));
            add(new Ref(name.name(), path), v.elements().get(i), shapes);
        }
    }

    Shape shape(Ref name) {
        return shapes.getOrDefault(name, Shape.NUMBER);
    }

    /** The formula with {@code rows.2} and {@code w[2]} as their parameters are declared. */
    Formula spelled(Formula formula) {
        return Formulas.rewrite(formula, f -> f instanceof Ref r ? Indices.spelled(r, known) : f);
    }
}
