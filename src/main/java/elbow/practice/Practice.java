package elbow.practice;

import elbow.exercise.Exercise;
import elbow.exercise.Variant;
import elbow.grading.Policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** Sessions with one exercise: one variant, its summary, and on request the next variant. */
public final class Practice {
    /** Where the texts typed so far go after each answer. */
    public interface Keeper {
        Keeper NONE = (variant, texts) -> {};

        void keep(Variant variant, SequencedMap<String, String> texts);
    }

    private final Exercise exercise;
    private final Policy policy;
    private final Console console;
    private final String command;
    private final Keeper keeper;

    /**
     * @param command what starts this exercise from a shell, without a seed
     */
    public Practice(
            Exercise exercise, Policy policy, Console console, String command, Keeper keeper) {
        this.exercise = exercise;
        this.policy = policy;
        this.console = console;
        this.command = command;
        this.keeper = keeper;
    }

    /** One session; whether the learner wants another, with new numbers. */
    public boolean run(long seed) {
        Variant variant = exercise.variant(seed);
        Session session =
                new Session(
                        variant,
                        new MarkerExaminer(variant, policy),
                        console,
                        texts -> keeper.keep(variant, texts));
        session.run();
        keeper.keep(variant, session.texts());
        if (!session.wasEnded()) print(picture(variant));
        print(session.summary());
        print(farewell(seed));
        return console.interactive() && !session.wasEnded() && wantsMore();
    }

    private List<String> picture(Variant variant) {
        List<String> bars = Bars.of(variant, console.width() - 2);
        if (bars.isEmpty()) return bars;
        List<String> lines = new ArrayList<>(List.of(""));
        bars.forEach(b -> lines.add("  " + b));
        lines.addAll(
                Prose.wrap(
                        "All on one scale. The gap is how far the ELBO lies below the log"
                                + " evidence.",
                        console.width()));
        return lines;
    }

    private List<String> farewell(long seed) {
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(command("These numbers again: ", command + " --seed " + seed));
        if (!exercise.isFixed()) lines.addAll(command("New numbers:         ", command));
        return lines;
    }

    /** A command on a line of its own where it does not fit beside what it does. */
    private List<String> command(String does, String typed) {
        if (does.length() + typed.length() <= console.width()) return List.of(does + typed);
        return List.of(does.strip(), "  " + typed);
    }

    private boolean wantsMore() {
        if (exercise.isFixed()) return false;
        console.print("");
        Optional<String> line = console.read("Enter ends; again starts over with new numbers: ");
        return line.map(l -> l.strip().toLowerCase(Locale.ROOT).equals("again")).orElse(false);
    }

    private void print(List<String> lines) {
        lines.forEach(console::print);
    }
}
