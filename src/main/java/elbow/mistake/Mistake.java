package elbow.mistake;

import elbow.source.Place;

import java.util.List;

/**
 * One way to go wrong, as an entry of the catalogue tells it.
 *
 * @param says to the learner who did it, without the answer
 * @param why it happens
 * @param hint what puts it right, without the answer
 * @param changes what it does to a working, each alone
 * @param with the mistakes that are looked for together with this one
 */
public record Mistake(
        String id,
        String says,
        String why,
        String hint,
        List<Change> changes,
        List<String> with,
        Sample made,
        Sample notMade,
        Place place) {
    public Mistake {
        changes = List.copyOf(changes);
        with = List.copyOf(with);
    }

    /** An answer to a part of an exercise. */
    public record Sample(String exercise, String part, String typed, Place place) {}
}
