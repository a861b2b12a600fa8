package elbow.grading;

import elbow.source.Place;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What one learner handed in: texts exactly as typed. */
public record Submission(
        String learner, Optional<String> set, Optional<String> engine, List<Answers> answers) {
    public Submission {
        answers = List.copyOf(answers);
    }

    /**
     * The answers to one variant.
     *
     * @param hash of the exercise answered, if it was recorded
     * @param seed of the variant, if anything was drawn
     * @param parts the text typed for each part, in the order of the file
     * @param places where each part stands
     */
    public record Answers(
            String exercise,
            Optional<String> hash,
            OptionalLong seed,
            Map<String, String> parts,
            Map<String, Place> places,
            Place place) {
        public Answers {
            parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
            places = Map.copyOf(places);
        }

        /** Answers that stand in no file yet. */
        public static Answers of(
                String exercise, String hash, OptionalLong seed, Map<String, String> parts) {
            return new Answers(exercise, Optional.of(hash), seed, parts, Map.of(), Place.whole(""));
        }
    }
}
