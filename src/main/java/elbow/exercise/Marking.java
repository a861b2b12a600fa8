package elbow.exercise;

import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Place;

import java.util.Optional;

/**
 * How an exercise wants to be marked: by which policy, and how far off its numbers may be where a
 * part does not say. It changes neither numbers nor questions.
 */
public record Marking(Optional<Named> policy, Optional<Tolerance> tolerance) {
    static final Marking USUAL = new Marking(Optional.empty(), Optional.empty());

    /** The name of a policy, and where it stands. */
    public record Named(String name, Place place) {}

    static Marking read(Node.Mapping mapping, Faults faults) {
        Fields fields = new Fields(mapping, "marking", faults);
        Marking marking =
                new Marking(
                        fields.scalar("policy").map(s -> new Named(s.text(), s.place())),
                        fields.mapping("tolerance").map(m -> Tolerance.read(m, faults)));
        fields.rejectOthers();
        if (mapping.entries().isEmpty())
            faults.add(mapping.place(), "marking has a policy, a tolerance or both");
        return marking;
    }
}
