package elbow.grading;

import elbow.exercise.Exercise;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.source.Fault;

import java.util.List;

/** One learner's answers to one variant, marked; and what in them could not be placed. */
record Graded(String learner, Variant variant, List<Mark> marks, List<Fault> faults) {
    Exercise exercise() {
        return variant.exercise();
    }

    double score() {
        double score = 0;
        for (int i = 0; i < marks.size(); i++)
            score += marks.get(i).credit() * exercise().parts().get(i).weight();
        return score;
    }

    double maximum() {
        return exercise().parts().stream().mapToDouble(Part::weight).sum();
    }

    /** How many answers are the truth at the digits asked. */
    long right() {
        return marks.stream().filter(m -> m.verdict().outcome().isRight()).count();
    }
}
