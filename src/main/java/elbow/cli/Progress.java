package elbow.cli;

import java.io.PrintWriter;
import java.nio.file.Path;

/** {@code 120 of 5000 ...} on a terminal, rewritten in place, once the work has lasted a second. */
final class Progress {
    private static final long FIRST = 1_000_000_000L;
    private static final long BETWEEN = 100_000_000L;

    private final PrintWriter to;
    private final boolean shown;
    private long next = System.nanoTime() + FIRST;
    private int done;
    private boolean any;

    Progress(PrintWriter to, boolean shown) {
        this.to = to;
        this.shown = shown;
    }

    /** One more is begun. */
    void next(Path file, int of) {
        done++;
        if (!shown || System.nanoTime() - next < 0) return;
        next = System.nanoTime() + BETWEEN;
        any = true;
        to.print("\r" + done + " of " + of + " ...");
        to.flush();
    }

    /** Wipes the line. */
    void end() {
        if (any) to.print("\r" + " ".repeat(40) + "\r");
        to.flush();
    }
}
