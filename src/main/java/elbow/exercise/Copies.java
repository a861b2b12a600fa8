package elbow.exercise;

import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Node;
import elbow.source.Place;
import elbow.source.TextFile;
import elbow.source.WholeFile;
import elbow.source.YamlReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies of exercises as they were when they were used: {@code ID-HASH.yaml} in a folder, with
 * their network file and frozen variants beside them.
 */
public final class Copies {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private final Path folder;
    private final Set<Path> kept = new HashSet<>();

    public Copies(Path folder) {
        this.folder = folder;
    }

    /** Keeps a copy of an exercise, unless there is one. */
    public void keep(Exercise exercise) throws IOException {
        Path copy = file(exercise.id(), exercise.hash());
        if (!kept.add(copy) || find(exercise.id(), exercise.hash()).isPresent()) return;
        Files.createDirectories(folder);
        String text = TextFile.read(exercise.file());
        Optional<Path> network = network(text, exercise.file());
        if (network.isPresent())
            WholeFile.write(FileModel.kept(copy, network.get()), TextFile.read(network.get()));
        Path variants = FrozenVariants.beside(exercise.file());
        if (exercise.isFrozen())
            WholeFile.write(FrozenVariants.beside(copy), TextFile.read(variants));
        WholeFile.write(copy, text);
        if (find(exercise.id(), exercise.hash()).isEmpty())
            throw new FaultException(
                    new Fault(
                            Place.whole(exercise.file().toString()),
                            "this file was changed while it was used"));
    }

    /** The file of the model, if the exercise names one. */
    private static Optional<Path> network(String text, Path file) {
        return YamlReader.read(text, file.toString()) instanceof Node.Mapping root
                        && root.find("model").orElse(null) instanceof Node.Mapping model
                        && model.find("file").orElse(null) instanceof Node.Scalar name
                ? Optional.of(FileModel.of(file, Path.of(name.text())))
                : Optional.empty();
    }

    /** The copy of an exercise, if there is one and it is what its name says. */
    public Optional<Exercise> find(String id, String hash) {
        if (!NAME.matcher(id).matches() || !NAME.matcher(hash).matches()) return Optional.empty();
        Path copy = file(id, hash);
        if (!Files.exists(copy)) return Optional.empty();
        try {
            return Optional.of(ExerciseReader.read(copy))
                    .filter(e -> e.id().equals(id) && e.hash().equals(hash));
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    private Path file(String id, String hash) {
        return folder.resolve(id + "-" + hash + ".yaml");
    }
}
