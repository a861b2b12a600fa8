package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.grading.FollowThrough.Found;
import elbow.grading.Reading.Understood;
import elbow.grading.Verdict.Mistaken;
import elbow.grading.Verdict.OtherStep;
import elbow.mistake.Suspect;
import elbow.value.Value;
import elbow.working.Stages.Stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What led to a wrong answer: a mistake that is known, or the way was left too early. */
final class Diagnosis {
    private final Variant variant;
    private final Judge judge;
    private final Map<String, Nearby<Suspect>> suspects = new HashMap<>();
    private final Map<String, Nearby<Stage>> stages = new HashMap<>();

    Diagnosis(Variant variant, Judge judge) {
        this.variant = variant;
        this.judge = judge;
    }

    /**
     * A mistake on the right numbers, else on the learner's own, of which some may be right but for
     * their rounding: all together and each alone.
     */
    Optional<Found> of(Part part, Value answer, Again again) {
        List<Suspect> exact = exact(part, answer);
        if (!exact.isEmpty())
            return Optional.of(new Found(new Mistaken(exact, List.of()), Map.of()));
        for (int choice = 0; choice < again.choices(); choice++) {
            List<String> wrong = again.wrong(choice);
            List<Suspect> found = matching(part, answer, again.suspects(choice));
            if (found.isEmpty()) continue;
            Map<String, Value> used = new LinkedHashMap<>(again.carried(choice));
            used.keySet().retainAll(wrong);
            return Optional.of(new Found(new Mistaken(found, wrong), used));
        }
        return Optional.empty();
    }

    /** The mistakes that lead from the right numbers to an answer. */
    List<Suspect> exact(Part part, Value answer) {
        return matching(part, answer, near(known(part), part, answer));
    }

    /** Whether a mistake leads to numbers that are what was typed, rounded to its digits. */
    boolean isRounded(Part part, Understood read) {
        return known(part).all().stream()
                .anyMatch(s ->
                        judge.accepts(part, read.value(), s.value())
                                || judge.hasFewDigits(part, read, s.value()));
    }

    private Nearby<Suspect> known(Part part) {
        return suspects.computeIfAbsent(
                part.name(), name -> new Nearby<>(told(part), Suspect::value));
    }

    private <T> List<T> near(Nearby<T> known, Part part, Value answer) {
        return known.to(Nearby.doubles(answer), judge.reach(part, answer));
    }

    /** Without those that lead to the truth on this variant. */
    private List<Suspect> told(Part part) {
        Value truth = requireNonNull(variant.answers().get(part.name()));
        return variant.suspects(part.name(), Map.of()).stream()
                .filter(s -> !judge.accepts(part, s.value(), truth))
                .toList();
    }

    private List<Suspect> matching(Part part, Value answer, List<Suspect> all) {
        List<Suspect> matching = new ArrayList<>();
        for (Suspect s : all) if (judge.isOfMistake(part, answer, s.value())) matching.add(s);
        return matching;
    }

    /** The one step on the way that has this value. */
    Optional<Verdict> step(Part part, Value answer) {
        Nearby<Stage> known =
                stages.computeIfAbsent(
                        part.name(), name -> new Nearby<>(variant.stages(name), Stage::value));
        List<Stage> found = new ArrayList<>();
        for (Stage stage : near(known, part, answer))
            if (judge.accepts(part, answer, stage.value())) found.add(stage);
        if (found.size() != 1 || found.getFirst().given()) return Optional.empty();
        return Optional.of(new OtherStep(found.getFirst().symbol()));
    }
}
