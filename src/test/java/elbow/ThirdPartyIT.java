package elbow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** What the jar contains of others is what THIRD-PARTY.md lists, and its texts are in the jar. */
class ThirdPartyIT {
    private static final Pattern ROW =
            Pattern.compile("^\\| ([\\w.-]+:[\\w.-]+) \\| (\\S+) \\|", Pattern.MULTILINE);
    private static final Pattern TEXT = Pattern.compile("`((?:META-INF|org)/[\\w./-]+[\\w-])`");

    @Test
    void everyLibraryIsListedWithItsVersion() throws IOException {
        Set<String> listed =
                ROW.matcher(thirdParty())
                        .results()
                        .map(r -> r.group(1) + ":" + r.group(2))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isNotEmpty().isEqualTo(resolved());
    }

    @Test
    void everyTextIsInTheJar() throws IOException {
        try (ZipFile jar = new ZipFile(System.getProperty("jar"))) {
            assertThat(texts()).isNotEmpty().allMatch(t -> jar.getEntry(t) != null);
            for (String own : Set.of("LICENSE", "NOTICE", "THIRD-PARTY.md")) {
                byte[] inside = jar.getInputStream(jar.getEntry("META-INF/" + own)).readAllBytes();
                assertThat(inside).as(own).isEqualTo(Files.readAllBytes(Path.of(own)));
            }
        }
    }

    private static Set<String> texts() throws IOException {
        return TEXT.matcher(thirdParty())
                .results()
                .map(r -> r.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String thirdParty() throws IOException {
        return Files.readString(Path.of("THIRD-PARTY.md"));
    }

    /** The dependencies in the compile and runtime scopes, as the bill of materials has them. */
    private static Set<String> resolved() {
        JsonNode bom = JsonMapper.shared().readTree(Path.of("target/bom.json"));
        Set<String> all = new TreeSet<>();
        for (JsonNode c : bom.path("components")) {
            all.add(text(c, "group") + ":" + text(c, "name") + ":" + text(c, "version"));
        }
        return all;
    }

    private static String text(JsonNode component, String key) {
        return component.path(key).asString();
    }
}
