package elbow.grading;

import elbow.exercise.Bank;
import elbow.grading.Submission.Answers;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/**
 * Marks submissions into {@code grades.csv}, {@code marks.jsonl} and {@code unreadable.csv}. What
 * can't be marked is listed, and the rest is marked.
 */
public final class BatchGrader {
    private final Variants variants;
    private final Policy policy;
    private final ObjIntConsumer<Path> progress;

    /**
     * @param progress told of each file before it is read, and how many there are
     */
    public BatchGrader(Bank bank, Policy policy, ObjIntConsumer<Path> progress) {
        this.variants = new Variants(bank, policy);
        this.policy = policy;
        this.progress = progress;
    }

    /** What was done. */
    public record Summary(int submissions, int answers, int unreadable) {}

    /** The submissions in these files and folders, in the order of their paths. */
    public static List<Path> files(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) files.addAll(inFolder(path));
            else files.add(path);
        }
        return files.stream().distinct().toList();
    }

    private static List<Path> inFolder(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(BatchGrader::isYaml).sorted().toList();
        } catch (IOException e) {
            throw new FaultException(
                    new Fault(Place.whole(folder.toString()), "this folder can't be read"));
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && !Files.isDirectory(file);
    }

    /** Marks these files; the three results are in the folder when this returns. */
    public Summary grade(List<Path> files, Path out) throws IOException {
        Files.createDirectories(out);
        try (GradesFile grades = new GradesFile(out);
                MarksFile marks = new MarksFile(out, policy);
                UnreadableFile unreadable = new UnreadableFile(out)) {
            Run run = new Run(grades, marks, unreadable);
            for (Path file : files) run.file(file, files.size());
            marks.commit();
            grades.commit();
            unreadable.commit();
            return new Summary(run.submissions, marks.count(), unreadable.count());
        }
    }

    /** One pass over the files. */
    private final class Run {
        private final GradesFile grades;
        private final MarksFile marks;
        private final UnreadableFile unreadable;
        private final Set<List<String>> seen = new HashSet<>();
        private int submissions;

        Run(GradesFile grades, MarksFile marks, UnreadableFile unreadable) {
            this.grades = grades;
            this.marks = marks;
            this.unreadable = unreadable;
        }

        void file(Path file, int count) throws IOException {
            progress.accept(file, count);
            Submission submission;
            try {
                submission = SubmissionReader.read(file);
            } catch (FaultException e) {
                unreadable.add(file, e);
                return;
            }
            submissions++;
            for (Answers answers : submission.answers()) answers(file, submission, answers);
        }

        private void answers(Path file, Submission submission, Answers answers) throws IOException {
            try {
                Graded graded = variants.mark(submission, answers);
                for (Fault fault : graded.faults()) unreadable.add(file, fault);
                boolean again = !seen.add(List.of(submission.learner(), graded.exercise().id()));
                String name = file.getFileName().toString();
                grades.add(name, graded, again);
                marks.add(name, graded);
            } catch (FaultException e) {
                unreadable.add(file, e);
            }
        }
    }
}
