package elbow.cli;

import elbow.exercise.Certificate;
import elbow.exercise.Certificate.Closest;
import elbow.exercise.Certificate.Unsafe;
import elbow.exercise.CheckReport;
import elbow.exercise.Exercise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a check found, in words. */
final class CheckWords {
    private static final int MOST = 5;

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
        if (drawn) words.addAll(chosen(report));
        return String.join(", ", words);
    }

    private static List<String> chosen(CheckReport report) {
        List<String> words = new ArrayList<>();
        Optional<Certificate> certificate = report.certificate();
        certificate.ifPresent(
                c -> words.add(c.safe().cardinality() + " of " + c.variants() + " safe"));
        words.add(
                report.frozen().isPresent()
                        ? report.frozen().getAsInt() + " frozen"
                        : "not frozen");
        if (report.exercise().filter(Exercise::isOfOtherCatalogue).isPresent())
            words.add("certified with another catalogue of mistakes");
        return words;
    }

    /** What an author wants to know besides, a line each. */
    static List<String> details(CheckReport report) {
        List<String> lines = new ArrayList<>();
        boolean fixed = report.exercise().filter(Exercise::isFixed).isPresent();
        report.certificate()
                .ifPresent(c -> {
                    if (fixed) alike(c).ifPresent(lines::add);
                    else {
                        c.closest().map(CheckWords::closest).ifPresent(lines::add);
                        c.unsafe().stream()
                                .limit(MOST)
                                .map(u -> unsafe(u, c.variants()))
                                .forEach(lines::add);
                        alike(c).ifPresent(lines::add);
                    }
                });
        report.loosened().stream().map(CheckWords::loosened).forEach(lines::add);
        return lines;
    }

    private static String closest(Closest closest) {
        return "closest: "
                + closest.mistake()
                + " in "
                + closest.part()
                + " is "
                + number(closest.distance())
                + " off where "
                + number(closest.needed())
                + " is needed, at "
                + closest.variant().point();
    }

    private static String unsafe(Unsafe unsafe, int of) {
        return "left out: "
                + unsafe.variants()
                + " of "
                + of
                + " where "
                + unsafe.what()
                + (unsafe.isRounding() ? " is not accepted in " : " could be taken for ")
                + unsafe.part();
    }

    /** Mistakes that lead to the right value; on fixed numbers those that come too near, too. */
    private static Optional<String> alike(Certificate c) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        List<Unsafe> all = new ArrayList<>(c.inert());
        if (c.variants() == 1) all.addAll(c.unsafe());
        for (Unsafe u : all) parts.computeIfAbsent(u.part(), p -> new ArrayList<>()).add(u.what());
        if (parts.isEmpty()) return Optional.empty();
        return Optional.of(
                "lead to the right value: "
                        + parts.entrySet().stream()
                                .map(e -> String.join(", ", e.getValue()) + " in " + e.getKey())
                                .collect(Collectors.joining("; ")));
    }

    private static String loosened(CheckReport.Loosened l) {
        return "without "
                + l.constraint()
                + ": "
                + l.points()
                + (l.points() == 1 ? " setting more" : " settings more")
                + (l.looked() == 0
                        ? ""
                        : ", " + l.safe() + " of " + l.looked() + " looked at are safe");
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.2g", x);
    }
}
