package elbow.cards;

/** How cards come to paper. */
public enum Layout {
    /** Eight to a sheet, to cut; the page after the fronts holds their backs, mirrored. */
    DUPLEX,
    /** One card per page, its back on the page after it. */
    SINGLE
}
