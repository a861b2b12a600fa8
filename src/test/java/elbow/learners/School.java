package elbow.learners;

import elbow.exercise.Exercise;
import elbow.exercise.ExerciseReader;
import elbow.exercise.Variant;
import elbow.grading.Policies;
import elbow.grading.Policy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All learners at all exercises, at up to a hundred variants of each. */
final class School {
    private static final int FULL = 100;
    private static final int VARIANTS = Integer.getInteger("learners.variants", FULL);
    private static final int SEEDS = 3000;
    private static final Policy POLICY = Policies.in(Path.of("")).named(Policies.USUAL);

    private School() {}

    /** Whether fewer variants are played than the documentation tells of. */
    static boolean isShort() {
        return VARIANTS < FULL;
    }

    static SortedMap<String, Tally> families() {
        SortedMap<String, Tally> tallies = new TreeMap<>();
        Families.all()
                .forEach((family, learners) -> {
                    Tally tally = new Tally();
                    learners.forEach((id, learner) -> tally.add(exercise(family, id, learner)));
                    tallies.put(family, tally);
                });
        return tallies;
    }

    private static Tally exercise(String family, String id, Learner learner) {
        Exercise exercise = ExerciseReader.read(Path.of("exercises", family, id + ".yaml"));
        Tally tally = new Tally();
        tally.exercises = 1;
        Map<Object, Variant> variants = new LinkedHashMap<>();
        int seeds = exercise.isFixed() ? 1 : SEEDS;
        for (int seed = 1; seed <= seeds && variants.size() < VARIANTS; seed++) {
            Variant variant = exercise.variant(seed);
            variants.putIfAbsent(variant.parameters(), variant);
        }
        for (Variant variant : variants.values())
            new Play(new Sheet(variant, learner, POLICY), tally).all();
        tally.variants = variants.size();
        return tally;
    }
}
