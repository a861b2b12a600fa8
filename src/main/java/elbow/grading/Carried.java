package elbow.grading;

import elbow.value.Value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The learner's own answers that a part may rest on, in the order asked.
 *
 * @param wrong the names of those that are not right
 */
record Carried(Map<String, Value> answers, List<String> wrong) {
    Carried {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        wrong = List.copyOf(wrong);
    }

    boolean isEmpty() {
        return answers.isEmpty();
    }

    /** These of the answers. */
    Map<String, Value> only(List<String> names) {
        Map<String, Value> some = new LinkedHashMap<>(answers);
        some.keySet().retainAll(names);
        return some;
    }

    /** The right answers and these of the wrong ones. */
    Map<String, Value> withWrong(List<String> names) {
        Map<String, Value> some = new LinkedHashMap<>(answers);
        some.keySet().removeIf(name -> wrong.contains(name) && !names.contains(name));
        return some;
    }
}
