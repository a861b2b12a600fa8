package elbow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TextFileTest {
    @TempDir Path folder;

    private Path file(byte... bytes) throws IOException {
        return Files.write(folder.resolve("f.yaml"), bytes);
    }

    private static void refused(Path file, String rest) {
        assertThatThrownBy(() -> YamlReader.read(file))
                .isInstanceOf(FaultException.class)
                .hasMessage(file + rest);
    }

    @Test
    void readsUtf8WithAndWithoutByteOrderMark() throws IOException {
        assertThat(TextFile.read(file("é𝔼→\r\n".getBytes(UTF_8)))).isEqualTo("é𝔼→\r\n");
        assertThat(TextFile.read(file("\uFEFFé".getBytes(UTF_8)))).isEqualTo("é");
    }

    @Test
    void namesTheFileAsTheUserDid() {
        refused(Path.of("no/such.yaml"), ": no such file");
        refused(folder.resolve("./x.yaml"), ": no such file");
        refused(folder, ": this is a folder, not a file");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        refused(file((byte) 'a').resolve("g.yaml"), ": no such file");
    }

    @Test
    void needsPermission() throws IOException {
        Path f = file((byte) 'a');
        assumeTrue(f.toFile().setReadable(false) && !Files.isReadable(f), "root reads all");
        refused(f, ": no permission to read this file");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        refused(
                file((byte) 'a', (byte) '\n', (byte) 0xC3, (byte) 0xA9, (byte) 0xE9, (byte) 'b'),
                ":2:2: the byte 0xE9 is not UTF-8; save the file as UTF-8");
        refused(
                file((byte) 0xFF, (byte) 0xFE, (byte) 'a', (byte) 0),
                ":1:1: the byte 0xFF is not UTF-8; save the file as UTF-8");
    }

    @Test
    void refusesACharacterCutOffAtTheEnd() throws IOException {
        refused(
                file((byte) 'a', (byte) 0xC3),
                ":1:2: the byte 0xC3 is not UTF-8; save the file as UTF-8");
    }

    @Test
    void refusesAMegabyteAndMore() throws IOException {
        Path f = file((byte) 'a');
        Files.writeString(f, "#".repeat(TextFile.LIMIT - 2) + "\na");
        assertThat(YamlReader.read(f)).isInstanceOf(Node.Scalar.class);
        Files.writeString(f, "#".repeat(TextFile.LIMIT - 1) + "\na");
        refused(f, ": the file is too large; the most that is read is 1 MB");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 0x1B, 0x7F, 0x9F, 0xFEFF, 0xFFFE, 0xD800, 0xDFFF})
    void refusesControlCharacters(int c) {
        String text = "a: 1\nb: \uD835\uDD3C" + (char) c + "x";
        assertThatThrownBy(() -> YamlReader.read(text, "f"))
                .isInstanceOf(FaultException.class)
                .hasMessage(
                        "f:2:5: the control character U+%04X can't stand in a text file; remove it"
                                .formatted(c));
    }
}
