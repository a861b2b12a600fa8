package elbow.grading;

import java.util.List;
import java.util.Locale;

/** True or false, yes or no. */
final class TruthReader {
    private static final List<String> TRUE = List.of("true", "yes", "t", "y");
    private static final List<String> FALSE = List.of("false", "no", "f", "n");

    private TruthReader() {}

    static boolean isWord(Snippet typed) {
        String word = typed.text().toLowerCase(Locale.ROOT);
        return TRUE.contains(word) || FALSE.contains(word);
    }

    static boolean read(Snippet typed) {
        String word = typed.text().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) return true;
        if (FALSE.contains(word)) return false;
        throw typed.fault(0, "write true or false");
    }
}
