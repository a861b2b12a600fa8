package elbow.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "cards", description = "Flashcards on paper.", synopsisSubcommandLabel = "COMMAND")
final class CardsCommand extends Verb {
    @Spec private CommandSpec spec = CommandSpec.create();

    CardsCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(here.out());
        return FINE;
    }
}
