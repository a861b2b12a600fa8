package elbow.exercise;

import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Faults;
import elbow.source.Place;

import java.util.Optional;

/** Chooses the variants of an exercise once and for all. */
public final class Freezer {
    private Freezer() {}

    /**
     * Writes the variants file beside an exercise and returns how many variants it has; a fixed
     * exercise has nothing to freeze.
     */
    public static int freeze(Exercise exercise) {
        Faults faults = new Faults();
        Survey survey = Survey.of(exercise.admission(), random(exercise), faults);
        faults.throwIfAny();
        return freeze(exercise, survey, Optional.empty());
    }

    static int freeze(Exercise exercise, Survey survey, Optional<Certificate> certificate) {
        if (exercise.isFixed()) return 0;
        if (survey.chosen().isEmpty())
            throw new FaultException(
                    new Fault(
                            Place.whole(exercise.file().toString()),
                            "no point of the grid is admissible, so there is nothing to freeze"));
        FrozenVariants.write(exercise, survey, certificate);
        return survey.chosen().size();
    }

    /** The generator that samples an exercise's variants: that of seed 0. */
    static SplitMix64 random(Exercise exercise) {
        return exercise.random(0);
    }
}
