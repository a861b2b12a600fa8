package elbow.inference;

/** A matrix that is no covariance, or that has no inverse. */
public final class NotPositiveDefinite extends NotComputed {
    private static final long serialVersionUID = 1;

    public NotPositiveDefinite(String message) {
        super(message);
    }
}
