package elbow.practice;

import elbow.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of an answer whether it is right. */
interface Examiner {
    /**
     * Judges one answer.
     *
     * @param earlier the values that later questions go on with, by the names of their parts
     */
    Judgement judge(String part, String text, Map<String, Value> earlier);

    /**
     * What is found of an answer.
     *
     * @param lines what the learner is told
     * @param value what he typed, if it is understood
     * @param mistakes what is known to lead to it, by their ids
     * @param hint what he is told if he has made one of them before
     */
    record Judgement(
            Outcome outcome,
            List<String> lines,
            Optional<Value> value,
            List<String> mistakes,
            Optional<String> hint) {}

    enum Outcome {
        RIGHT,
        /** right on the learner's own earlier values */
        FOLLOWED,
        /** on the way, not yet an answer: no try is lost */
        UNFINISHED,
        UNREAD,
        WRONG
    }
}
