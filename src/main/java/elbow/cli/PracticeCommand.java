package elbow.cli;

import elbow.exercise.Bank;
import elbow.exercise.Exercise;
import elbow.grading.Policies;
import elbow.practice.Console;
import elbow.practice.Ink;
import elbow.practice.PlainConsole;
import elbow.practice.Practice;
import elbow.practice.TerminalConsole;
import elbow.source.Fault;
import elbow.source.FaultException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

@Command(
        name = "practice",
        description =
                "Work through an exercise question by question, with hints, worked lines and marks."
                        + " Without a terminal, answers are read line by line from standard input.")
final class PracticeCommand extends Verb {
    /** Seeds drawn when none is given: few digits, easy to type again. */
    private static final int SEEDS = 100_000;

    @Mixin private Shelf shelf = new Shelf();

    @Parameters(
            paramLabel = "EXERCISE",
            arity = "0..1",
            description = "An id from elbow list, or a YAML file; without it you choose.")
    private @Nullable String exercise;

    @Mixin private Seed seed = new Seed();

    @Option(
            names = "--submit",
            paramLabel = "FILE",
            description = "Write your answers to this file as a submission, after each one.")
    private @Nullable Path submit;

    @Option(
            names = "--learner",
            paramLabel = "ID",
            description = "Your id in the submission; your user name if not said.")
    private @Nullable String learner;

    PracticeCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() {
        Ink ink = ink();
        if (!here.terminal()) {
            practise(new PlainConsole(here.in(), here.out(), here.width()));
        } else {
            try (TerminalConsole console = new TerminalConsole(here.out(), here.width(), ink)) {
                practise(console);
            }
        }
        return FINE;
    }

    private void practise(Console console) {
        if (learner != null && submit == null) throw new WrongUse("--learner goes with --submit");
        Optional<Exercise> chosen =
                exercise == null
                        ? new Choice(shelf.bank(here), console).ask()
                        : Optional.of(shelf.find(exercise, here));
        if (chosen.isEmpty()) return;
        Exercise found = chosen.get();
        elbow.mistake.Catalogue.installed();
        String again = Called.name() + " practice " + name(found) + shelf.again();
        Optional<SubmissionKeeper> keeper = keeper();
        Practice practice =
                new Practice(
                        found,
                        Policies.in(here.home()).of(found),
                        console,
                        again,
                        keeper.<Practice.Keeper>map(k -> k).orElse(Practice.Keeper.NONE));
        OptionalLong given = seed.given();
        boolean more = true;
        while (more) {
            long number = given.orElseGet(() -> drawn(found));
            keeper.flatMap(k -> k.warning(found.variant(number)))
                    .ifPresent(w -> console.print(w + "\n"));
            more = practice.run(number);
            given = OptionalLong.empty();
        }
        if (submit != null && Files.exists(submit)) console.print("Your answers are in " + submit);
    }

    private Optional<SubmissionKeeper> keeper() {
        if (submit == null) return Optional.empty();
        String id = learner == null ? System.getProperty("user.name", "learner") : learner;
        return Optional.of(new SubmissionKeeper(submit, id));
    }

    private static long drawn(Exercise e) {
        return e.isFixed() ? e.firstSeed() : ThreadLocalRandom.current().nextInt(1, SEEDS);
    }

    private String name(Exercise found) {
        return Words.quoted(exercise == null ? found.id() : exercise);
    }

    /** The list, and a sensible first exercise: the easiest, in the order of the list. */
    private record Choice(Bank bank, Console console) {
        Optional<Exercise> ask() {
            List<Exercise> all = bank.all();
            Optional<Exercise> first = Catalogue.first(all);
            if (first.isEmpty())
                throw new WrongUse(
                        bank.faults().isEmpty()
                                ? "there are no exercises; add a folder with --bank"
                                : "no exercise can be read: " + fault());
            new Catalogue(console.width(), console.ink()).lines(all).forEach(console::print);
            console.print("");
            if (!console.interactive()) return first;
            return chosen(first.get());
        }

        private Fault fault() {
            return bank.faults().getFirst();
        }

        private Optional<Exercise> chosen(Exercise first) {
            while (true) {
                Optional<String> line =
                        console.read("Which one? Type its id; Enter starts " + first.id() + ": ");
                if (line.isEmpty() || line.get().strip().equals("quit")) return Optional.empty();
                if (line.get().isBlank()) return Optional.of(first);
                try {
                    return Optional.of(bank.find(line.get().strip()));
                } catch (FaultException e) {
                    console.print(String.valueOf(e.getMessage()));
                }
            }
        }
    }
}
