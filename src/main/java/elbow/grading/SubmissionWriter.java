package elbow.grading;

import elbow.source.WholeFile;
import elbow.source.YamlWriter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A submission as the YAML that {@link SubmissionReader} reads back. */
public final class SubmissionWriter {
    private SubmissionWriter() {}

    /** Writes a file, whole or not at all. */
    public static void write(Submission submission, Path file) throws IOException {
        WholeFile.write(file, text(submission));
    }

    public static String text(Submission submission) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("learner", submission.learner());
        submission.set().ifPresent(set -> document.put("set", set));
        submission.engine().ifPresent(engine -> document.put("engine", engine));
        document.put(
                "answers", submission.answers().stream().map(SubmissionWriter::answers).toList());
        return YamlWriter.write(document);
    }

    private static Map<String, Object> answers(Submission.Answers answers) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("exercise", answers.exercise());
        answers.hash().ifPresent(hash -> entry.put("hash", hash));
        answers.seed().ifPresent(seed -> entry.put("seed", seed));
        entry.put("parts", answers.parts());
        return entry;
    }
}
