package elbow.inference;

/** How near an estimate must come: either of the two suffices. */
public record Accuracy(double absolute, double relative) {
    /** What answers are held to. */
    public static final Accuracy STRICT = new Accuracy(1e-13, 1e-12);

    boolean isMet(double value, double error) {
        return error <= absolute || error <= relative * Math.abs(value);
    }
}
