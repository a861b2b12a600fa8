package elbow.grading;

import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Place;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A file handed in.
 *
 * @param name its path in the folder given, between slashes; the name alone of a file given itself
 * @param isSubmission whether it is to be read: a file given itself, or one called so
 */
public record HandedIn(Path file, String name, boolean isSubmission) {
    /**
     * The files given and all that are in the folders given and those below them, in the order of
     * their paths; neither hidden files nor the results of marking in the folder {@code out}.
     */
    public static List<HandedIn> in(List<Path> paths, Path out) {
        List<HandedIn> all = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path path : paths)
            for (HandedIn one : Files.isDirectory(path) ? below(path, out) : List.of(alone(path)))
                if (seen.add(one.file.toAbsolutePath().normalize())) all.add(one);
        return all;
    }

    private static HandedIn alone(Path file) {
        return new HandedIn(file, String.valueOf(file.getFileName()), true);
    }

    private static List<HandedIn> below(Path folder, Path out) {
        Path own = out.toAbsolutePath().normalize();
        Set<Path> results = BatchGrader.results(own);
        try {
            Path start = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
            try (Stream<Path> all = Files.walk(start)) {
                return all.filter(f -> !Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS))
                        .filter(f -> !isHidden(start.relativize(f)))
                        .filter(f -> !results.contains(f.toAbsolutePath().normalize()))
                        .filter(f ->
                                !f.toAbsolutePath()
                                        .normalize()
                                        .startsWith(BatchGrader.exercises(own)))
                        .sorted()
                        .map(f -> new HandedIn(f, name(start.relativize(f)), isNamedSo(f)))
                        .toList();
            }
        } catch (IOException | UncheckedIOException e) {
            throw new FaultException(
                    new Fault(
                            Place.whole(folder.toString()),
                            "this folder, or one in it, can't be read"));
        }
    }

    private static String name(Path relative) {
        return relative.toString().replace(File.separatorChar, '/');
    }

    private static boolean isHidden(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .anyMatch(p -> p.toString().startsWith("."));
    }

    private static boolean isNamedSo(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }
}
