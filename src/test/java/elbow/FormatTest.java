package elbow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The sources are formatted; {@code -Dformat=write} formats them. Runs on the toolchain's JDK, not
 * on Maven's.
 */
class FormatTest {
    @Test
    void sourcesAreFormatted() throws Exception {
        boolean write = System.getProperty("format", "check").equals("write");
        Formatter f =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        List<Path> wrong = new ArrayList<>();
        List<Path> files;
        try (var s = Files.walk(Path.of("src"))) {
            files = s.filter(p -> p.toString().endsWith(".java")).sorted().toList();
        }
        for (Path p : files) {
            String is = Files.readString(p);
            String should =
                    f.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(is));
            if (is.equals(should)) continue;
            if (write) Files.writeString(p, should);
            else wrong.add(p);
        }
        assertThat(wrong).as("run: mvn test -Dtest=FormatTest -Dformat=write").isEmpty();
    }
}
