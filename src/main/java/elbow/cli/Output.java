package elbow.cli;

import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** A stream that remembers why it could not be written, which a {@link PrintWriter} does not. */
final class Output extends FilterOutputStream {
    private @Nullable IOException failure;

    Output(OutputStream to) {
        super(to);
    }

    /** In UTF-8 whatever the locale. */
    PrintWriter writer() {
        return new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(this, StandardCharsets.UTF_8)));
    }

    /** Whether something was lost; a reader that has gone away wants no more, and nothing is. */
    boolean isLost() {
        return failure != null && !String.valueOf(failure.getMessage()).contains("Broken pipe");
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
