package elbow.grading;

/**
 * The tolerance of a part's numbers in doubles: what is surely within it or surely beyond needs no
 * fractions.
 *
 * @param absolute where the number is not small
 * @param relative as a share of the number
 * @param smallBelow where a number is small, and only {@code smallRelative} counts; 0 if none is
 * @param fixed whether honest rounding does not widen it
 */
record Limits(
        double absolute, double relative, double smallBelow, double smallRelative, boolean fixed) {
    /** What the last bits of doubles may decide. */
    private static final double DOUBT = 1e-6;

    static final double TINY = 1e-13;

    /** The distance accepted around a number, before honest rounding is looked at. */
    double width(double wanted) {
        double size = Math.abs(wanted);
        if (size < smallBelow && size > TINY) return Math.max(smallRelative, relative) * size;
        return Math.max(absolute, relative * size);
    }

    /** The same, twice as far as honest rounding leads off where that is more. */
    double width(double wanted, double honest) {
        double width = width(wanted);
        return !fixed && honest > width / 2 ? Math.max(width, 2 * honest) : width;
    }

    /** Whether doubles can settle a comparison with this number. */
    static boolean settles(double wanted) {
        return Math.abs(wanted) > TINY && Math.abs(wanted) < Double.POSITIVE_INFINITY;
    }

    static boolean isSurelyWithin(double distance, double width) {
        return distance < width * (1 - DOUBT);
    }

    static boolean isSurelyBeyond(double distance, double width) {
        return distance > width * (1 + DOUBT);
    }
}
