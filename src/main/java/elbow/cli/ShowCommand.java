package elbow.cli;

import elbow.exercise.Exercise;
import elbow.exercise.Variant;
import elbow.practice.Sheet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(
        name = "show",
        description = "Show an exercise with the numbers of one seed, with its answers if asked.")
final class ShowCommand extends Verb {
    /** How a sheet may be written. */
    enum Format {
        text,
        markdown
    }

    @Mixin private Shelf shelf = new Shelf();

    @Parameters(paramLabel = "EXERCISE", description = "An id from elbow list, or a YAML file.")
    private String exercise = "";

    @Mixin private Seed seed = new Seed();

    @Option(names = "--solution", description = "Add the answers.")
    private boolean solution;

    @Option(
            names = "--mistakes",
            description = "For authors: what each mistake of the catalogue comes to.")
    private boolean mistakes;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; text if not said.")
    private Format format = Format.text;

    ShowCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() {
        if (mistakes && format == Format.markdown)
            throw new WrongUse("--mistakes is told as text, not as markdown");
        Exercise found = shelf.find(exercise, here);
        Variant variant = found.variant(seed.orFirst(found));
        print(mistakes ? new MistakesSheet(variant, here.width(), ink()).lines() : lines(variant));
        return FINE;
    }

    private List<String> lines(Variant variant) {
        return switch (format) {
            case text -> {
                Sheet sheet = new Sheet(variant, here.width(), ink());
                yield solution ? sheet.solved() : sheet.posed();
            }
            case markdown -> MarkdownSheet.of(variant, solution);
        };
    }
}
