package elbow.learners;

import elbow.exercise.Variant;
import elbow.grading.Mark;
import elbow.grading.Marker;
import elbow.grading.Outcome;
import elbow.grading.Policy;
import elbow.value.Value;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One variant of an exercise, worked by learners and marked. */
final class Sheet {
    private final Variant variant;
    private final Learner learner;
    private final Paper paper;
    private final Marker marker;
    private final Map<String, Mark> marked = new HashMap<>();

    Sheet(Variant variant, Learner learner, Policy policy) {
        this.variant = variant;
        this.learner = learner;
        this.paper = new Paper(variant);
        this.marker = new Marker(variant, policy);
    }

    /** The numbers that stand on it. */
    Set<Double> shown() {
        return paper.shown();
    }

    Variant variant() {
        return variant;
    }

    Hand work(Rounding rounding, Optional<Hand.Place> wrongAt) {
        return work(rounding, wrongAt, Map.of());
    }

    /** Whether a part is worked from these answers themselves and not by way of others. */
    boolean isUsed(String answer, String part, Map<String, Answer> own, Answer other) {
        Map<String, Answer> changed = new LinkedHashMap<>(own);
        changed.put(answer, other);
        Answer with = work(Rounding.HALF_UP, Optional.empty(), own).answers().get(part);
        Answer without = work(Rounding.HALF_UP, Optional.empty(), changed).answers().get(part);
        return !with.equals(without);
    }

    private Hand work(Rounding rounding, Optional<Hand.Place> wrongAt, Map<String, Answer> fixed) {
        Hand hand = new Hand(paper, rounding, wrongAt, fixed);
        learner.works(hand);
        return hand;
    }

    /** The marks of all parts, each with the answers before it as the earlier ones. */
    Map<String, Mark> marks(Map<String, String> texts) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        Map<String, Value> earlier = new LinkedHashMap<>();
        StringBuilder written = new StringBuilder();
        texts.forEach((part, text) -> {
            written.append(part).append('=').append(text).append('\n');
            Mark mark =
                    marked.computeIfAbsent(
                            written.toString(), w -> marker.mark(part, text, earlier));
            mark.value().ifPresent(v -> earlier.put(part, v));
            marks.put(part, mark);
        });
        return marks;
    }

    static Map<String, String> texts(Hand hand, Rounding rounding) {
        Map<String, String> texts = new LinkedHashMap<>();
        hand.answers().forEach((part, answer) -> texts.put(part, answer.text(rounding)));
        return texts;
    }

    static boolean isAccepted(Mark mark) {
        Outcome outcome = mark.verdict().outcome();
        return outcome == Outcome.RIGHT || outcome == Outcome.OTHER_FORM;
    }
}
