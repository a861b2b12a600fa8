package elbow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every command line in the documentation, in a block or in a sentence, is one that exists. */
class DocumentedCommandsTest {
    private static final Pattern IN_A_BLOCK =
            Pattern.compile("(?m)^(?: {4,}|\\$ *| {4}\\$ )?(?:\\./)?elbow ([a-z-][^\\n#|>]*)");
    private static final Pattern IN_A_SENTENCE = Pattern.compile("`(?:\\./)?elbow +([^`.][^`]*)`");

    static List<String> commands() throws IOException {
        List<Path> pages =
                new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        List<String> commands = new ArrayList<>();
        for (Path page : pages)
            for (Pattern pattern : List.of(IN_A_BLOCK, IN_A_SENTENCE)) {
                Matcher m = pattern.matcher(Files.readString(page));
                while (m.find()) commands.add(m.group(1).strip());
            }
        return commands;
    }

    @Test
    void thereAreSome() throws IOException {
        assertThat(commands()).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void exists(String command) {
        Surroundings here =
                new Surroundings(
                        new BufferedReader(new StringReader("")),
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(new StringWriter()),
                        Map.of(),
                        Path.of(""),
                        false);
        String[] args =
                command.replaceAll("[\\[\\]]", "")
                        .replaceAll("--seed N\\b", "--seed 1")
                        .split(" +");
        assertThatCode(() -> Elbow.commandLine(here).parseArgs(args)).doesNotThrowAnyException();
    }
}
