package elbow.mistake;

import elbow.formula.Formula;
import elbow.value.Kind;

import java.util.Optional;

/** What a mistake changes. Names that begin with {@code ?} stand for whatever is in their place. */
public sealed interface Change {
    /**
     * In the formula that is asked, its sugar written out.
     *
     * @param whole whether it must be all that is asked
     */
    record OfFormula(Formula when, Formula instead, boolean whole) implements Change {}

    /** In the law by which a step follows from its inputs. */
    record OfLaw(Formula when, Formula instead) implements Change {}

    /** In the model. */
    record OfModel(ModelChange change) implements Change {}

    /**
     * In the right answer, written {@code ?}.
     *
     * @param kind of the numbers asked, if it is not every
     * @param inBits whether it is asked in bits, if that matters
     * @param when what must be asked, if it is not everything
     */
    record OfAnswer(
            Optional<Kind> kind, Optional<Boolean> inBits, Optional<Formula> when, Formula instead)
            implements Change {}
}
