package elbow.source;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the nearest of the known names, if one is near enough to be meant. */
public final class Suggest {
    private static final int LONGEST = 64;

    private Suggest() {}

    /**
     * The name with the fewest letters to change, add, drop or swap (at most a third of them, or
     * one), the first of equally near ones. Upper and lower case count as half a change; a single
     * letter is near nothing but its other case.
     */
    public static Optional<String> nearest(String name, Collection<String> names) {
        if (name.isEmpty() || name.length() > LONGEST) return Optional.empty();
        Optional<String> best = Optional.empty();
        int least = name.length() == 1 ? 1 : 2 * Math.max(1, name.length() / 3) + 1;
        for (String candidate : names) {
            int distance = halfChanges(name, candidate);
            if (distance > 0 && distance <= least && (best.isEmpty() || distance < least)) {
                best = Optional.of(candidate);
                least = distance;
            }
        }
        return best;
    }

    private static int halfChanges(String a, String b) {
        int exact = changes(a, b);
        int folded = changes(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
        return exact == folded ? 2 * exact : 2 * folded + 1;
    }

    private static int changes(String a, String b) {
        return new DamerauLevenshteinDistance().apply(a, b);
    }
}
