package elbow.inference;

import java.util.Arrays;

/** A symbol 0, 1, ... with a probability for each state: rows are states, columns symbols. */
public final class CategoricalEmission implements Emission {
    private final double[][] rows;

    public CategoricalEmission(double[][] rows) {
        this.rows = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    public double probability(int k, int symbol) {
        return rows[k][symbol];
    }

    @Override
    public double logDensity(int k, double u) {
        return Math.log(rows[k][(int) u]);
    }

    /** The share of each symbol in what a state is expected to have shown. */
    @Override
    public CategoricalEmission fitted(Weighted seen) {
        double[][] fitted = new double[rows.length][];
        for (int k = 0; k < rows.length; k++) {
            int state = k;
            fitted[k] = new double[rows[k].length];
            Arrays.setAll(
                    fitted[k], s -> seen.mean(state, u -> u == s ? 1 : 0, probability(state, s)));
        }
        return new CategoricalEmission(fitted);
    }
}
