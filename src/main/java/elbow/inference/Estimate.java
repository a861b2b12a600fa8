package elbow.inference;

/** A number and how far it may be from the true one. */
public record Estimate(double value, double error) {
    Estimate plus(Estimate other) {
        return new Estimate(value + other.value, error + other.error);
    }
}
