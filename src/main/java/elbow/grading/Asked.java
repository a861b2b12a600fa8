package elbow.grading;

import elbow.exercise.Option;
import elbow.value.Kind;
import elbow.value.Unit;
import elbow.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader must know of a part: the shape of its answer and the names in it.
 *
 * @param name the part
 * @param spellings what may stand before an equals sign: the part's name, its formula
 * @param kind what sort of number, or of numbers in a table
 * @param unit the unit asked, if the kind has one
 * @param truth the right answer; only its shape is looked at
 * @param states the states of each variable, for answers that name states
 * @param options what is chosen from or put in order
 * @param unknowns the names an answer that is a formula may use
 */
public record Asked(
        String name,
        List<String> spellings,
        Kind kind,
        Optional<Unit> unit,
        Value truth,
        Map<String, List<String>> states,
        List<Option> options,
        List<String> unknowns) {
    public Asked {
        spellings = List.copyOf(spellings);
        options = List.copyOf(options);
        unknowns = List.copyOf(unknowns);
    }

    /** A part that offers no options and asks for no formula. */
    public Asked(
            String name,
            List<String> spellings,
            Kind kind,
            Optional<Unit> unit,
            Value truth,
            Map<String, List<String>> states) {
        this(name, spellings, kind, unit, truth, states, List.of(), List.of());
    }
}
