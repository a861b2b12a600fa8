package elbow.cli;

import elbow.exercise.CheckReport;

import java.util.ArrayList;
import java.util.List;

/** What a check found, in words. */
final class CheckWords {
    private CheckWords() {}

    static String of(CheckReport report) {
        List<String> words = new ArrayList<>(List.of("fine"));
        report.exercise()
                .ifPresent(e -> {
                    int parts = e.parts().size();
                    words.add(parts == 1 ? "1 question" : parts + " questions");
                    if (e.isFixed()) words.add("fixed numbers");
                });
        boolean drawn = report.exercise().filter(e -> !e.isFixed()).isPresent();
        if (drawn && report.points().isPresent() && report.admissible().isPresent())
            words.add(
                    report.admissible().getAsLong()
                            + " of "
                            + report.points().getAsLong()
                            + " settings admissible");
        if (drawn)
            words.add(
                    report.frozen().isPresent()
                            ? report.frozen().getAsInt() + " frozen"
                            : "not frozen");
        return String.join(", ", words);
    }
}
