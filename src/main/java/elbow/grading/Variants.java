package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Bank;
import elbow.exercise.Copies;
import elbow.exercise.Exercise;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.grading.Submission.Answers;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Place;
import elbow.source.Suggest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The exercises and variants that submissions answer, each read and solved once. */
final class Variants {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    /** Learners of a sheet with drawn parameters seldom share a variant: only these are kept. */
    private static final int KEPT = 512;

    private final Bank bank;
    private final Copies copies;
    private final Policies policies;
    private final Map<String, Exercise> exercises = new HashMap<>();
    private final Map<List<String>, Optional<Exercise>> old = new HashMap<>();
    private final Map<Key, Marker> markers =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Marker> eldest) {
                    return size() > KEPT;
                }
            };

    private final Map<String, String> problems = new HashMap<>();

    private record Key(String exercise, String hash, long seed) {}

    /**
     * @param copies of exercises as they were answered, where the bank has them changed
     */
    Variants(Bank bank, Copies copies, Policies policies) {
        this.bank = bank;
        this.copies = copies;
        this.policies = policies;
    }

    /** The answers marked; {@link FaultException} if they answer nothing that is known. */
    Graded mark(Submission submission, Answers answers) {
        Exercise exercise = exercise(answers);
        Marker marker = marker(exercise, seed(exercise, answers));
        List<Mark> marks = List.copyOf(marker.markAll(answers.parts()).values());
        return new Graded(
                submission.learner(),
                marker.variant(),
                policies.of(exercise).name(),
                answers.parts(),
                marks,
                unknownParts(exercise, answers));
    }

    private Exercise exercise(Answers answers) {
        Exercise exercise = known(answers.exercise(), answers.place());
        String hash = answers.hash().orElse(exercise.hash());
        if (hash.equals(exercise.hash())) return exercise;
        return old.computeIfAbsent(
                        List.of(exercise.id(), hash), k -> copies.find(exercise.id(), hash))
                .orElseThrow(() ->
                        fault(
                                answers.place(),
                                "the exercise %s has changed since it was answered: its hash is %s, not %s"
                                        .formatted(
                                                exercise.id(),
                                                exercise.hash(),
                                                Fault.quote(hash))));
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** By its id alone: a submission names no files. */
    private Exercise known(String id, Place place) {
        Exercise exercise = exercises.get(id);
        if (exercise != null) return exercise;
        String problem = problems.computeIfAbsent(id, this::find);
        if (problem.isEmpty()) return requireNonNull(exercises.get(id));
        throw fault(place, Fault.quote(id) + ": " + problem);
    }

    /** Keeps the exercise, or tells what is wrong. */
    private String find(String id) {
        if (!isId(id)) return "this is no id of an exercise";
        try {
            exercises.put(id, bank.find(id));
            return "";
        } catch (FaultException e) {
            Fault first = e.faults().getFirst();
            return first.place().line() == 0 ? first.message() : first.toString();
        }
    }

    private static long seed(Exercise exercise, Answers answers) {
        if (exercise.isFixed()) return exercise.firstSeed();
        return answers.seed()
                .orElseThrow(() ->
                        fault(
                                answers.place(),
                                "the seed is missing: the parameters of "
                                        + exercise.id()
                                        + " are drawn"));
    }

    private Marker marker(Exercise exercise, long seed) {
        Key key = new Key(exercise.id(), exercise.hash(), seed);
        Marker marker = markers.get(key);
        if (marker == null) {
            Variant variant = exercise.variant(seed);
            marker = new Marker(variant, policies.of(exercise));
            markers.put(key, marker);
        }
        return marker;
    }

    private static List<Fault> unknownParts(Exercise exercise, Answers answers) {
        List<String> known = exercise.parts().stream().map(Part::name).toList();
        List<Fault> faults = new ArrayList<>();
        for (String name : answers.parts().keySet()) {
            if (known.contains(name)) continue;
            String hint = Suggest.hint(name, known);
            String right = hint.isEmpty() ? "; it has " + String.join(", ", known) : hint;
            faults.add(
                    new Fault(
                            answers.places().getOrDefault(name, answers.place()),
                            "%s has no part %s%s"
                                    .formatted(exercise.id(), Fault.quote(name), right)));
        }
        return faults;
    }

    private static FaultException fault(Place place, String message) {
        return new FaultException(new Fault(place, message));
    }
}
