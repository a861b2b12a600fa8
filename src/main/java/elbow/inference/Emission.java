package elbow.inference;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** p(u[t] | z[t]) of a hidden Markov model, the same at each step. A missing u[t] is NaN. */
public sealed interface Emission permits CategoricalEmission, GaussianEmission, PoissonEmission {
    /** ln p(u | z = k); 0 where u is missing. */
    default double log(int k, double u) {
        return Double.isNaN(u) ? 0 : logDensity(k, u);
    }

    double logDensity(int k, double u);

    /**
     * The maximum of Σ w ln p(u | z) over the emission's parameters. Those of a state without any
     * weight stay as they are.
     */
    Emission fitted(Weighted seen);

    /** What was seen, each with its weights over the states. */
    record Weighted(List<Double> values, List<List<Double>> weights) {
        public Weighted {
            values = List.copyOf(values);
            weights = List.copyOf(weights);
        }

        /** Σ w f(u) of a state. */
        double sum(int k, DoubleUnaryOperator f) {
            double sum = 0;
            for (int n = 0; n < values.size(); n++)
                sum += weights.get(n).get(k) * f.applyAsDouble(values.get(n));
            return sum;
        }

        /** Σ w of a state. */
        double total(int k) {
            return sum(k, u -> 1);
        }

        /** Σ w f(u)/Σ w of a state, or what it was if the state has no weight. */
        double mean(int k, DoubleUnaryOperator f, double old) {
            double total = total(k);
            return total == 0 ? old : sum(k, f) / total;
        }
    }
}
