package elbow.inference;

import org.apache.commons.numbers.gamma.LogGamma;

import java.util.Arrays;

/** A count, Poisson with a rate for each state. */
public final class PoissonEmission implements Emission {
    private final double[] rate;

    public PoissonEmission(double[] rate) {
        this.rate = rate.clone();
    }

    public double rate(int k) {
        return rate[k];
    }

    /** At rate 0 only the count 0 is possible. */
    @Override
    public double logDensity(int k, double u) {
        double power = u == 0 ? 0 : u * Math.log(rate[k]);
        return power - rate[k] - LogGamma.value(u + 1);
    }

    @Override
    public PoissonEmission fitted(Weighted seen) {
        double[] rates = new double[rate.length];
        Arrays.setAll(rates, k -> seen.mean(k, u -> u, rate[k]));
        return new PoissonEmission(rates);
    }
}
