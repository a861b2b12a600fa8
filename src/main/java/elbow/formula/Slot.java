package elbow.formula;

/**
 * A place for a formula: how tightly it must bind to stand there without brackets, whether it comes
 * first (so that a minus sign does not follow an operator), whether it is set without spaces.
 */
record Slot(Level level, boolean leading, boolean tight) {
    /** Where anything may stand. */
    static final Slot LOOSE = of(Level.FOR);

    /** An argument of a function. */
    static final Slot ARGUMENT = of(Level.SUM);

    /** An index, an exponent. */
    static final Slot TIGHT = new Slot(Level.SUM, true, true);

    static Slot of(Level level) {
        return new Slot(level, true, false);
    }

    /** The place of a left operand. */
    Slot first(Level operand) {
        return new Slot(operand, leading, tight);
    }

    /** The place of an operand behind an operator. */
    Slot operand(Level operand) {
        return new Slot(operand, operand.compareTo(Level.SUM) < 0, tight);
    }

    /** The place inside the brackets that the formula needs here. */
    Slot inside() {
        return new Slot(Level.FOR, true, tight);
    }

    Slot withMinus() {
        return new Slot(level, true, tight);
    }
}
