package elbow.exercise;

import elbow.value.Value;
import elbow.working.Solution;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** An exercise with numbers put in. */
@SuppressWarnings("DoNotCallSuggester")
public final class Variant {
    public Exercise exercise() {
        throw new UnsupportedOperationException();
    }

    public long seed() {
        throw new UnsupportedOperationException();
    }

    /** The parameters by name ({@code prior}, {@code w.1}), in the order of declaration. */
    public SequencedMap<String, Value> parameters() {
        throw new UnsupportedOperationException();
    }

    /** The parameters that were set to a value their declaration does not have. */
    public List<String> offGrid() {
        throw new UnsupportedOperationException();
    }

    public Solution solution() {
        throw new UnsupportedOperationException();
    }

    public Map<String, Value> answers() {
        throw new UnsupportedOperationException();
    }

    /** The story with its numbers. */
    public String story() {
        throw new UnsupportedOperationException();
    }

    /** The model, what is observed and q, in readable lines with the numbers put in. */
    public List<String> givens() {
        throw new UnsupportedOperationException();
    }

    /** What a part asks: its text, else its formula with the observed states. */
    public String question(String part) {
        throw new UnsupportedOperationException();
    }
}
