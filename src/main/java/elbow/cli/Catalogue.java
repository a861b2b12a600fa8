package elbow.cli;

import elbow.exercise.Exercise;
import elbow.practice.Ink;
import elbow.practice.Prose;
import elbow.working.Columns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Exercises as a table by topic and level. */
final class Catalogue {
    private final int width;
    private final Ink ink;

    Catalogue(int width, Ink ink) {
        this.width = width;
        this.ink = ink;
    }

    /** A sensible one to begin with: the easiest, in the order of the list. */
    static Optional<Exercise> first(List<Exercise> exercises) {
        return exercises.stream().min(Comparator.comparingInt(Exercise::level));
    }

    List<String> lines(List<Exercise> exercises) {
        int ids = exercises.stream().mapToInt(e -> Columns.of(e.id())).max().orElse(0);
        List<String> lines = new ArrayList<>();
        String topic = "";
        for (Exercise e : exercises) {
            String first = e.topics().isEmpty() ? "other" : e.topics().getFirst();
            if (lines.isEmpty() || !first.equals(topic)) {
                if (!lines.isEmpty()) lines.add("");
                lines.add(ink.bold(first));
            }
            topic = first;
            lines.addAll(row(e, ids));
        }
        return lines;
    }

    private List<String> row(Exercise e, int ids) {
        String facts = "level " + e.level() + ", " + parts(e) + ", " + kind(e);
        String head = "  " + Columns.pad(e.id(), ids) + "  ";
        if (Columns.of(head) > width / 2) {
            List<String> lines = new ArrayList<>(List.of("  " + e.id()));
            lines.addAll(Prose.hanging("    ", e.title() + " (" + facts + ")", width));
            return lines;
        }
        return Prose.hanging(head, e.title() + " (" + facts + ")", width);
    }

    private static String parts(Exercise e) {
        return e.parts().size() == 1 ? "1 question" : e.parts().size() + " questions";
    }

    private static String kind(Exercise e) {
        if (e.isFixed()) return "fixed numbers";
        return e.isCertified() ? "fresh numbers" : "fresh numbers, not certified";
    }
}
