package elbow.cli;

import elbow.exercise.Exercise;
import elbow.exercise.Variant;
import elbow.grading.Submission;
import elbow.grading.SubmissionReader;
import elbow.grading.SubmissionWriter;
import elbow.practice.Practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** Keeps what a learner answers in a submission file that is complete at every moment. */
final class SubmissionKeeper implements Practice.Keeper {
    private final Path file;
    private final String learner;
    private final List<Submission.Answers> done = new ArrayList<>();

    /** What stands in the file already stays in it. */
    SubmissionKeeper(Path file, String learner) {
        this.file = file;
        this.learner = learner;
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) throw wrong("it is a folder, a file is needed");
        if (folder == null || !Files.isDirectory(folder)) throw wrong("there is no such folder");
        if (Files.exists(file)) {
            Submission before = SubmissionReader.read(file);
            if (!before.learner().equals(learner))
                throw wrong("it holds the answers of " + before.learner() + "; name another file");
            done.addAll(before.answers());
        }
    }

    private WrongUse wrong(String why) {
        return new WrongUse("--submit " + file + ": " + why);
    }

    @Override
    public void keep(Variant variant, SequencedMap<String, String> texts) {
        if (texts.isEmpty()) return;
        Submission.Answers typed = answers(variant, texts);
        SequencedMap<String, String> all = new LinkedHashMap<>();
        before(variant).filter(b -> isOfVersion(b, variant)).ifPresent(b -> all.putAll(b.parts()));
        all.putAll(texts);
        done.removeIf(d -> isSame(d, typed));
        done.add(answers(variant, all));
        try {
            SubmissionWriter.write(
                    new Submission(learner, Optional.empty(), version(), done), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a learner should be told before answering this variant. */
    Optional<String> warning(Variant variant) {
        return before(variant)
                .map(b ->
                        isOfVersion(b, variant)
                                ? file
                                        + " holds answers to this exercise; what you answer now"
                                        + " replaces them, part by part."
                                : file
                                        + " holds answers to another version of this exercise;"
                                        + " what you answer now replaces them all.");
    }

    private Optional<Submission.Answers> before(Variant variant) {
        Submission.Answers none = answers(variant, new LinkedHashMap<>());
        return done.stream().filter(d -> isSame(d, none)).findFirst();
    }

    private static boolean isOfVersion(Submission.Answers answers, Variant variant) {
        return answers.hash().map(h -> h.equals(variant.exercise().hash())).orElse(true);
    }

    private static boolean isSame(Submission.Answers a, Submission.Answers b) {
        return a.exercise().equals(b.exercise()) && a.seed().equals(b.seed());
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
