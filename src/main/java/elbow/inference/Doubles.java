package elbow.inference;

/** Small matrices of doubles, for sums over many of them. */
final class Doubles {
    private Doubles() {}

    static double[][] times(double[][] a, double[][] b) {
        int columns = b[0].length;
        double[][] made = new double[a.length][columns];
        for (int i = 0; i < a.length; i++) {
            double[] row = made[i];
            for (int k = 0; k < b.length; k++) {
                double by = a[i][k];
                double[] other = b[k];
                for (int j = 0; j < columns; j++) row[j] += by * other[j];
            }
        }
        return made;
    }

    /** a bᵀ */
    static double[][] timesTransposed(double[][] a, double[][] b) {
        double[][] made = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++)
            for (int j = 0; j < b.length; j++) made[i][j] = dot(a[i], b[j]);
        return made;
    }

    static double[] times(double[][] a, double[] x) {
        double[] made = new double[a.length];
        for (int i = 0; i < a.length; i++) made[i] = dot(a[i], x);
        return made;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    /** a + times·b */
    static double[][] plus(double[][] a, double times, double[][] b) {
        double[][] made = new double[a.length][];
        for (int i = 0; i < a.length; i++) made[i] = plus(a[i], times, b[i]);
        return made;
    }

    static double[] plus(double[] a, double times, double[] b) {
        double[] made = new double[a.length];
        for (int i = 0; i < a.length; i++) made[i] = a[i] + times * b[i];
        return made;
    }

    /** a s aᵀ, symmetric to the last bit. */
    static double[][] congruence(double[][] a, double[][] s) {
        return symmetric(timesTransposed(times(a, s), a));
    }

    private static double[][] symmetric(double[][] a) {
        for (int i = 0; i < a.length; i++)
            for (int j = 0; j < i; j++) a[i][j] = a[j][i] = (a[i][j] + a[j][i]) / 2;
        return a;
    }

    /** The lower triangle L with L Lᵀ = S. */
    static double[][] cholesky(double[][] s) {
        int size = s.length;
        double[][] lower = new double[size][size];
        for (int i = 0; i < size; i++)
            for (int j = 0; j <= i; j++) {
                double rest = s[i][j];
                for (int k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k];
                if (i > j) lower[i][j] = rest / lower[j][j];
                else if (rest > 0) lower[i][i] = Math.sqrt(rest);
                else
                    throw new NotPositiveDefinite(
                            "a covariance is not positive definite: it has no inverse");
            }
        return lower;
    }

    /** x with L Lᵀ x = b. */
    static double[] solve(double[][] lower, double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) x[i] -= lower[i][k] * x[k];
            x[i] /= lower[i][i];
        }
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) x[i] -= lower[k][i] * x[k];
            x[i] /= lower[i][i];
        }
        return x;
    }

    /** a S⁻¹ for a symmetric S given by its triangle. */
    static double[][] divided(double[][] a, double[][] lower) {
        double[][] made = new double[a.length][];
        for (int i = 0; i < a.length; i++) made[i] = solve(lower, a[i]);
        return made;
    }
}
