package elbow.grading;

import java.util.List;

/**
 * How much of an answer is right.
 *
 * @param of what is counted
 * @param right how many are right, less what was too much
 * @param all how many there are
 * @param named those that are right, by name
 * @param rest those that are not
 */
public record Share(Of of, int right, int all, List<String> named, List<String> rest) {
    /** What an answer consists of. */
    public enum Of {
        /** numbers: of a table, a vector, a matrix, a list, a distribution */
        NUMBERS,
        /** what is one of a few: a state of a path, an item of a list */
        STATES,
        OPTIONS,
        /** the neighbours in an order, its two ends among them */
        NEIGHBOURS,
        PAIRS,
        RATING
    }

    public Share {
        named = List.copyOf(named);
        rest = List.copyOf(rest);
    }

    /** From 0 to 1. */
    public double value() {
        return (double) right / all;
    }
}
