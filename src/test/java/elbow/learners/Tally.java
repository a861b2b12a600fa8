package elbow.learners;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the learners of one family came to. */
final class Tally {
    /** So many of so many. */
    static final class Share {
        private int of;
        private int hits;

        void count(boolean hit) {
            of++;
            if (hit) hits++;
        }

        void add(Share other) {
            of += other.of;
            hits += other.hits;
        }

        boolean isAll() {
            return hits == of;
        }

        boolean isNone() {
            return hits == 0;
        }

        double value() {
            return of == 0 ? 0 : (double) hits / of;
        }

        int of() {
            return of;
        }

        @Override
        public String toString() {
            if (of == 0) return "–";
            if (isAll()) return "100 %";
            if (isNone()) return "0 %";
            double percent = Math.clamp(100 * value(), 0.01, 99.99);
            return String.format(
                    Locale.ROOT, percent > 99.9 || percent < 0.1 ? "%.2f %%" : "%.1f %%", percent);
        }
    }

    int exercises;
    int variants;
    private final Map<Rounding, Share> honest = new EnumMap<>(Rounding.class);
    final Share exact = new Share();
    final Share named = new Share();
    final Share mistaken = new Share();
    final Share followed = new Share();
    final Share kept = new Share();
    final Share slips = new Share();
    final Share few = new Share();

    /** What went otherwise than it should, with an example of each kind. */
    final Map<String, List<String>> notes = new TreeMap<>();

    Tally() {
        for (Rounding r : Rounding.values()) honest.put(r, new Share());
    }

    Share honest(Rounding rounding) {
        return Objects.requireNonNull(honest.get(rounding));
    }

    void note(String kind, String example) {
        notes.computeIfAbsent(kind, k -> new ArrayList<>()).add(example);
    }

    void add(Tally other) {
        exercises += other.exercises;
        variants += other.variants;
        other.honest.forEach((rounding, share) -> honest.get(rounding).add(share));
        exact.add(other.exact);
        named.add(other.named);
        mistaken.add(other.mistaken);
        followed.add(other.followed);
        kept.add(other.kept);
        slips.add(other.slips);
        few.add(other.few);
        other.notes.forEach((kind, all) -> all.forEach(e -> note(kind, e)));
    }
}
