package elbow.cli;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.mistake.Suspect;
import elbow.practice.Prose;
import elbow.practice.Sheet;
import elbow.value.Value;
import elbow.working.Digits;
import elbow.working.ValueText;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** For an author: what each mistake comes to in each part of a variant, with its sentence. */
final class MistakesSheet {
    private final Variant variant;
    private final int width;

    MistakesSheet(Variant variant, int width) {
        this.variant = variant;
        this.width = width;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Part part : variant.exercise().parts()) {
            if (!part.form().isComputed()) continue;
            if (!lines.isEmpty()) lines.add("");
            lines.add(part.name() + ": " + Sheet.said(variant, part));
            lines.addAll(part(part));
        }
        return lines;
    }

    private List<String> part(Part part) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Map<String, String> says = new TreeMap<>();
        Value right = variant.answers().get(part.name());
        for (Suspect s : variant.suspects(part.name(), Map.of())) {
            String text = text(s.value(), part);
            boolean inert = right != null && text.equals(text(right, part));
            String shown = inert ? "the right value" : text;
            List<String> known = values.computeIfAbsent(s.mistake().id(), id -> new ArrayList<>());
            if (!known.contains(shown)) known.add(shown);
            says.put(s.mistake().id(), s.mistake().says());
        }
        List<String> lines = new ArrayList<>();
        values.forEach((id, of) -> {
            lines.addAll(Prose.hanging("  " + id + "  ", String.join(" or ", of), width));
            lines.addAll(Prose.hanging("    ", says.getOrDefault(id, ""), width));
        });
        return lines;
    }

    private static String text(Value value, Part part) {
        return ValueText.of(value, new Digits(part.digits()));
    }
}
