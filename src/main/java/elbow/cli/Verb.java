package elbow.cli;

import elbow.practice.Ink;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

/** A command: the options that every one has, and where it is run. */
abstract class Verb implements Callable<Integer> {
    static final int FINE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(names = "--no-color", description = "No colours, as with the variable NO_COLOR.")
    boolean noColor;

    @Option(names = "--debug", description = "Show where an error came from.")
    boolean debug;

    final Surroundings here;

    Verb(Surroundings here) {
        this.here = here;
    }

    final Ink ink() {
        return here.ink(noColor);
    }

    final void print(List<String> lines) {
        lines.forEach(here.out()::println);
    }
}
