package elbow.mistake;

import elbow.source.TextFile;
import elbow.source.YamlReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The mistakes that are known, from {@code grader/mistakes.yaml}. */
public final class Catalogue {
    private static final String FILE = "mistakes.yaml";

    private final List<Mistake> mistakes;

    private Catalogue(List<Mistake> mistakes) {
        this.mistakes = List.copyOf(mistakes);
    }

    private static @Nullable Catalogue installed;

    /** The catalogue of the project, read once. */
    public static synchronized Catalogue installed() {
        if (installed == null) {
            Path home = Path.of(System.getProperty("elbow.home", ""));
            installed = read(home.resolve("grader").resolve(FILE));
        }
        return installed;
    }

    /** The catalogue in a file; without the file that which came with the program. */
    public static Catalogue read(Path file) {
        return Files.exists(file) ? of(TextFile.read(file), file.toString()) : packaged();
    }

    private static Catalogue packaged() {
        try (InputStream in = Catalogue.class.getResourceAsStream("/grader/" + FILE)) {
            if (in == null) return new Catalogue(List.of());
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8), FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Catalogue of(String text, String name) {
        return new Catalogue(new CatalogueReader().read(YamlReader.read(text, name)));
    }

    /** In the order of the file. */
    public List<Mistake> all() {
        return mistakes;
    }

    public Optional<Mistake> find(String id) {
        return mistakes.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /** What changes numbers: the ids and what each does, without the sentences. */
    public String changes() {
        return mistakes.stream()
                .map(m -> m.id() + " " + m.changes() + " " + m.with() + "\n")
                .collect(Collectors.joining());
    }
}
