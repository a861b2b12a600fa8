package elbow.cli;

import elbow.cards.DeckReader;
import elbow.exercise.CheckReport;
import elbow.exercise.Checker;
import elbow.grading.Policies;
import elbow.mistake.Catalogue;
import elbow.source.FaultException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

@Command(
        name = "check",
        description =
                "Check exercises, decks, policies and the mistakes that are known; what is wrong is"
                        + " told with its line and column.")
final class CheckCommand extends Verb {

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files or folders; all that the project has if not said.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--freeze", description = "Write the variants of what is fine beside it.")
    private boolean freeze;

    private boolean failed;

    CheckCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException {
        for (Path path : paths)
            if (!Files.exists(path)) throw new WrongUse(path + ": there is no such file or folder");
        for (Path file : YamlFiles.of(asked())) check(file);
        return failed ? FAILED : FINE;
    }

    private List<Path> asked() {
        if (!paths.isEmpty()) return paths;
        List<Path> own = new ArrayList<>();
        for (String folder : List.of("exercises", "flashcards", "grader"))
            if (Files.isDirectory(here.home().resolve(folder)))
                own.add(here.home().resolve(folder));
        if (own.isEmpty()) throw new WrongUse("name the files or folders to check");
        return own;
    }

    private void check(Path file) throws IOException {
        if (Policies.isFile(file))
            told(() -> fine(file, "fine, " + Policies.read(file).names().size() + " policies"));
        else if (file.endsWith("mistakes.yaml"))
            told(() -> fine(file, "fine, " + Catalogue.read(file).all().size() + " mistakes"));
        else if (YamlFiles.isDeck(file))
            fine(file, DeckReader.read(file).cards().size() + " cards");
        else exercise(file);
    }

    private void exercise(Path file) {
        CheckReport report = freeze ? Checker.freeze(file) : Checker.check(file);
        report.exercise().ifPresent(e -> Shelf.warn(e, here));
        report.faults().forEach(here.err()::println);
        failed |= !report.isFine();
        if (report.isFine())
            told(() -> {
                report.exercise().ifPresent(Policies.in(here.home())::of);
                fine(file, CheckWords.of(report));
            });
    }

    /** What is wrong in a file is told, and the next one is looked at. */
    private void told(Runnable checked) {
        try {
            checked.run();
        } catch (FaultException e) {
            e.faults().forEach(here.err()::println);
            failed = true;
        }
    }

    private void fine(Path file, String what) {
        here.out().println(file + ": " + what);
    }
}
