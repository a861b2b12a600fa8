package elbow.mistake;

import elbow.formula.Formula;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a model is misread. */
public sealed interface ModelChange {
    /** Which table's two states are exchanged. */
    enum Table {
        PRIOR,
        Q,
        LIKELIHOOD
    }

    /** The numbers of the two states of a variable change places. */
    record Exchange(Table table) implements ModelChange {}

    /** The table of a sequence's moves is read by its columns. */
    record Transpose() implements ModelChange {}

    /** All components of a mixture are taken for equally probable. */
    record Uniform() implements ModelChange {}

    /** A sequence stays in its state for one move. */
    record Skip() implements ModelChange {}

    /** A number of a distribution is another one. */
    record OfNumber(Formula when, Formula instead) implements ModelChange {}

    /** The other state of a two-state variable is taken for the one observed. */
    record ObserveOther() implements ModelChange {}

    /**
     * The numbers of some parameters are read as those of others: another spelling, or something
     * made of the number.
     */
    record Read(Map<String, Formula> as) implements ModelChange {
        public Read {
            as = Collections.unmodifiableMap(new LinkedHashMap<>(as));
        }
    }
}
