package elbow.grading;

import elbow.exercise.Bank;
import elbow.exercise.Copies;
import elbow.grading.Submission.Answers;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/**
 * Marks submissions into {@code grades.csv}, {@code marks.jsonl} and {@code unreadable.csv}. What
 * can't be marked is listed, and the rest is marked.
 */
public final class BatchGrader {
    private static final String NO_SUBMISSION =
            "not a submission: only .yaml, .yml and .json files are read";

    private final Bank bank;
    private final Policies policies;
    private final ObjIntConsumer<Path> progress;

    /**
     * @param progress told of each file before it is read, and how many there are
     */
    public BatchGrader(Bank bank, Policies policies, ObjIntConsumer<Path> progress) {
        this.bank = bank;
        this.policies = policies;
        this.progress = progress;
    }

    /** What was done. */
    public record Summary(int submissions, int answers, int unreadable) {}

    /** The files that marking writes to a folder. */
    static Set<Path> results(Path out) {
        return Set.of(
                out.resolve("grades.csv"),
                out.resolve("marks.jsonl"),
                out.resolve("changes.csv"),
                out.resolve("unreadable.csv"));
    }

    /** The folder in which the exercises that were marked are kept as they were. */
    static Path exercises(Path out) {
        return out.resolve("exercises");
    }

    /** Marks these files; the results are in the folder when this returns. */
    public Summary grade(List<HandedIn> files, Path out) throws IOException {
        Files.createDirectories(out);
        try (GradesFile grades = new GradesFile(out);
                MarksFile marks = new MarksFile(out);
                UnreadableFile unreadable = new UnreadableFile(out)) {
            Copies copies = new Copies(exercises(out));
            Run run =
                    new Run(
                            new Variants(bank, copies, policies),
                            copies,
                            grades,
                            marks,
                            unreadable);
            for (HandedIn file : files) run.file(file, files.size());
            marks.commit();
            grades.commit();
            unreadable.commit();
            return new Summary(run.submissions, marks.count(), unreadable.count());
        }
    }

    /** One pass over the files. */
    private final class Run {
        private final Variants variants;
        private final Copies copies;
        private final GradesFile grades;
        private final MarksFile marks;
        private final UnreadableFile unreadable;
        private final Set<List<String>> seen = new HashSet<>();
        private int submissions;

        Run(
                Variants variants,
                Copies copies,
                GradesFile grades,
                MarksFile marks,
                UnreadableFile unreadable) {
            this.variants = variants;
            this.copies = copies;
            this.grades = grades;
            this.marks = marks;
            this.unreadable = unreadable;
        }

        void file(HandedIn file, int count) throws IOException {
            progress.accept(file.file(), count);
            if (!file.isSubmission()) {
                unreadable.add(file.name(), new Fault(Place.whole(file.name()), NO_SUBMISSION));
                return;
            }
            Submission submission;
            try {
                submission = SubmissionReader.read(file.file());
            } catch (FaultException e) {
                unreadable.add(file.name(), e);
                return;
            }
            submissions++;
            for (Answers answers : submission.answers()) answers(file.name(), submission, answers);
        }

        private void answers(String name, Submission submission, Answers answers)
                throws IOException {
            try {
                Graded graded = variants.mark(submission, answers);
                for (Fault fault : graded.faults()) unreadable.add(name, fault);
                boolean again = !seen.add(List.of(submission.learner(), graded.exercise().id()));
                grades.add(name, graded, again);
                marks.add(name, graded);
                copies.keep(graded.exercise());
            } catch (FaultException e) {
                unreadable.add(name, e);
            }
        }
    }
}
