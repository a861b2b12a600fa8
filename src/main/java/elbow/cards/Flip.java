package elbow.cards;

/** The edge about which the printer turns the sheet between front and back. */
public enum Flip {
    LONG,
    SHORT
}
