package elbow.cards;

/** What may be chosen when a deck is printed. */
public record PrintOptions(Layout layout, Flip flip) {
    /** Sheets to cut, turned about the long edge: what most printers do. */
    public static final PrintOptions USUAL = new PrintOptions(Layout.DUPLEX, Flip.LONG);
}
