package elbow.cli;

import elbow.grading.BatchGrader;
import elbow.grading.HandedIn;
import elbow.grading.Policies;

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

@Command(
        name = "grade",
        description = {
            "Mark submissions: .yaml, .yml and .json files, or folders of them at any depth.",
            "Writes grades.csv, marks.jsonl and unreadable.csv."
        })
final class GradeCommand extends Verb {
    @Mixin private Shelf shelf = new Shelf();

    @Parameters(
            paramLabel = "SUBMISSIONS",
            arity = "1..*",
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
                            + ".")
    private @Nullable String policy;

    GradeCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException {
        for (Path path : paths)
            if (!Files.exists(path)) throw new WrongUse(path + ": there is no such file or folder");
        if (Files.exists(out) && !Files.isDirectory(out))
            throw new WrongUse("--out " + out + ": this is a file, a folder is needed");
        List<HandedIn> files = HandedIn.in(paths, out);
        if (files.isEmpty())
            throw new WrongUse("there is no submission (*.yaml, *.yml, *.json) in " + paths);
        Progress progress = new Progress(here.err(), here.terminal());
        Policies policies = Policies.in(here.home());
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

    private static String words(BatchGrader.Summary done) {
        return counted(done.submissions(), "submission")
                + ", "
                + counted(done.answers(), "answer")
                + " marked";
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
