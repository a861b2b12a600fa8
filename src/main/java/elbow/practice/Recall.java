package elbow.practice;

import elbow.exercise.Part;
import elbow.exercise.Variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A question to recall: the learner thinks, is shown the model answer, and rates himself. */
final class Recall {
    private static final String ALL = "yes";
    private static final String SOME = "partly";
    private static final List<String> RATINGS = List.of(ALL, SOME, "no");

    private final Optional<String> model;
    private final Console console;
    private boolean shown;

    Recall(Variant variant, Part part, Console console) {
        this.model = variant.modelAnswer(part.name());
        this.console = console;
    }

    /** Whether it is such a question. */
    boolean isAsked() {
        return model.isPresent();
    }

    /** Whether the learner still thinks: whatever he types then, Enter too, goes on. */
    boolean isThinking() {
        return isAsked() && !shown;
    }

    String prompt(String name) {
        return isThinking()
                ? name + ", then Enter> "
                : isAsked() ? "Had you that? [yes/partly/no] " : name + "> ";
    }

    /** The model answer. */
    List<String> show() {
        shown = true;
        List<String> lines = new ArrayList<>(List.of(console.ink().bold("The model answer")));
        Prose.reflow(model.orElse(""), console.width() - 2).forEach(l -> lines.add("  " + l));
        return lines;
    }

    Standing.Status status(String rating) {
        return rating.equals(ALL) ? Standing.Status.RIGHT : Standing.Status.RECALLED;
    }

    String advice(String rating) {
        return rating.equals(ALL)
                ? "Well remembered."
                : rating.equals(SOME)
                        ? "Part of the way: go over the rest once more."
                        : "Read it once more, and come back to it another day.";
    }

    /** A rating in full. */
    Optional<String> rating(String line) {
        String word = line.strip().toLowerCase(Locale.ROOT);
        return RATINGS.stream().filter(r -> !word.isEmpty() && r.startsWith(word)).findFirst();
    }
}
