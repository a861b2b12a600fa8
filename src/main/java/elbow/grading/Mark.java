package elbow.grading;

import elbow.value.Value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One answer, marked.
 *
 * @param text as typed
 * @param value what it was read as, if it was understood
 * @param credit of the policy, from 0 to 1; the part's weight is not in it
 * @param sentence to the learner
 * @param carried the learner's earlier answers that the verdict rests on
 */
public record Mark(
        String part,
        String text,
        Optional<Value> value,
        Value truth,
        Verdict verdict,
        double credit,
        String sentence,
        Map<String, Value> carried) {
    public Mark {
        carried = Collections.unmodifiableMap(new LinkedHashMap<>(carried));
    }
}
