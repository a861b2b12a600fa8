package elbow.cli;

import elbow.exercise.Bank;
import elbow.exercise.Exercise;
import elbow.practice.Prose;
import elbow.source.Fault;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;

@Command(name = "list", description = "List the exercises by topic and level.")
final class ListCommand extends Verb {
    @Mixin private Shelf shelf = new Shelf();

    ListCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() {
        Bank bank = shelf.bank(here);
        List<Exercise> all = bank.all();
        if (all.isEmpty() && bank.faults().isEmpty())
            throw new WrongUse(
                    "no exercises in "
                            + here.home().resolve("exercises")
                            + "; add some with --bank");
        Catalogue catalogue = new Catalogue(here.width(), ink());
        catalogue.lines(all).forEach(here.out()::println);
        Catalogue.first(all)
                .ifPresent(e -> {
                    here.out().println();
                    print(
                            Prose.wrap(
                                    "Start one: " + Called.name() + " practice " + e.id(),
                                    here.width()));
                });
        for (Fault fault : bank.faults()) here.err().println(fault);
        return bank.faults().isEmpty() ? FINE : FAILED;
    }
}
