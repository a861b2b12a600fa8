package elbow.exercise;

import elbow.mistake.Suspect;

import java.util.Optional;

/**
 * What a learner may choose, or a step he puts in order.
 *
 * @param label what he types for it
 * @param value what it is in an answer
 * @param right whether it is part of the right answer, where that is known without computing
 * @param because why it is right, or why not
 * @param mistake the mistake of the catalogue that leads to it
 */
public record Option(
        String label,
        String value,
        String text,
        boolean right,
        Optional<String> because,
        Optional<Suspect> mistake) {
    /** One that is no mistake of the catalogue. */
    public Option(
            String label, String value, String text, boolean right, Optional<String> because) {
        this(label, value, text, right, because, Optional.empty());
    }

    Option labelled(String as) {
        return new Option(as, value, text, right, because, mistake);
    }
}
