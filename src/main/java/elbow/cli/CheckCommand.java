package elbow.cli;

import elbow.cards.DeckReader;
import elbow.exercise.CheckReport;
import elbow.exercise.Checker;

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
        description = "Check exercises and decks; what is wrong is told with its line and column.")
final class CheckCommand extends Verb {

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files or folders; all of the project's exercises and decks if not said.")
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
        for (String folder : List.of("exercises", "flashcards"))
            if (Files.isDirectory(here.home().resolve(folder)))
                own.add(here.home().resolve(folder));
        if (own.isEmpty()) throw new WrongUse("name the files or folders to check");
        return own;
    }

    private void check(Path file) throws IOException {
        if (YamlFiles.isDeck(file)) {
            fine(file, DeckReader.read(file).cards().size() + " cards");
            return;
        }
        CheckReport report = freeze ? Checker.freeze(file) : Checker.check(file);
        report.exercise().ifPresent(e -> Shelf.warn(e, here));
        report.faults().forEach(here.err()::println);
        failed |= !report.isFine();
        if (report.isFine()) fine(file, CheckWords.of(report));
    }

    private void fine(Path file, String what) {
        here.out().println(file + ": " + what);
    }
}
