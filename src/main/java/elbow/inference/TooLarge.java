package elbow.inference;

/** A model whose elimination would need too large a table: refused before it is tried. */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooLarge(String message) {
        super(message, null, false, false);
    }
}
