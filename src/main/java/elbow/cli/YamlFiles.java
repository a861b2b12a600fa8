package elbow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The YAML files named, and those in the folders named. */
final class YamlFiles {
    private YamlFiles() {}

    static List<Path> of(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths)
            if (Files.isDirectory(path)) files.addAll(in(path));
            else files.add(path);
        return files;
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(YamlFiles::isContent).sorted().toList();
        }
    }

    /** Frozen variants and sets of exercises stand beside exercises and are none. */
    private static boolean isContent(Path file) {
        String name = file.getFileName().toString();
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        Path folder = file.toAbsolutePath().getParent();
        boolean variants = name.endsWith(".variants.yaml");
        boolean set = folder != null && folder.endsWith("sets");
        return yaml && !variants && !set && Files.isRegularFile(file);
    }

    /** A deck has cards at its first level. */
    static boolean isDeck(Path file) throws IOException {
        if (!Files.isRegularFile(file)) return false;
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(l -> l.startsWith("cards:"));
        }
    }
}
