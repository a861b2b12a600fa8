package elbow.grading;

import elbow.exercise.Exercise;
import elbow.exercise.ExerciseReader;
import elbow.exercise.Variant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Exercises on a binary latent variable, a binary observation and an approximation of its own. */
final class Lessons {
    static final Policies POLICIES = Policies.in(Path.of(""));
    static final Policy POLICY = POLICIES.named(Policies.USUAL);

    private static final String BINARY =
            """
            id: %s
            title: The ELBO of a binary latent variable
            topics: [elbo]
            level: 1
            model:
              z: Bernoulli(%s)
              x | z:
                0: Bernoulli(%s)
                1: Bernoulli(%s)
            observe: {x: 1}
            q:
              z: Bernoulli(%s)
            ask:
              - evidence:       p(x)
              - log_evidence:   log p(x)
              - posterior:      p(z = 1 | x)
              - reconstruction: E_q[ log p(x | z) ]
              - kl:             KL(q(z) || p(z))
              - elbo:           ELBO
              - gap:            gap
            """;

    private Lessons() {}

    /** The exercise with these numbers, and more parts if given, a line each. */
    static String yaml(String id, String prior, String low, String high, String q, String... more) {
        StringBuilder text = new StringBuilder(BINARY.formatted(id, prior, low, high, q));
        for (String part : more) text.append("  - ").append(part).append('\n');
        return text.toString();
    }

    /** An exercise with nothing drawn. */
    static Variant variant(String yaml) {
        try {
            Path file = Files.createTempFile("lesson", ".yaml");
            try {
                Files.writeString(file, yaml);
                Exercise exercise = ExerciseReader.read(file);
                return exercise.variant(exercise.firstSeed());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Marker marker(String yaml) {
        return new Marker(variant(yaml), POLICY);
    }

    static Marker lesson() {
        return marker(yaml("lesson", "0.5", "0.2", "0.8", "0.7"));
    }

    static Marker practice() {
        return marker(yaml("practice", "0.5", "0.3", "0.9", "0.6"));
    }

    /** The verdict on one answer without others. */
    static Outcome verdict(Marker marker, String part, String text) {
        return open(marker.mark(part, text, Map.of()));
    }

    /** The verdict, what is wrong with the answer left open. */
    static Outcome open(Mark mark) {
        Outcome outcome = mark.verdict().outcome();
        return switch (outcome) {
            case MISTAKE, OTHER_STEP -> Outcome.WRONG;
            case RIGHT, OTHER_FORM, FEW_DIGITS, FOLLOWED, WRONG, UNREAD, MISSING -> outcome;
        };
    }
}
