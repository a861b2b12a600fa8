package elbow.exercise;

import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Faults;
import elbow.source.Place;
import elbow.source.Suggest;
import elbow.source.TextFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The exercises in some folders and those below them; a folder {@code sets} holds others. */
public final class Bank {
    private static final Pattern ID =
            Pattern.compile("^id:[ \\t]*[\"']?([A-Za-z0-9][A-Za-z0-9_-]*)", Pattern.MULTILINE);

    private final List<Path> folders;

    public Bank(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** The readable exercises by first topic, level, id. */
    public List<Exercise> all() {
        return read(new Faults());
    }

    /** What is wrong with the files of the bank that can't be read. */
    public List<Fault> faults() {
        Faults faults = new Faults();
        read(faults);
        return faults.sorted();
    }

    private List<Exercise> read(Faults faults) {
        List<Exercise> all = new ArrayList<>();
        for (Path file : files()) {
            try {
                all.add(ExerciseReader.read(file));
            } catch (FaultException e) {
                faults.addAll(e);
            }
        }
        all.sort(
                Comparator.comparing((Exercise e) -> e.topics().stream().findFirst().orElse(""))
                        .thenComparingInt(Exercise::level)
                        .thenComparing(Exercise::id));
        return all;
    }

    /** An exercise by its id, or by the path of its file; FaultException if there is none such. */
    public Exercise find(String idOrPath) {
        if (idOrPath.matches(".*(\\.ya?ml|[/\\\\].*)"))
            return ExerciseReader.read(Path.of(idOrPath));
        List<Path> files = files();
        for (Path file : files)
            if (stem(file).equals(idOrPath) && id(file).equals(Optional.of(idOrPath)))
                return ExerciseReader.read(file);
        Map<String, Path> ids = new TreeMap<>();
        for (Path file : files) id(file).ifPresent(id -> ids.putIfAbsent(id, file));
        Path file = ids.get(idOrPath);
        if (file != null) return ExerciseReader.read(file);
        String hint = Suggest.hint(idOrPath, ids.keySet());
        throw new FaultException(
                new Fault(
                        Place.whole(idOrPath),
                        "no exercise has this id"
                                + (hint.isEmpty() ? "; 'elbow list' shows all" : hint)));
    }

    private static Optional<String> id(Path file) {
        try {
            Matcher matcher = ID.matcher(TextFile.read(file));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> below = Files.walk(folder)) {
                below.filter(Files::isRegularFile)
                        .filter(f -> isExercise(folder.relativize(f)))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new FaultException(
                        new Fault(Place.whole(folder.toString()), "this folder can't be read"));
            }
        }
        return files;
    }

    private static boolean isExercise(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        boolean variants = name.endsWith(".variants.yaml");
        return yaml && !variants && !file.startsWith("sets") && !name.startsWith(".");
    }
}
