package elbow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The session in the README is one: what is typed there is answered as it stands there. */
class ReadmeSessionTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Pattern SESSION =
            Pattern.compile("(?ms)^```\\n\\$ \\./elbow practice first-elbo\\n(.*?)^```");
    private static final Pattern TYPED = Pattern.compile("(?m)^[a-z_]+> (.+)$");

    /** The answers to the parts that the README leaves out. */
    private static final String BEFORE = "1/2\nln 0.5\n80%\n-0.639\n";

    @Test
    void itIsPlayed() throws IOException {
        Matcher session = SESSION.matcher(Files.readString(Path.of("README.md")));
        assertThat(session.find()).isTrue();
        String block = session.group(1);
        String typed =
                TYPED.matcher(block)
                        .results()
                        .map(m -> m.group(1))
                        .collect(Collectors.joining("\n"));
        String[] args = {"practice", "first-elbo", "--seed", "1"};
        List<String> printed =
                new ArrayList<>(
                        Run.typing(HOME, BEFORE + typed + "\n", args).out().lines().toList());
        for (String line : block.lines().map(l -> TYPED.matcher(l).replaceAll("")).toList()) {
            if (line.equals("...") || line.isBlank()) continue;
            int at = 0;
            while (at < printed.size() && !printed.get(at).endsWith(line)) at++;
            assertThat(at).as(line).isLessThan(printed.size());
            printed.subList(0, at + 1).clear();
        }
        assertThat(block).contains("You took the divergence the other way round", "Hint: ");
    }
}
