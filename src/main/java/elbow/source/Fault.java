package elbow.source;

/** One thing wrong in a file: place, then the value, the rule and what would be right. */
public record Fault(Place place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
