package elbow.grading;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.mistake.Retracing;
import elbow.mistake.Suspect;
import elbow.value.Reals;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part worked out again from the learner's other answers: all that are carried together, then
 * each wrong one alone. In doubles where that is known to do, else exactly.
 */
final class Again {
    private final Variant variant;
    private final Part part;
    private final Carried carried;
    private final List<Map<String, Value>> choices = new ArrayList<>();
    private final double[] answer;
    private final double[] reach;
    private final Optional<Retracing.Gone> gone;

    Again(Variant variant, Judge judge, Part part, Value answer, Carried carried) {
        this.variant = variant;
        this.part = part;
        this.carried = carried;
        if (!carried.isEmpty()) choices.add(carried.answers());
        if (carried.answers().size() > 1)
            for (String name : carried.wrong()) choices.add(carried.only(List.of(name)));
        this.answer = answer.numbers().stream().mapToDouble(Reals::toDouble).toArray();
        this.reach = judge.reach(part, answer);
        boolean inDoubles =
                !choices.isEmpty()
                        && this.answer.length > 0
                        && !(answer instanceof Value.Mixture)
                        && answer.numbers().stream().allMatch(Reals::isFinite)
                        && !variant.isWhole(carried.answers().keySet());
        this.gone = inDoubles ? variant.retraced(part.name(), choices) : Optional.empty();
    }

    /** How many choices of the carried answers there are. */
    int choices() {
        return choices.size();
    }

    Map<String, Value> carried(int choice) {
        return choices.get(choice);
    }

    /** The wrong ones among the answers of a choice. */
    List<String> wrong(int choice) {
        return carried.wrong().stream().filter(choices.get(choice)::containsKey).toList();
    }

    /** What each route comes to, but for values far from the answer. */
    List<Optional<Value>> routes(int choice) {
        if (gone.isPresent()) return gone.get().routes(choice, answer, reach);
        return variant.routes(part.name(), choices.get(choice)).stream().map(Optional::of).toList();
    }

    /** What each mistake comes to, but for values far from the answer. */
    List<Suspect> suspects(int choice) {
        if (gone.isPresent()) return gone.get().suspects(choice, answer, reach);
        return variant.suspects(part.name(), choices.get(choice));
    }
}
