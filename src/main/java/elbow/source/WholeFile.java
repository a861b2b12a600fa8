package elbow.grading;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears whole or not at all: written beside its place, then moved there. */
final class WholeFile implements AutoCloseable {
    private final Path target;
    private final Path draft;
    private final BufferedWriter writer;

    WholeFile(Path target) throws IOException {
        this.target = target;
        this.draft = target.resolveSibling("." + target.getFileName() + ".tmp");
        this.writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8);
    }

    static void write(Path target, String text) throws IOException {
        try (WholeFile file = new WholeFile(target)) {
            file.writer().write(text);
            file.commit();
        }
    }

    Writer writer() {
        return writer;
    }

    /** Puts the file in its place, over one that is there. */
    void commit() throws IOException {
        writer.close();
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Without a commit nothing is left. */
    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(draft);
    }
}
