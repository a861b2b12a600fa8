package elbow.working;

import elbow.inference.Tape;

/** Registers in which several tapes run, one after the other. */
final class Scratch {
    /** So many points have room from the beginning. */
    private static final int USUAL = 8;

    private double[][] registers = {};

    /** Registers for a run of this tape; what another one left in them is lost. */
    double[][] registers(Tape tape, int points) {
        if (registers.length < tape.size() || registers[0].length < points)
            registers = new double[tape.size()][Math.max(points, USUAL)];
        tape.restore(registers);
        return registers;
    }
}
