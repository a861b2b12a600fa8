package elbow.grading;

import elbow.exercise.Part;
import elbow.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a learner's answers were read as, and which of them may be carried, found out once. */
final class Answered {
    private final Map<String, Value> values;
    private final FollowThrough following;
    private final Map<String, Standing> standings = new LinkedHashMap<>();

    /** Whether an answer may be carried, and whether it is right. */
    record Standing(boolean isCarried, boolean isRight) {}

    Answered(Map<String, Value> values, FollowThrough following) {
        this.values = values;
        this.following = following;
    }

    Map<String, Value> values() {
        return values;
    }

    @Nullable Value value(Part part) {
        return values.get(part.name());
    }

    Standing standing(Part part, Value value) {
        return standings.computeIfAbsent(part.name(), p -> following.standing(part, value));
    }
}
