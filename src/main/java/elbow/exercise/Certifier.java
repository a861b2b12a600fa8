package elbow.exercise;

import java.util.List;

/** Tells which variants of an exercise can be marked without ever taking a mistake for right. */
@FunctionalInterface
public interface Certifier {
    Certificate of(Exercise exercise, List<Variant> variants);
}
