package elbow.exercise;

import java.nio.file.Path;

/** Validates exercises over all their variants. */
@SuppressWarnings("DoNotCallSuggester")
public final class Checker {
    private Checker() {}

    /** Everything that can be found wrong with an exercise. */
    public static CheckReport check(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }

    /**
     * The same without regard to what was frozen before; if all is fine, its variants are frozen.
     */
    public static CheckReport freeze(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }
}
