package elbow.cli;

import elbow.exercise.Exercise;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.practice.Ink;
import elbow.practice.Prose;
import elbow.practice.Sheet;
import elbow.value.ValueJson;
import elbow.working.Digits;
import elbow.working.LatexWorking;
import elbow.working.Passage;
import elbow.working.TextWorking;
import elbow.working.ValueText;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** A variant worked out, as text, JSON and LaTeX. */
final class Solved {
    private static final JsonFactory JSON = new JsonFactory();

    private final Variant variant;
    private final Exercise exercise;

    Solved(Variant variant) {
        this.variant = variant;
        this.exercise = variant.exercise();
    }

    List<String> text(int width, Ink ink) {
        Sheet sheet = new Sheet(variant, width, ink);
        List<String> lines = new ArrayList<>(sheet.title());
        lines.addAll(sheet.given());
        lines.addAll(sheet.answers());
        if (!variant.isWorked()) {
            lines.add("");
            lines.addAll(
                    Prose.wrap("The model is too large for its working to be printed.", width));
            return lines;
        }
        TextWorking text = new TextWorking(width - 2);
        for (Part part : exercise.parts()) {
            lines.add("");
            lines.add(ink.bold(part.name()));
            for (String line : text.lines(worked(part)))
                lines.add(line.isEmpty() ? "" : "  " + line);
            for (String line : new Sheet(variant, width - 2, ink).explained(part))
                lines.add("  " + line);
        }
        return lines;
    }

    private List<Passage> worked(Part part) {
        List<Part> parts = exercise.parts();
        List<String> before =
                parts.subList(0, parts.indexOf(part)).stream().map(Part::name).toList();
        return variant.worked(part.name(), before, new Digits(part.digits()));
    }

    /** {@code {"exercise": id, "seed": n, "parameters": {..}, "answers": {..}}}. */
    String json(boolean exact) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            ValueJson values = new ValueJson(out, exact);
            out.writeStartObject();
            out.writeStringProperty("exercise", exercise.id());
            out.writeNumberProperty("seed", variant.seed());
            out.writeName("parameters");
            values.write(variant.parameters());
            out.writeName("answers");
            values.write(variant.answers());
            out.writeEndObject();
        }
        return text.toString();
    }

    /** A fragment for a document that uses amsmath. */
    List<String> latex() {
        List<String> lines = new ArrayList<>();
        lines.add("% " + exercise.id() + ", seed " + variant.seed() + "; needs amsmath");
        lines.add("\\subsection*{" + LatexWorking.escaped(exercise.title()) + "}");
        for (Part part : exercise.parts()) {
            lines.add("");
            lines.add("\\paragraph{" + LatexWorking.escaped(part.name()) + "}");
            if (!worked(part).isEmpty()) lines.addAll(LatexWorking.align(worked(part)));
            if (!part.form().isComputed()) {
                String answer =
                        ValueText.of(Sheet.answer(variant, part), new Digits(part.digits()));
                String said =
                        variant.modelAnswer(part.name())
                                .orElse(answer)
                                .strip()
                                .replaceAll("\\s+", " ");
                lines.add(LatexWorking.escaped(said));
            }
        }
        return lines;
    }
}
