package elbow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter written = new StringWriter();
    private final AtomicLong now = new AtomicLong(-7 * SECOND);

    private Progress progress(boolean terminal) {
        return new Progress(new PrintWriter(written), terminal, now::get);
    }

    @Test
    void aBarIsRewrittenInPlaceAndWipedAtTheEnd() {
        Progress progress = progress(true);
        now.addAndGet(SECOND);
        progress.at(0, 40);
        now.addAndGet(SECOND / 10);
        progress.at(21, 40);
        assertThat(written)
                .hasToString(
                        "\r[....................] 0 of 40" + "\r[##########..........] 21 of 40");
        progress.end();
        assertThat(written.toString()).endsWith("\r" + " ".repeat(50) + "\r");
    }

    @Test
    void theFirstSecondAndTenthsBetweenShowNothing() {
        Progress progress = progress(true);
        now.addAndGet(SECOND - 1);
        progress.at(1, 2);
        progress.end();
        assertThat(written.toString()).isEmpty();
        now.addAndGet(1);
        progress.at(1, 2);
        now.addAndGet(SECOND / 10 - 1);
        progress.at(2, 2);
        assertThat(written).hasToString("\r[##########..........] 1 of 2");
    }

    @Test
    void whatIsBegunIsNotDone() {
        Progress progress = progress(true);
        now.addAndGet(SECOND);
        progress.next(Path.of("a"), 2);
        now.addAndGet(SECOND);
        progress.next(Path.of("b"), 2);
        assertThat(written.toString()).endsWith("\r[##########..........] 1 of 2");
    }

    @Test
    void whatIsNoTerminalSeesNothing() {
        Progress progress = progress(false);
        now.addAndGet(9 * SECOND);
        progress.at(1, 2);
        progress.end();
        assertThat(written.toString()).isEmpty();
    }
}
