package elbow.practice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads answers line by line and writes them behind their prompts; no control characters. */
public final class PlainConsole implements Console {
    private final BufferedReader in;
    private final PrintWriter out;
    private final int width;

    public PlainConsole(BufferedReader in, PrintWriter out, int width) {
        this.in = in;
        this.out = out;
        this.width = width;
    }

    @Override
    public void print(String line) {
        out.println(line);
    }

    @Override
    public Optional<String> read(String prompt) {
        out.flush();
        try {
            Optional<String> line = Optional.ofNullable(in.readLine()).map(PlainConsole::shown);
            out.println((prompt + line.orElse("")).stripTrailing());
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a byte order mark and without what would disturb a terminal. */
    private static String shown(String line) {
        return line.replace("\uFEFF", "").replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public Ink ink() {
        return Ink.NONE;
    }

    @Override
    public boolean interactive() {
        return false;
    }
}
