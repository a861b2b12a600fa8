package elbow.cli;

import elbow.exercise.Bank;
import elbow.exercise.Exercise;
import elbow.source.Fault;

import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where exercises are found: the project's own folder and those added. */
final class Shelf {
    private static final int MOST_WARNINGS = 10;

    @Option(
            names = "--bank",
            paramLabel = "DIR",
            description = "A folder of exercises to add to the project's own; repeatable.")
    private List<Path> banks = new ArrayList<>();

    Bank bank(Surroundings here) {
        List<Path> folders = new ArrayList<>();
        Path own = here.home().resolve("exercises");
        if (Files.isDirectory(own)) folders.add(own);
        for (Path bank : banks) {
            if (!Files.isDirectory(bank))
                throw new WrongUse("--bank " + bank + ": there is no such folder");
            folders.add(bank);
        }
        return new Bank(folders);
    }

    /** An exercise by its id or the path of its file. */
    Exercise find(String idOrPath, Surroundings here) {
        Exercise found = bank(here).find(idOrPath);
        warn(found, here);
        return found;
    }

    /** Tells of a network file what is odd in it, a line each; of many only the first. */
    static void warn(Exercise exercise, Surroundings here) {
        List<Fault> warnings = exercise.fileWarnings();
        for (Fault w : warnings.subList(0, Math.min(MOST_WARNINGS, warnings.size())))
            here.err().println(w.place() + ": warning: " + w.message());
        int more = warnings.size() - MOST_WARNINGS;
        if (more > 0) here.err().println("elbow: " + more + " more warnings of this file");
    }

    /** The options a user has to type again, each with a blank before it. */
    String again() {
        StringBuilder options = new StringBuilder();
        for (Path bank : banks) options.append(" --bank ").append(Words.quoted(bank.toString()));
        return options.toString();
    }
}
