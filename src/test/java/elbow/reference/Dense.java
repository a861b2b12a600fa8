package elbow.reference;

import java.util.Arrays;

/** Matrices as plain arrays, solved by Gauss's elimination with pivots: a second road for tests. */
final class Dense {
    private Dense() {}

    static double[][] zeros(int rows, int columns) {
        return new double[rows][columns];
    }

    static double[][] identity(int n) {
        double[][] one = zeros(n, n);
        for (int i = 0; i < n; i++) one[i][i] = 1;
        return one;
    }

    static double[][] transpose(double[][] a) {
        double[][] t = zeros(a.length == 0 ? 0 : a[0].length, a.length);
        for (int i = 0; i < a.length; i++) for (int j = 0; j < a[i].length; j++) t[j][i] = a[i][j];
        return t;
    }

    static double[][] times(double[][] a, double[][] b) {
        int columns = b.length == 0 ? 0 : b[0].length;
        double[][] product = zeros(a.length, columns);
        for (int i = 0; i < a.length; i++)
            for (int k = 0; k < b.length; k++)
                for (int j = 0; j < columns; j++) product[i][j] += a[i][k] * b[k][j];
        return product;
    }

    static double[] times(double[][] a, double[] x) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++)
            for (int k = 0; k < x.length; k++) product[i] += a[i][k] * x[k];
        return product;
    }

    static double[][] plus(double[][] a, double[][] b, double weight) {
        double[][] sum = zeros(a.length, a.length == 0 ? 0 : a[0].length);
        for (int i = 0; i < a.length; i++)
            for (int j = 0; j < a[i].length; j++) sum[i][j] = a[i][j] + weight * b[i][j];
        return sum;
    }

    static double[] plus(double[] a, double[] b, double weight) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) sum[i] = a[i] + weight * b[i];
        return sum;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    static double trace(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i][i];
        return sum;
    }

    static double[][] select(double[][] a, int[] rows, int[] columns) {
        double[][] part = zeros(rows.length, columns.length);
        for (int i = 0; i < rows.length; i++)
            for (int j = 0; j < columns.length; j++) part[i][j] = a[rows[i]][columns[j]];
        return part;
    }

    static double[] select(double[] a, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> a[i]).toArray();
    }

    /** What remains of a and b after elimination: a^-1 b and ln |det a|. */
    record Solved(double[][] solution, double logDeterminant) {}

    /** a^-1 b by elimination with partial pivots. */
    static Solved solve(double[][] a, double[][] b) {
        int n = a.length;
        double[][] left = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
        double[][] right = Arrays.stream(b).map(double[]::clone).toArray(double[][]::new);
        double logDeterminant = 0;
        for (int c = 0; c < n; c++) {
            pivot(left, right, c);
            logDeterminant += Math.log(Math.abs(left[c][c]));
            for (int r = 0; r < n; r++) {
                if (r == c) continue;
                double factor = left[r][c] / left[c][c];
                if (factor == 0) continue;
                for (int j = c; j < n; j++) left[r][j] -= factor * left[c][j];
                for (int j = 0; j < right[r].length; j++) right[r][j] -= factor * right[c][j];
            }
        }
        for (int r = 0; r < n; r++)
            for (int j = 0; j < right[r].length; j++) right[r][j] /= left[r][r];
        return new Solved(right, logDeterminant);
    }

    private static void pivot(double[][] left, double[][] right, int c) {
        int best = c;
        for (int r = c + 1; r < left.length; r++)
            if (Math.abs(left[r][c]) > Math.abs(left[best][c])) best = r;
        double[] row = left[c];
        left[c] = left[best];
        left[best] = row;
        row = right[c];
        right[c] = right[best];
        right[best] = row;
    }

    static double[][] inverse(double[][] a) {
        return solve(a, identity(a.length)).solution();
    }

    static double logDeterminant(double[][] a) {
        return solve(a, zeros(a.length, 0)).logDeterminant();
    }
}
