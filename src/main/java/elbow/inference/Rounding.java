package elbow.inference;

/**
 * Doubles rounded as they are printed: to so many decimals, and below .01 to at least three
 * significant digits. A double next to the middle of two such numbers stands for the middle.
 */
final class Rounding {
    private static final double SMALL = 0.01;
    private static final int SIGNIFICANT = 3;
    private static final int LARGEST_POWER = 300;

    /** From here on every double is whole. */
    private static final double WHOLE = 0x1p52;

    /** How near to the middle is the middle. */
    private static final double MIDDLE = 1e-9;

    private static final double[] POWERS = powers();

    private Rounding() {}

    /** What is in the middle goes away from 0. */
    static double halfUp(double x, int decimals) {
        return round(x, decimals, false);
    }

    /** What is in the middle goes to the even digit. */
    static double halfEven(double x, int decimals) {
        return round(x, decimals, true);
    }

    private static double round(double x, int decimals, boolean even) {
        double size = Math.abs(x);
        int places = size >= SMALL ? decimals : places(size, decimals);
        if (places > LARGEST_POWER || !(size > 0)) return x;
        double shifted = size * POWERS[places];
        if (!(shifted < WHOLE)) return x;
        double whole = Math.floor(shifted);
        double rest = shifted - whole - 0.5;
        boolean middle = Math.abs(rest) <= Math.max(MIDDLE, 8 * Math.ulp(shifted));
        boolean up = middle ? !even || whole % 2 == 1 : rest > 0;
        return Math.copySign((up ? whole + 1 : whole) / POWERS[places], x);
    }

    private static int places(double size, int decimals) {
        int zeros = 2;
        while (zeros < LARGEST_POWER && size * POWERS[zeros + 1] < 1) zeros++;
        return Math.max(decimals, zeros + SIGNIFICANT);
    }

    private static double[] powers() {
        double[] powers = new double[LARGEST_POWER + 1];
        for (int k = 0; k < powers.length; k++) powers[k] = Double.parseDouble("1e" + k);
        return powers;
    }
}
