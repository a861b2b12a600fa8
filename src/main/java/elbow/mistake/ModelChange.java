package elbow.mistake;

/** How a model is misread. */
public sealed interface ModelChange {
    /** Which table's two states are exchanged. */
    enum Table {
        PRIOR,
        Q,
        LIKELIHOOD
    }

    /** The numbers of the two states of a variable change places. */
    record Exchange(Table table) implements ModelChange {}

    /** The table of a sequence's moves is read by its columns. */
    record Transpose() implements ModelChange {}

    /** The other state of a two-state variable is taken for the one observed. */
    record ObserveOther() implements ModelChange {}

    /** The number of one spelling of a parameter is read as that of another. */
    record Read(String spelling, String as) implements ModelChange {}
}
