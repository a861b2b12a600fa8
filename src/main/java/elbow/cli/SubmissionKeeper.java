package elbow.cli;

import elbow.exercise.Exercise;
import elbow.exercise.Variant;
import elbow.grading.Submission;
import elbow.grading.SubmissionWriter;
import elbow.practice.Practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** Keeps what a learner answers in a submission file that is complete at every moment. */
final class SubmissionKeeper implements Practice.Keeper {
    private final Path file;
    private final String learner;
    private final List<Submission.Answers> done = new ArrayList<>();
    private Optional<Submission.Answers> current = Optional.empty();

    SubmissionKeeper(Path file, String learner) {
        this.file = file;
        this.learner = learner;
    }

    @Override
    public void keep(Variant variant, SequencedMap<String, String> texts) {
        Submission.Answers answers = answers(variant, texts);
        boolean same = current.isPresent() && current.get().seed().equals(answers.seed());
        if (!same) current.ifPresent(done::add);
        current = Optional.of(answers);
        List<Submission.Answers> all = new ArrayList<>(done);
        all.add(answers);
        try {
            SubmissionWriter.write(new Submission(learner, Optional.empty(), version(), all), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Submission.Answers answers(Variant variant, SequencedMap<String, String> texts) {
        Exercise e = variant.exercise();
        OptionalLong seed = e.isFixed() ? OptionalLong.empty() : OptionalLong.of(variant.seed());
        return Submission.Answers.of(e.id(), e.hash(), seed, texts);
    }

    /** The version in the program's manifest; none where it runs from its classes. */
    static Optional<String> version() {
        return Optional.ofNullable(SubmissionKeeper.class.getPackage().getImplementationVersion());
    }
}
