package elbow.working;

import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.model.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A variable that is not discrete, or one component of it, counted from 0. */
record Target(Variable variable, OptionalInt component) {
    static Target of(Variable variable) {
        return new Target(variable, OptionalInt.empty());
    }

    boolean isNumber() {
        return component.isPresent() || !variable.isVector();
    }

    int dimension() {
        return isNumber() ? 1 : variable.dimension();
    }

    /** As a formula names it: {@code s}, {@code s.1}. */
    Ref ref() {
        Ref whole = variable.ref();
        if (component.isEmpty()) return whole;
        List<Selector> path = new ArrayList<>(whole.path());
        path.add(new Selector.Component(Integer.toString(component.getAsInt() + 1)));
        return new Ref(whole.name(), path);
    }
}
