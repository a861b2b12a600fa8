package elbow.cli;

import elbow.exercise.Exercise;
import elbow.exercise.Variant;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.practice.Sheet;
import elbow.value.Real;
import elbow.value.Value;
import elbow.working.InvalidRow;
import elbow.working.Refusal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

@Command(
        name = "solve",
        description = "Work an exercise out: its exact answers and every line that leads to them.")
final class SolveCommand extends Verb {
    /** How a solution may be written. */
    enum Format {
        text,
        json,
        latex
    }

    @Mixin private Shelf shelf = new Shelf();

    @Parameters(paramLabel = "EXERCISE", description = "An id from elbow list, or a YAML file.")
    private String exercise = "";

    @Mixin private Seed seed = new Seed();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Set a parameter, to any value; repeatable.")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; text if not said.")
    private Format format = Format.text;

    @Option(names = "--exact", description = "With json: fractions as such, \"3/5\".")
    private boolean exact;

    SolveCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() {
        if (exact && format != Format.json) throw new WrongUse("--exact goes with --format json");
        Exercise found = shelf.find(exercise, here);
        Variant variant = variant(found);
        if (format != Format.text && !variant.offGrid().isEmpty())
            here.err().println("elbow: " + Sheet.offGrid(variant));
        Solved solved = new Solved(variant);
        List<String> lines =
                switch (format) {
                    case text -> solved.text(here.width(), ink());
                    case json -> List.of(solved.json(exact));
                    case latex -> solved.latex();
                };
        print(lines);
        return FINE;
    }

    private Variant variant(Exercise found) {
        OptionalLong given = seed.given();
        if (set.isEmpty()) return found.variant(seed.orFirst(found));
        Map<Ref, Value> values = Settings.read(set);
        Map<String, Value> drawn = found.variant(seed.orFirst(found)).parameters();
        values.forEach((name, value) -> {
            if (value instanceof Value.Name n && drawn.get(Formulas.text(name)) instanceof Real)
                throw new WrongUse(
                        "--set: " + Formulas.text(name) + " is a number, not " + n.text());
        });
        try {
            Variant variant = found.variant(values, given);
            variant.answers();
            return variant;
        } catch (InvalidRow e) {
            throw new WrongUse("--set: " + row(e));
        } catch (IllegalArgumentException | Refusal e) {
            throw new WrongUse("--set: " + e.getMessage());
        }
    }

    private static String row(InvalidRow e) {
        String child = e.conditional().children().getFirst().name();
        String table = e.conditional().parents().isEmpty() ? "the distribution" : "a row";
        return table + " of " + child + " " + e.getMessage();
    }
}
