package elbow.practice;

import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A terminal with line editing. It is opened at the first question, which takes a moment: by then
 * what there is to read is on the screen.
 */
public final class TerminalConsole implements Console, AutoCloseable {
    private final PrintWriter out;
    private final int widthAtStart;
    private final Ink ink;
    private @Nullable Terminal terminal;
    private @Nullable LineReader reader;

    public TerminalConsole(PrintWriter out, int widthAtStart, Ink ink) {
        this.out = out;
        this.widthAtStart = widthAtStart;
        this.ink = ink;
    }

    @Override
    public void print(String line) {
        out.println(line);
    }

    @Override
    public Optional<String> read(String prompt) {
        out.flush();
        try {
            return Optional.of(reader().readLine(prompt));
        } catch (UserInterruptException | EndOfFileException e) {
            return Optional.empty();
        }
    }

    private LineReader reader() {
        LineReader open = reader;
        if (open == null) {
            try {
                terminal = TerminalBuilder.builder().system(true).build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            open =
                    LineReaderBuilder.builder()
                            .terminal(terminal)
                            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                            .option(LineReader.Option.BRACKETED_PASTE, false)
                            .build();
            reader = open;
        }
        return open;
    }

    @Override
    public int width() {
        Terminal open = terminal;
        return open == null || open.getWidth() < 20 ? widthAtStart : open.getWidth();
    }

    @Override
    public Ink ink() {
        return ink;
    }

    @Override
    public boolean interactive() {
        return true;
    }

    @Override
    public void close() {
        Terminal open = terminal;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
