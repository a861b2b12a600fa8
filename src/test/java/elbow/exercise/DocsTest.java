package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.working.Digits;
import elbow.working.TextWorking;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every whole exercise that stands in the documentation can be read, solved and recomputed. */
class DocsTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");
    private static final int SEEDS = 3;

    /** An exercise in a page, by its place there. */
    record Block(Path page, int line, String yaml) {
        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    static List<Block> exercises() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        List<Block> blocks = new ArrayList<>();
        for (Path page : pages) {
            String text = Files.readString(page);
            Matcher m = BLOCK.matcher(text);
            while (m.find())
                if (m.group(1).lines().anyMatch(l -> l.startsWith("id:"))) {
                    int line = (int) text.substring(0, m.start(1)).lines().count() + 1;
                    blocks.add(new Block(page, line, m.group(1)));
                }
        }
        return blocks;
    }

    @Test
    void thereAreSome() throws IOException {
        assertThat(exercises()).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void holds(Block block) {
        Exercise exercise = ExerciseReader.read(block.yaml(), block.page());
        PrintedLines reader = new PrintedLines();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Variant variant = exercise.variant(seed);
            assertThat(variant.story()).doesNotContain("${");
            List<String> before = new ArrayList<>();
            for (Part part : exercise.parts()) {
                var passages =
                        variant.solution().worked(part.name(), before, new Digits(part.digits()));
                reader.read(new TextWorking(Integer.MAX_VALUE / 2).lines(passages));
                before.add(part.name());
            }
        }
        assertThat(reader.wrong()).isEmpty();
        assertThat(reader.compared()).isGreaterThanOrEqualTo(SEEDS);
    }
}
