package elbow.practice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A console whose learner types these lines and then ends the input. */
final class Script implements Console {
    private final Deque<String> lines;
    private final int width;
    private final boolean interactive;
    private final Ink ink;
    private final List<String> said = new ArrayList<>();

    Script(int width, boolean interactive, Ink ink, String... lines) {
        this.lines = new ArrayDeque<>(List.of(lines));
        this.width = width;
        this.interactive = interactive;
        this.ink = ink;
    }

    static Script of(String... lines) {
        return new Script(80, false, Ink.NONE, lines);
    }

    @Override
    public void print(String line) {
        said.add(line);
    }

    @Override
    public Optional<String> read(String prompt) {
        Optional<String> line = Optional.ofNullable(lines.poll());
        said.add((prompt + line.orElse("")).stripTrailing());
        return line;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public Ink ink() {
        return ink;
    }

    @Override
    public boolean interactive() {
        return interactive;
    }

    List<String> said() {
        return said;
    }

    String text() {
        return String.join("\n", said);
    }

    /** What was said from this line on. */
    String from(String line) {
        return String.join("\n", said.subList(said.indexOf(line), said.size()));
    }
}
