package elbow.cli;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.grading.Certification;
import elbow.mistake.Mistake;
import elbow.mistake.Suspect;
import elbow.practice.Ink;
import elbow.practice.Prose;
import elbow.practice.Sheet;
import elbow.value.Value;
import elbow.working.Columns;
import elbow.working.Digits;
import elbow.working.ValueText;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * For an author: what each mistake comes to in each part of a variant, with its sentence; last
 * those that come to the right value.
 */
final class MistakesSheet {
    private final Variant variant;
    private final int width;
    private final Ink ink;

    MistakesSheet(Variant variant, int width, Ink ink) {
        this.variant = variant;
        this.width = width;
        this.ink = ink;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<String> where = Prose.items("", variant.point(), width);
        if (!variant.exercise().isFixed()) lines.addAll(where);
        for (Part part : variant.exercise().parts()) {
            if (!part.form().isComputed()) continue;
            if (!lines.isEmpty()) lines.add("");
            lines.addAll(head(part));
            lines.addAll(mistakes(part));
        }
        return lines;
    }

    private List<String> head(Part part) {
        List<String> lines = named(part.name() + " ", List.of(Sheet.equation(variant, part)));
        String first = lines.getFirst().substring(part.name().length());
        return Stream.concat(Stream.of(ink.bold(part.name()) + first), lines.stream().skip(1))
                .toList();
    }

    private List<String> mistakes(Part part) {
        Value right = requireNonNull(variant.answers().get(part.name()));
        Map<Mistake, Set<String>> values = new LinkedHashMap<>();
        Set<String> inert = new LinkedHashSet<>();
        for (Suspect s : variant.suspects(part.name(), Map.of()))
            if (Certification.isSame(right, s.value())) inert.add(s.mistake().id());
            else
                values.computeIfAbsent(s.mistake(), m -> new LinkedHashSet<>())
                        .add(text(s.value(), part));
        values.keySet().forEach(m -> inert.remove(m.id()));
        int longest = values.keySet().stream().mapToInt(m -> m.id().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        values.forEach((mistake, of) -> {
            String padding = " ".repeat(longest - mistake.id().length() + 2);
            lines.addAll(named("  " + mistake.id() + padding, of));
            lines.addAll(Prose.hanging("    ", mistake.says(), width));
        });
        if (!inert.isEmpty())
            lines.addAll(Prose.hanging("  the right value: ", String.join(", ", inert), width));
        return lines;
    }

    /** On one line, or where that is too long each value on lines of its own. */
    private List<String> named(String name, Collection<String> values) {
        String line = name + String.join(" or ", values);
        if (Columns.of(line) <= width) return List.of(line);
        List<String> lines = new ArrayList<>(List.of(name.stripTrailing()));
        for (String value : values)
            lines.addAll(Prose.items("    ", (lines.size() == 1 ? "" : "or ") + value, width));
        return lines;
    }

    private static String text(Value value, Part part) {
        return ValueText.of(value, new Digits(part.digits()));
    }
}
