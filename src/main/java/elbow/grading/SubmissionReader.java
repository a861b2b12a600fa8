package elbow.grading;

import elbow.grading.Submission.Answers;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Place;
import elbow.source.TextFile;
import elbow.source.YamlReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A submission from its YAML: {@code learner}, {@code set}, {@code engine}, and a list of {@code
 * answers} with {@code exercise}, {@code hash}, {@code seed} and {@code parts}. One that is off
 * only inside {@code parts} is read as {@link HandTyped}.
 */
public final class SubmissionReader {
    private final Faults faults = new Faults();

    private SubmissionReader() {}

    /** The submission in a file; {@link FaultException} if it can't be read. */
    public static Submission read(Path file) {
        return read(TextFile.read(file), file.toString());
    }

    static Submission read(String text, String file) {
        try {
            return new SubmissionReader().document(YamlReader.read(text, file));
        } catch (FaultException strict) {
            return lenient(text, file, strict);
        }
    }

    private static Submission lenient(String text, String file, FaultException strict) {
        String yaml = HandTyped.yaml(text);
        if (yaml.equals(text)) throw strict;
        try {
            return new SubmissionReader().document(YamlReader.read(yaml, file));
        } catch (FaultException still) {
            throw strict;
        }
    }

    private Submission document(Node root) {
        Optional<Node.Mapping> mapping = Fields.mapping(root, "a submission", faults);
        faults.throwIfAny();
        Fields fields = new Fields(mapping.orElseThrow(), "a submission", faults);
        fields.require("learner", "answers");
        String learner = fields.scalar("learner").map(Node.Scalar::text).orElse("");
        Optional<String> set = fields.scalar("set").map(Node.Scalar::text);
        Optional<String> engine = fields.scalar("engine").map(Node.Scalar::text);
        List<Answers> answers = new ArrayList<>();
        for (Node item : fields.list("answers").orElse(List.of()))
            Fields.mapping(item, "each of the answers", faults)
                    .ifPresent(m -> answers.add(answers(m)));
        fields.rejectOthers();
        faults.throwIfAny();
        return new Submission(learner, set, engine, answers);
    }

    private Answers answers(Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "an answer", faults).require("exercise", "parts");
        String exercise = fields.scalar("exercise").map(Node.Scalar::text).orElse("");
        Optional<String> hash = fields.scalar("hash").map(Node.Scalar::text);
        OptionalLong seed = fields.scalar("seed").map(this::seed).orElse(OptionalLong.empty());
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        fields.mapping("parts").ifPresent(parts -> parts(parts, texts, places));
        fields.rejectOthers();
        return new Answers(exercise, hash, seed, texts, places, mapping.place());
    }

    /** A part left empty is one not answered. */
    private void parts(Node.Mapping parts, Map<String, String> texts, Map<String, Place> places) {
        for (Node.Entry e : parts.entries()) {
            String name = e.key().text();
            places.put(name, e.key().place());
            if (e.value() instanceof Node.Scalar s) texts.put(name, s.missing() ? "" : s.text());
            else
                faults.add(
                        e.value().place(),
                        "the answer to "
                                + Fault.quote(name)
                                + " must be a text, not "
                                + e.value().kind()
                                + "; quote it");
        }
    }

    private OptionalLong seed(Node.Scalar scalar) {
        try {
            return OptionalLong.of(Long.parseLong(scalar.text()));
        } catch (NumberFormatException e) {
            faults.add(
                    scalar.place(), "a seed is a whole number, not " + Fault.quote(scalar.text()));
            return OptionalLong.empty();
        }
    }
}
