package elbow.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * {@code [######..............] 12 of 41} on a terminal, rewritten in place, once the work has
 * lasted a second.
 */
final class Progress {
    private static final long FIRST = 1_000_000_000L;
    private static final long BETWEEN = 100_000_000L;
    private static final int BAR = 20;

    private final PrintWriter to;
    private final boolean shown;
    private final LongSupplier clock;
    private long next;
    private int done;
    private boolean any;

    Progress(PrintWriter to, boolean shown) {
        this(to, shown, System::nanoTime);
    }

    /**
     * @param clock in nanoseconds
     */
    Progress(PrintWriter to, boolean shown, LongSupplier clock) {
        this.to = to;
        this.shown = shown;
        this.clock = clock;
        this.next = clock.getAsLong() + FIRST;
    }

    /** One more is begun. */
    void next(Path file, int of) {
        at(done++, of);
    }

    /** So many are done. */
    void at(int finished, int of) {
        long now = clock.getAsLong();
        if (!shown || now - next < 0) return;
        next = now + BETWEEN;
        any = true;
        int full = of == 0 ? BAR : (int) ((long) BAR * finished / of);
        String bar = "#".repeat(full) + ".".repeat(BAR - full);
        to.print("\r[" + bar + "] " + finished + " of " + of);
        to.flush();
    }

    /** Wipes the line. */
    void end() {
        if (any) to.print("\r" + " ".repeat(BAR + 30) + "\r");
        any = false;
        to.flush();
    }
}
