package elbow.inference;

/**
 * A matrix that is no covariance, or that has no inverse: the numbers of a variant are at fault.
 */
public final class NotPositiveDefinite extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotPositiveDefinite(String message) {
        super(message, null, false, false);
    }
}
