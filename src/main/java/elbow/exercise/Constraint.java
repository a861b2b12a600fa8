package elbow.exercise;

import elbow.formula.Formulas;
import elbow.source.Place;

/** A claim that the parameters of every variant fulfil. */
record Constraint(Written written) {
    /** As the author wrote it. */
    String text() {
        return Formulas.text(written.formula());
    }

    Place place() {
        return written.place();
    }
}
