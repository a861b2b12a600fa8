package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.source.Place;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One question of an exercise: a formula over its model and how the answer is judged.
 *
 * @param formula as the author wrote it, in nats; the part's own name if it asks for no formula
 * @param bits whether the answer is asked in bits
 * @param digits how many digits an answer needs
 * @param form what kind of answer is asked
 */
public record Part(
        String name,
        Formula formula,
        boolean bits,
        int digits,
        double weight,
        Optional<String> text,
        Optional<Tolerance> tolerance,
        Form form,
        Place place) {
    /** The kinds of parts. */
    public enum Form {
        /** the value of the formula */
        COMPUTED,
        NOT_DETERMINED,
        /** one option of several */
        CHOICE,
        /** any number of options */
        SELECT,
        /** the name of the largest of several numbers */
        LARGEST,
        /** steps in their order */
        ORDER,
        /** a formula over parameters */
        EXPRESSION,
        /** what belongs to what */
        MATCH,
        /** how much of a model answer the learner had, as he says himself */
        RECALL;

        /** Whether the answer is what the part's formula is worth on the variant. */
        public boolean isComputed() {
            return this == COMPUTED;
        }
    }

    private static final Formula LN2 =
            new Call(Function.LN, List.of(new Num(BigDecimal.valueOf(2))));

    /** The formula whose value is the answer: f, or f/ln 2 where bits are asked. */
    public Formula asked() {
        return bits ? new Binary(Operator.DIVIDE, formula, LN2) : formula;
    }
}
