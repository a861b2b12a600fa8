package elbow.grading;

import elbow.value.Value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One answer, marked. What is said of it is put into words only when it is asked for.
 *
 * @param text as typed
 * @param value what it was read as, if it was understood
 * @param credit of the policy, from 0 to 1; the part's weight is not in it
 * @param because what the author says of a wrong option that was chosen
 * @param relations between the learner's own answers that this one breaks
 * @param carried the learner's other answers that the verdict rests on
 */
public record Mark(
        String part,
        String text,
        Optional<Value> value,
        Value truth,
        Verdict verdict,
        double credit,
        Optional<String> because,
        List<Relation> relations,
        Map<String, Value> carried) {
    public Mark {
        relations = List.copyOf(relations);
        carried = carried.isEmpty() ? Map.of() : ordered(carried);
    }

    private static Map<String, Value> ordered(Map<String, Value> carried) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(carried));
    }

    /** What the learner is told. */
    public String sentence() {
        return Sentences.of(this);
    }

    /** What would help him on, without the answer; told on a second try. */
    public Optional<String> hint() {
        return Sentences.hint(verdict);
    }
}
