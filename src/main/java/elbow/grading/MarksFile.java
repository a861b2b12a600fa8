package elbow.grading;

import elbow.exercise.Part;
import elbow.formula.Formulas;
import elbow.grading.Verdict.FewDigits;
import elbow.grading.Verdict.Followed;
import elbow.grading.Verdict.Missing;
import elbow.grading.Verdict.OtherForm;
import elbow.grading.Verdict.Right;
import elbow.grading.Verdict.Unread;
import elbow.grading.Verdict.Wrong;
import elbow.mistake.Mistake;
import elbow.source.WholeFile;
import elbow.value.ValueJson;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code marks.jsonl}: a line of JSON for each answer, enough to mark it again. */
final class MarksFile implements AutoCloseable {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .rootValueSeparator("\n")
                    .build();

    private final WholeFile file;
    private final JsonGenerator out;
    private final ValueJson values;
    private int count;

    MarksFile(Path folder) throws IOException {
        this.file = new WholeFile(folder.resolve("marks.jsonl"));
        this.out = JSON.createGenerator(ObjectWriteContext.empty(), file.writer());
        this.values = new ValueJson(out, false);
    }

    void add(String submission, Graded graded) {
        for (Mark mark : graded.marks()) {
            out.writeStartObject();
            answer(submission, graded, mark);
            verdict(mark);
            out.writeEndObject();
            count++;
        }
    }

    private void answer(String submission, Graded graded, Mark mark) {
        out.writeStringProperty("submission", submission);
        out.writeStringProperty("learner", graded.learner());
        out.writeStringProperty("exercise", graded.exercise().id());
        out.writeStringProperty("hash", graded.exercise().hash());
        out.writeNumberProperty("seed", graded.variant().seed());
        out.writeStringProperty("policy", graded.policy());
        out.writeName("parameters");
        values.write(graded.variant().parameters());
        out.writeStringProperty("part", mark.part());
        out.writeStringProperty("text", mark.text());
        others(graded, mark);
        out.writeName("value");
        mark.value().ifPresentOrElse(values::write, out::writeNull);
        out.writeName("truth");
        values.write(mark.truth());
    }

    /** What else was typed, for the answer may rest on it. */
    private void others(Graded graded, Mark mark) {
        Map<String, String> others = new LinkedHashMap<>();
        for (Part part : graded.exercise().parts()) {
            String text = graded.texts().getOrDefault(part.name(), "");
            if (!text.isBlank() && !part.name().equals(mark.part())) others.put(part.name(), text);
        }
        if (others.isEmpty()) return;
        out.writeName("others");
        out.writeStartObject();
        others.forEach(out::writeStringProperty);
        out.writeEndObject();
    }

    private void verdict(Mark mark) {
        out.writeStringProperty("verdict", mark.verdict().outcome().text());
        out.writeNumberProperty("credit", mark.credit());
        if (!mark.carried().isEmpty()) {
            out.writeName("carried");
            values.write(mark.carried());
        }
        switch (mark.verdict()) {
            case OtherForm o -> out.writeNumberProperty("route", o.route());
            case Followed f -> out.writeNumberProperty("route", f.route());
            case Verdict.Mistaken m -> {
                List<String> ids = m.mistakes().stream().map(Mistake::id).toList();
                out.writeStringProperty("mistake", ids.getFirst());
                if (ids.size() > 1) strings("or", ids.subList(1, ids.size()));
            }
            case Verdict.OtherStep o -> out.writeStringProperty("step", Formulas.text(o.step()));
            case Right r -> {}
            case FewDigits f -> {}
            case Verdict.Partly p -> {
                if (!p.share().named().isEmpty()) strings("right", p.share().named());
            }
            case Wrong w -> {
                if (w.wanted().isPresent()) out.writeBooleanProperty("too_few_digits", true);
            }
            case Unread u -> {}
            case Missing m -> {}
        }
    }

    private void strings(String name, List<String> texts) {
        out.writeName(name);
        out.writeStartArray();
        texts.forEach(out::writeString);
        out.writeEndArray();
    }

    int count() {
        return count;
    }

    void commit() throws IOException {
        if (count > 0) out.writeRaw('\n');
        out.close();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
