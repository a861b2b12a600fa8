package elbow.exercise;

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
import java.util.List;
import java.util.Optional;

/** Reads an exercise from its file. */
public final class ExerciseReader {
    private static final int HIGHEST_LEVEL = 5;

    private final Path file;
    private final Node.Mapping root;
    private final Faults faults = new Faults();

    private ExerciseReader(Path file, Node.Mapping root) {
        this.file = file;
        this.root = root;
    }

    /** The exercise in a file; FaultException with all that is wrong in it. */
    public static Exercise read(Path file) {
        return read(TextFile.read(file), file);
    }

    /** The exercise in a text, as if it stood in this file. */
    public static Exercise read(String text, Path file) {
        if (YamlReader.read(text, file.toString()) instanceof Node.Mapping root)
            return new ExerciseReader(file, root).read();
        throw new FaultException(
                new Fault(
                        new Place(file.toString(), 1, 1),
                        "an exercise is a mapping: id: ..., model: ..., ask: ..."));
    }

    private Exercise read() {
        Fields fields = new Fields(root, "an exercise", faults).require("id", "ask");
        Faults inModel = new Faults();
        ParameterReader.Declared declared =
                ParameterReader.read(
                        new Fields(root, "an exercise", inModel).mapping("parameters"), inModel);
        fields.optional("parameters");
        Parameters parameters = declared.parameters();
        ModelReader.Read model =
                new ModelReader(file, parameters, inModel).read(new Fields(root, "", inModel));
        List.of(
                        "states", "model", "factors", "observe", "soft", "q", "length", "size",
                        "em", "data")
                .forEach(fields::optional);
        boolean sound = inModel.isEmpty();
        merge(inModel);
        Description about = description(fields, parameters);
        List<Constraint> constraints = constraints(fields.list("require"));
        List<AskReader.Asked> asked =
                new AskReader(parameters, faults).read(fields.list("ask").orElse(List.of()));
        if (fields.list("ask").filter(List::isEmpty).isPresent())
            faults.add(root.find("ask").orElseThrow().place(), "an exercise asks something");
        fields.rejectOthers();
        Content content =
                new Content(
                        about,
                        parameters,
                        model.model(),
                        model.tables(),
                        model.densities(),
                        model.observed(),
                        model.headers(),
                        constraints,
                        asked,
                        Fingerprint.of(root, model.file().map(FileModel::text)),
                        model.file().map(FileModel::warnings).orElse(List.of()));
        Optional<Meaning.Meant> meaning =
                sound ? Meaning.of(content, declared.states(), faults) : Optional.empty();
        faults.throwIfAny();
        return new Exercise(content, meaning.orElseThrow());
    }

    private void merge(Faults found) {
        try {
            found.throwIfAny();
        } catch (FaultException e) {
            faults.addAll(e);
        }
    }

    private Description description(Fields fields, Parameters parameters) {
        Optional<Node.Scalar> id = fields.scalar("id");
        id.filter(s -> !s.text().matches("[A-Za-z0-9][A-Za-z0-9_-]*"))
                .ifPresent(s ->
                        faults.add(
                                s.place(),
                                "an id has letters, digits, - and _, not "
                                        + Fault.quote(s.text())));
        String name = id.map(Node.Scalar::text).orElse("");
        return new Description(
                name,
                fields.scalar("title").map(Node.Scalar::text).orElse(name),
                topics(fields.list("topics").orElse(List.of())),
                level(fields.scalar("level")),
                fields.scalar("story")
                        .map(s -> Template.read(s, parameters, faults))
                        .orElse(Template.empty()),
                fields.mapping("marking").map(m -> Marking.read(m, faults)).orElse(Marking.USUAL),
                file);
    }

    private List<String> topics(List<Node> items) {
        List<String> topics = new ArrayList<>();
        for (Node item : items)
            Fields.scalar(item, "a topic", faults).ifPresent(s -> topics.add(s.text()));
        return topics;
    }

    private int level(Optional<Node.Scalar> level) {
        if (level.isEmpty()) return 1;
        String text = level.get().text();
        if (text.matches("[1-" + HIGHEST_LEVEL + "]")) return text.charAt(0) - '0';
        faults.add(
                level.get().place(),
                "a level is a whole number from 1 to "
                        + HIGHEST_LEVEL
                        + ", not "
                        + Fault.quote(text));
        return 1;
    }

    private List<Constraint> constraints(Optional<List<Node>> items) {
        List<Constraint> constraints = new ArrayList<>();
        for (Node item : items.orElse(List.of()))
            Fields.scalar(item, "a constraint", faults)
                    .flatMap(s -> Written.read(s, faults))
                    .filter(this::isClaim)
                    .ifPresent(w -> constraints.add(new Constraint(w)));
        return constraints;
    }

    private boolean isClaim(Written written) {
        boolean claim = AskReader.isClaim(written.formula());
        if (!claim) faults.add(written.place(), AskReader.NO_CLAIM);
        return claim;
    }
}
