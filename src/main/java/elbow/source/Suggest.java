package elbow.source;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean ...": the nearest known name, if one is near. */
public final class Suggest {
    private Suggest() {}

    /**
     * The known name fewest typing slips (insert, delete, replace, swap) away from {@code name}: at
     * most one slip in three letters, at least one; capitals count nothing. Of equally near names
     * the first in the alphabet.
     */
    public static Optional<String> nearest(String name, Collection<String> known) {
        int slips = Math.max(1, name.length() / 3);
        var distance = new DamerauLevenshteinDistance(slips);
        record Candidate(String name, int slips) {}
        return known.stream()
                .filter(k -> k.length() > 1 || name.length() > 1)
                .map(k -> new Candidate(k, distance.apply(lower(name), lower(k))))
                .filter(c -> c.slips >= 0)
                .min(Comparator.comparingInt(Candidate::slips).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    /** " (did you mean 'nearest'?)", or nothing: the end of a message. */
    public static String hint(String name, Collection<String> known) {
        return nearest(name, known).map(n -> " (did you mean '" + n + "'?)").orElse("");
    }

    private static String lower(String s) {
        return s.toLowerCase(Locale.ROOT);
    }
}
