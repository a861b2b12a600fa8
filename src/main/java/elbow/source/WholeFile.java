package elbow.source;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that appears whole or not at all: written beside its place, then moved there. A link is
 * followed to what it names; a device, such as /dev/stdout, is written as it comes.
 */
public final class WholeFile implements AutoCloseable {
    private final Path target;
    private final Path draft;
    private final BufferedWriter writer;

    public WholeFile(Path file) throws IOException {
        this.target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        this.draft = draft(target);
        this.writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8);
    }

    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public static void write(Path file, byte[] bytes) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.write(file, bytes);
            return;
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path draft = draft(target);
        try {
            Files.write(draft, bytes);
            move(draft, target);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    public Writer writer() {
        return writer;
    }

    /** Puts the file in its place, over one that is there. */
    public void commit() throws IOException {
        writer.close();
        move(draft, target);
    }

    /** Without a commit nothing is left. */
    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(draft);
    }

    /** Named after the process, so that two of them don't write into one draft. */
    private static Path draft(Path target) {
        return target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
