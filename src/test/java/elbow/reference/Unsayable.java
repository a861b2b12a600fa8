package elbow.reference;

/** The notation has no words for it, or the adapter does not know what is meant. */
final class Unsayable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsayable(String reason) {
        super(reason);
    }
}
