package elbow.grading;

/** What must hold of a learner's own answers, alone or beside each other, and does not. */
public sealed interface Relation {
    /** A law of its kind that a value breaks. */
    enum Broken implements Relation {
        NOT_A_PROBABILITY,
        NEGATIVE,
        NOT_POSITIVE,
        SUM_NOT_ONE
    }

    /**
     * An answer lies above another that bounds it.
     *
     * @param logarithm whether it is the other's logarithm that bounds it
     */
    record Above(String lower, String upper, boolean logarithm) implements Relation {}

    /** An answer is not what is left of a second one without a third. */
    record NotDifference(String answer, String of, String without) implements Relation {}

    /** A distribution that none is, for in words something else holds of all. */
    record Unmet(String words) implements Relation {}
}
