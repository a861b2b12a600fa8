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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The exercises in some folders and those below them; a folder {@code sets} holds others. */
public final class Bank {
    private static final Pattern ID =
            Pattern.compile("^id:[ \\t]*([\"']?)([A-Za-z0-9][A-Za-z0-9_-]*)", Pattern.MULTILINE);

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
        List<Path> files = files();
        Set<Path> clashing = clashing(found(files), faults);
        for (Path file : files) {
            try {
                Exercise exercise = ExerciseReader.read(file);
                if (!clashing.contains(file)) all.add(exercise);
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

    /** The files with the id of an earlier one, each a fault. */
    private static Set<Path> clashing(List<Found> found, Faults faults) {
        Map<String, Path> first = new TreeMap<>();
        Set<Path> clashing = new HashSet<>();
        for (Found f : found) {
            Path other = first.putIfAbsent(f.id(), f.file());
            if (other == null) continue;
            faults.add(
                    f.place(),
                    "the id " + f.id() + " is that of " + other + " too; give one of them another");
            clashing.add(f.file());
        }
        return clashing;
    }

    /** An exercise by its id, or by the path of its file; FaultException if there is none such. */
    public Exercise find(String idOrPath) {
        if (idOrPath.matches(".*(\\.ya?ml|[/\\\\].*)"))
            return ExerciseReader.read(Path.of(idOrPath));
        List<Found> all = found(files());
        List<Found> called = all.stream().filter(f -> f.id().equals(idOrPath)).toList();
        Faults faults = new Faults();
        clashing(called, faults);
        faults.throwIfAny();
        if (!called.isEmpty()) return ExerciseReader.read(called.getFirst().file());
        String hint = Suggest.hint(idOrPath, all.stream().map(Found::id).sorted().toList());
        throw new FaultException(
                new Fault(
                        Place.whole(idOrPath),
                        "no exercise has this id"
                                + (hint.isEmpty() ? "; 'elbow list' shows all" : hint)));
    }

    /** An id, and where it stands. */
    private record Found(String id, Path file, Place place) {}

    private static List<Found> found(List<Path> files) {
        return files.stream().flatMap(f -> found(f).stream()).toList();
    }

    private static Optional<Found> found(Path file) {
        try {
            String text = TextFile.read(file);
            Matcher matcher = ID.matcher(text);
            if (!matcher.find()) return Optional.empty();
            Place place = Place.in(file.toString(), text, matcher.start(1));
            return Optional.of(new Found(matcher.group(2), file, place));
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    /** A file in two of the folders is one. */
    private List<Path> files() {
        Set<Path> seen = new HashSet<>();
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> below = Files.walk(folder)) {
                below.filter(Files::isRegularFile)
                        .filter(f -> isExercise(folder.relativize(f)))
                        .sorted()
                        .filter(f -> seen.add(f.toAbsolutePath().normalize()))
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
