package elbow.exercise;

import java.util.Optional;

/**
 * What a learner may choose, or a step he puts in order.
 *
 * @param label what he types for it
 * @param value what it is in an answer
 * @param right whether it is part of the right answer, where that is known without computing
 * @param because why it is right, or why not
 */
public record Option(
        String label, String value, String text, boolean right, Optional<String> because) {}
