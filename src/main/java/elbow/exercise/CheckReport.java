package elbow.exercise;

import elbow.source.Fault;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a check found.
 *
 * @param points how many points the grid has; empty if the exercise can't be read or the number is
 *     beyond 10^15
 * @param admissible how many of them are admissible; empty if there are too many to look at each
 * @param frozen how many variants are frozen
 * @param left the constraints in the order they were applied, and how many points each left
 * @param certificate of the variants that are frozen, or were to be
 * @param loosened what would be gained without each constraint
 */
public record CheckReport(
        Path file,
        Optional<Exercise> exercise,
        List<Fault> faults,
        OptionalLong points,
        OptionalLong admissible,
        OptionalInt frozen,
        List<Left> left,
        Optional<Certificate> certificate,
        List<Loosened> loosened) {
    public CheckReport {
        faults = List.copyOf(faults);
        left = List.copyOf(left);
        loosened = List.copyOf(loosened);
    }

    /** A constraint and how many points it and those before it left. */
    public record Left(String constraint, long points) {}

    /**
     * A constraint, and the points that it alone keeps out.
     *
     * @param safe how many of those looked at are safe
     */
    public record Loosened(String constraint, long points, int looked, int safe) {}

    public boolean isFine() {
        return faults.isEmpty();
    }
}
