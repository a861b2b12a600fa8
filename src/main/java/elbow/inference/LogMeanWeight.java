package elbow.inference;

import elbow.formula.Formula;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.List;

/**
 * E ln((w₁ + ... + w_K)/K) for K independent draws of a weight: with the mean weight c,
 *
 * <p>ln c + ∫ (exp(−eᵘ) − φ(u)ᴷ) du over all u, φ(u) = E exp(−eᵘ w/(c K)),
 *
 * <p>which is ln s = ∫₀^∞ (e^−t − e^−ts)/t dt at t = eᵘ, its expectation taken inside. Inputs are
 * the probabilities of the draws and their weights. −∞ where all weights drawn may be 0.
 *
 * <p>The integral is summed at steps of h = 1/4. By Poisson's formula the sum errs by at most 4 Σₖ
 * |Γ(1 + iωₖ)|/ωₖ, ωₖ = 2πk/h, which is below 2e-17 whatever the weights are; the tails left out on
 * either side are below 1e-17; rounding is below 1e-15 for each unit of length.
 */
public record LogMeanWeight(int samples, Formula law) implements Operation {
    private static final double STEP = 0.25;

    /** e to this power is what the integrand is at most, further to the left. */
    static final double LEFT = -42;

    /** exp(−e^u) from here on is below 1e-18. */
    private static final double RIGHT = 3.75;

    @Override
    public Table apply(List<Table> inputs, List<Variable> axes) {
        Table q = inputs.get(0);
        Table w = inputs.get(1).ordered(q.axes());
        Real mean = Real.ZERO;
        for (int i = 0; i < q.size(); i++)
            mean = Reals.plus(mean, Reals.times(q.cell(i), w.cell(i)));
        if (mean instanceof Real.Undefined || !Reals.isFinite(mean)) return Table.of(mean);
        double[] probability = new double[q.size()];
        double[] logWeight = new double[q.size()];
        int drawn = 0;
        double logMean = Reals.toDouble(Reals.ln(mean));
        for (int i = 0; i < q.size(); i++) {
            if (Reals.isZero(q.cell(i))) continue;
            if (Reals.isZero(w.cell(i))) return Table.of(Real.of(Double.NEGATIVE_INFINITY));
            probability[drawn] = Reals.toDouble(q.cell(i));
            logWeight[drawn] = Reals.toDouble(Reals.ln(w.cell(i))) - logMean;
            drawn++;
        }
        return Table.of(Real.of(logMean + integral(probability, logWeight, drawn)));
    }

    private double integral(double[] probability, double[] logWeight, int drawn) {
        double right = RIGHT;
        for (int i = 0; i < drawn; i++)
            right = Math.max(right, RIGHT + StrictMath.log(samples) - logWeight[i]);
        double sum = 0;
        double lost = 0;
        long last = (long) Math.ceil((right - LEFT) / STEP);
        for (long k = 0; k <= last; k++) {
            double term = integrand(LEFT + k * STEP, probability, logWeight, drawn) - lost;
            double next = sum + term;
            lost = (next - sum) - term;
            sum = next;
        }
        return sum * STEP;
    }

    private double integrand(double u, double[] probability, double[] logWeight, int drawn) {
        double lacking = 0;
        double left = 0;
        double shift = u - StrictMath.log(samples);
        for (int i = 0; i < drawn; i++) {
            double exponent = -StrictMath.exp(shift + logWeight[i]);
            lacking -= probability[i] * StrictMath.expm1(exponent);
            left += probability[i] * StrictMath.exp(exponent);
        }
        return integrand(samples, u, lacking, left);
    }

    /**
     * exp(−e^u) − φ(u)^K, as the difference of what both lack to 1.
     *
     * @param lacking 1 − φ(u)
     * @param left φ(u); of no account while it is above 1/2
     */
    static double integrand(int samples, double u, double lacking, double left) {
        double power =
                lacking < 0.5
                        ? StrictMath.expm1(samples * StrictMath.log1p(-lacking))
                        : StrictMath.pow(left, samples) - 1;
        return StrictMath.expm1(-StrictMath.exp(u)) - power;
    }
}
