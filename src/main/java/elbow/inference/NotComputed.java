package elbow.inference;

/** The numbers of a variant are at fault: an operation has no result with them. */
public class NotComputed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotComputed(String message) {
        super(message, null, false, false);
    }
}
