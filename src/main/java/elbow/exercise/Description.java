package elbow.exercise;

import java.nio.file.Path;
import java.util.List;

/** What an exercise says about itself; none of it changes a number or a question. */
record Description(
        String id,
        String title,
        List<String> topics,
        int level,
        Template story,
        Marking marking,
        Path file) {
    Description {
        topics = List.copyOf(topics);
    }
}
