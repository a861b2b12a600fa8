package elbow.grading;

import elbow.exercise.Exercise;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.source.Fault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One learner's answers to one variant, marked; and what in them could not be placed.
 *
 * @param policy by its name
 * @param texts what was typed for each part
 */
record Graded(
        String learner,
        Variant variant,
        String policy,
        Map<String, String> texts,
        List<Mark> marks,
        List<Fault> faults) {
    Graded {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        marks = List.copyOf(marks);
        faults = List.copyOf(faults);
    }

    Exercise exercise() {
        return variant.exercise();
    }

    double score() {
        return marks.stream()
                .mapToDouble(m -> m.credit() * exercise().part(m.part()).orElseThrow().weight())
                .sum();
    }

    double maximum() {
        return exercise().parts().stream().mapToDouble(Part::weight).sum();
    }

    /** How many answers are the truth at the digits asked. */
    long right() {
        return marks.stream().filter(m -> m.verdict().outcome().isRight()).count();
    }
}
