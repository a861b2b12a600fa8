package elbow.inference;

import java.util.Arrays;

/** A number, normal with a mean and a variance for each state. */
public final class GaussianEmission implements Emission {
    private static final double LN_2PI = Math.log(2 * Math.PI);

    private final double[] mean;
    private final double[] var;

    public GaussianEmission(double[] mean, double[] var) {
        this.mean = mean.clone();
        this.var = var.clone();
    }

    public double mean(int k) {
        return mean[k];
    }

    public double var(int k) {
        return var[k];
    }

    @Override
    public double logDensity(int k, double u) {
        double off = u - mean[k];
        return -(LN_2PI + Math.log(var[k]) + off * off / var[k]) / 2;
    }

    /** Weighted mean, and weighted mean square around that new mean. */
    @Override
    public GaussianEmission fitted(Weighted seen) {
        double[] means = new double[mean.length];
        double[] vars = new double[mean.length];
        Arrays.setAll(means, k -> seen.mean(k, u -> u, mean[k]));
        Arrays.setAll(vars, k -> seen.mean(k, u -> (u - means[k]) * (u - means[k]), var[k]));
        return new GaussianEmission(means, vars);
    }
}
