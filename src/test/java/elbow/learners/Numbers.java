package elbow.learners;

import java.util.function.DoubleUnaryOperator;

/** Formulas in plain doubles. */
final class Numbers {
    static final double LN2 = Math.log(2);

    private Numbers() {}

    static double sum(double... x) {
        double sum = 0;
        for (double each : x) sum += each;
        return sum;
    }

    static double square(double x) {
        return x * x;
    }

    static double ln(double x) {
        return Math.log(x);
    }

    /** x ln y, 0 where x is 0. */
    static double xln(double x, double y) {
        return x == 0 ? 0 : x * Math.log(y);
    }

    static double[] two(double one) {
        return new double[] {1 - one, one};
    }

    static double[] times(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) product[i] = a[i] * b[i];
        return product;
    }

    static double[] normalised(double[] a) {
        double all = sum(a);
        double[] share = new double[a.length];
        for (int i = 0; i < a.length; i++) share[i] = a[i] / all;
        return share;
    }

    static double[] exchanged(double[] a) {
        return new double[] {a[1], a[0]};
    }

    static double entropy(double... p) {
        double sum = 0;
        for (double each : p) sum -= xln(each, each);
        return sum;
    }

    /** −Σ p ln q */
    static double cross(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) sum -= xln(p[i], q[i]);
        return sum;
    }

    static double kl(double[] p, double[] q) {
        return cross(p, q) - entropy(p);
    }

    /** Σ w ln p */
    static double meanLog(double[] w, double[] p) {
        return -cross(w, p);
    }

    static double logNormal(double x, double mean, double var) {
        return -ln(2 * Math.PI * var) / 2 - square(x - mean) / (2 * var);
    }

    static double normal(double x, double mean, double var) {
        return Math.exp(logNormal(x, mean, var));
    }

    /** KL(N(m, v) || N(n, w)) */
    static double klNormal(double m, double v, double n, double w) {
        return ln(w / v) / 2 + (v + square(m - n)) / (2 * w) - 0.5;
    }

    static double poisson(double rate, double count) {
        double p = Math.exp(-rate);
        for (int k = 1; k <= count; k++) p *= rate / k;
        return p;
    }

    static double choose(double n, double k) {
        double c = 1;
        for (int i = 0; i < k; i++) c = c * (n - i) / (i + 1);
        return c;
    }

    /** ln Γ(n) of a whole number. */
    static double logGamma(double n) {
        double sum = 0;
        for (int k = 2; k < Math.round(n); k++) sum += ln(k);
        return sum;
    }

    /** ψ(n) − ψ(1) of a whole number: 1 + 1/2 + … + 1/(n − 1) */
    static double harmonic(double n) {
        double sum = 0;
        for (int k = 1; k < Math.round(n); k++) sum += 1.0 / k;
        return sum;
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** ∫ f by equal steps, for an f that has died down at both ends. */
    static double integral(DoubleUnaryOperator f, double from, double to, int steps) {
        double h = (to - from) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) sum += f.applyAsDouble(from + i * h);
        return sum * h;
    }
}
