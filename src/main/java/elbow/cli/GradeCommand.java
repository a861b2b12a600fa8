package elbow.cli;

import elbow.grading.BatchGrader;
import elbow.grading.HandedIn;
import elbow.grading.Policies;
import elbow.grading.Remarking;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Command(
        name = "grade",
        description = {
            "Mark submissions: .yaml, .yml and .json files, or folders of them at any depth.",
            "Writes grades.csv, marks.jsonl and unreadable.csv, and keeps the exercises beside"
                    + " them.",
            "With --remark, mark the answers in a marks.jsonl again and write changes.csv too."
        })
final class GradeCommand extends Verb {
    @Mixin private Shelf shelf = new Shelf();

    @Parameters(
            paramLabel = "SUBMISSIONS",
            arity = "0..*",
            description = "Submission files, or folders of them.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder the results are written to.")
    private Path out = Path.of("");

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description =
                    "A policy of grader/policy.yaml; if not said that of each exercise, or "
                            + Policies.USUAL
                            + "; with --remark that of each row.")
    private @Nullable String policy;

    @Option(
            names = "--remark",
            paramLabel = "FILE",
            description = "A marks.jsonl whose answers are marked again.")
    private @Nullable Path remark;

    GradeCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out))
            throw new WrongUse("--out " + out + ": this is a file, a folder is needed");
        return remark == null ? grade() : again(remark);
    }

    private int grade() throws IOException {
        if (paths.isEmpty())
            throw new WrongUse(
                    "name submissions, or with --remark a marks.jsonl; --help tells more");
        for (Path path : paths)
            if (!Files.exists(path)) throw new WrongUse(path + ": there is no such file or folder");
        List<HandedIn> files = HandedIn.in(paths, out);
        if (files.isEmpty())
            throw new WrongUse("there is no submission (*.yaml, *.yml, *.json) in " + paths);
        Progress progress = new Progress(here.err(), here.terminal());
        Policies policies = Policies.in(here.home());
        elbow.mistake.Catalogue.installed();
        BatchGrader grader =
                new BatchGrader(
                        shelf.bank(here),
                        policy == null ? policies : policies.always(policy),
                        progress::next);
        BatchGrader.Summary done = grader.grade(files, out);
        progress.end();
        here.out().println(words(done) + " in " + out);
        if (done.unreadable() == 0) return FINE;
        here.err()
                .println(
                        out.resolve("unreadable.csv")
                                + ": "
                                + counted(done.unreadable(), "thing")
                                + " could not be marked");
        return FAILED;
    }

    private int again(Path marks) throws IOException {
        if (!paths.isEmpty())
            throw new WrongUse(
                    "with --remark no submissions are named: the answers are in " + marks);
        if (!Files.isRegularFile(marks))
            throw new WrongUse("--remark " + marks + ": there is no such file");
        if (out.toAbsolutePath().normalize().equals(folder(marks)))
            throw new WrongUse("--out " + out + ": the old marks are in this folder; name another");
        Remarking.Summary done =
                new Remarking(
                                marks,
                                shelf.bank(here),
                                Policies.in(here.home()),
                                Optional.ofNullable(policy))
                        .remark(out);
        print(new RemarkedSheet(done).lines(out));
        RemarkedSheet.faults(done).forEach(here.err()::println);
        return done.faults().isEmpty() ? FINE : FAILED;
    }

    private static @Nullable Path folder(Path file) {
        return file.toAbsolutePath().normalize().getParent();
    }

    private static String words(BatchGrader.Summary done) {
        return counted(done.submissions(), "submission")
                + ", "
                + counted(done.answers(), "answer")
                + " marked";
    }

    static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
