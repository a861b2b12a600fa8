package elbow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

class OutputTest {
    private final StringWriter err = new StringWriter();

    private int code(OutputStream to, int code) {
        Output output = new Output(to);
        PrintWriter out = output.writer();
        out.print("log p(x) ≥ ELBO\n");
        return Main.ended(code, out, output, new PrintWriter(err));
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
    }

    @Test
    void whatIsWrittenIsUtf8() {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        assertThat(code(to, 0)).isZero();
        assertThat(to.toString(StandardCharsets.UTF_8)).isEqualTo("log p(x) ≥ ELBO\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aFullDiskIsAFailure() {
        assertThat(code(failing("No space left on device"), 0)).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("elbow: the output could not be written\n");
        assertThat(code(failing("No space left on device"), 2)).isEqualTo(2);
    }

    @Test
    void aReaderThatHasGoneAwayIsNone() {
        assertThat(code(failing("Broken pipe"), 0)).isZero();
        assertThat(err.toString()).isEmpty();
    }
}
