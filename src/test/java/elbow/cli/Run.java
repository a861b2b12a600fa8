package elbow.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** One command run in a test: what it wrote, and its exit code. */
record Run(int code, String out, String err) {
    static Run of(Path home, String... args) {
        return typing(home, "", args);
    }

    static Run typing(Path home, String in, String... args) {
        return in(home, Map.of(), false, in, args);
    }

    static Run in(
            Path home,
            Map<String, String> environment,
            boolean terminal,
            String in,
            String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings here =
                new Surroundings(
                        new BufferedReader(new StringReader(in)),
                        new PrintWriter(out),
                        new PrintWriter(err),
                        environment,
                        home,
                        terminal);
        int code = Elbow.run(here, args);
        return new Run(code, out.toString(), err.toString());
    }
}
