package elbow.cli;

import elbow.grading.Remark;
import elbow.grading.Remarking;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What marking again has changed: how often what became what, and the first rows. */
final class RemarkedSheet {
    private static final int MOST = 20;

    private final Remarking.Summary done;

    RemarkedSheet(Remarking.Summary done) {
        this.done = done;
    }

    List<String> lines(Path out) {
        List<String> lines = new ArrayList<>();
        List<Remark> changed = done.changed();
        lines.add(
                "%s marked again, %s changed, in %s"
                        .formatted(
                                GradeCommand.counted(done.rows(), "answer"),
                                changed.isEmpty() ? "none" : Integer.toString(changed.size()),
                                out));
        if (changed.isEmpty()) return lines;
        Map<String, Integer> counts = new TreeMap<>();
        changed.forEach(r -> counts.merge(r.before() + " -> " + r.now(), 1, Integer::sum));
        counts.forEach(
                (what, count) -> lines.add(String.format(Locale.ROOT, "%6d  %s", count, what)));
        lines.add("");
        int widest = changed.stream().limit(MOST).mapToInt(r -> name(r).length()).max().orElse(0);
        for (Remark r : changed.subList(0, Math.min(MOST, changed.size())))
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  %-" + widest + "s  %s: %s -> %s, %s -> %s",
                            name(r),
                            r.text(),
                            r.before(),
                            r.now(),
                            credit(r.creditBefore()),
                            credit(r.credit())));
        if (changed.size() > MOST)
            lines.add("  and %d more in changes.csv".formatted(changed.size() - MOST));
        return lines;
    }

    private static String name(Remark r) {
        return r.learner() + " " + r.exercise() + "." + r.part();
    }

    private static String credit(double credit) {
        return credit == Math.rint(credit) ? Long.toString((long) credit) : Double.toString(credit);
    }

    /** The first of the rows that could not be marked, and how many there are. */
    static List<String> faults(Remarking.Summary done) {
        List<String> lines = new ArrayList<>();
        done.faults().stream().limit(MOST).forEach(f -> lines.add(f.toString()));
        if (done.faults().size() > MOST)
            lines.add("%d more in unreadable.csv".formatted(done.faults().size() - MOST));
        return lines;
    }
}
