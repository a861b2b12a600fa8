package elbow.exercise;

import elbow.formula.Formula.Ref;
import elbow.value.Value;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A model, the parameters drawn for each learner, and the questions asked about it. */
@SuppressWarnings("DoNotCallSuggester")
public final class Exercise {
    public String id() {
        throw new UnsupportedOperationException();
    }

    public String title() {
        throw new UnsupportedOperationException();
    }

    public List<String> topics() {
        throw new UnsupportedOperationException();
    }

    public int level() {
        throw new UnsupportedOperationException();
    }

    /** The questions in the order asked. */
    public List<Part> parts() {
        throw new UnsupportedOperationException();
    }

    public Optional<Part> part(String name) {
        throw new UnsupportedOperationException();
    }

    /** The first 16 hexadecimal digits of the SHA-256 of what changes numbers or questions. */
    public String hash() {
        throw new UnsupportedOperationException();
    }

    public Path file() {
        throw new UnsupportedOperationException();
    }

    /** Whether nothing is drawn: there is one variant. */
    public boolean isFixed() {
        throw new UnsupportedOperationException();
    }

    /** Whether variants come from a frozen file that fits this exercise. */
    public boolean isFrozen() {
        throw new UnsupportedOperationException();
    }

    /** What a user should be told, one line each: a frozen file that no longer fits. */
    public List<String> warnings() {
        throw new UnsupportedOperationException();
    }

    public long firstSeed() {
        return 1;
    }

    /** The variant of a seed; the same on every machine. */
    public Variant variant(long seed) {
        throw new UnsupportedOperationException();
    }

    /** The variant of a seed (the first without one) with these parameters set. */
    public Variant variant(Map<Ref, Value> set, OptionalLong seed) {
        throw new UnsupportedOperationException();
    }
}
