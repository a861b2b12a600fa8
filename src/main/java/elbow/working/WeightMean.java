package elbow.working;

import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.TextPrinter;
import elbow.inference.DoubleFormula;
import elbow.inference.ImportanceWeights;
import elbow.inference.Operation;
import elbow.inference.Table;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A mean of the weights w = p(x, z)/q(z) of one real z: E_q w^order, or with samples E ln((w₁ + ...
 * + w_K)/K).
 *
 * @param p ln p(x, z) over z, which is called x, and the names
 * @param q ln q(z)
 * @param samples 0 where the mean is that of a power
 * @param names what the inputs are called in the formulas
 */
record WeightMean(Side p, Side q, double order, int samples, List<String> names, Formula law)
        implements Operation {
    /** The logarithm of a density over x, on an interval. */
    record Side(Formula log, Support.Interval support) {}

    WeightMean {
        names = List.copyOf(names);
    }

    @Override
    public Table apply(List<Table> inputs, List<Variable> axes) {
        Map<String, Double> numbers = new HashMap<>();
        for (int k = 0; k < names.size(); k++) {
            Real number = inputs.get(k).number();
            if (number instanceof Real.Undefined) return Table.of(number);
            numbers.put(names.get(k), Reals.toDouble(number));
        }
        double[] pEnds = ends(p.support(), numbers);
        double[] qEnds = ends(q.support(), numbers);
        DoubleUnaryOperator logP = DoubleFormula.of(p.log(), Integral.X, numbers);
        ImportanceWeights weights =
                new ImportanceWeights(
                        z ->
                                z < pEnds[0] || z > pEnds[1]
                                        ? Double.NEGATIVE_INFINITY
                                        : logP.applyAsDouble(z),
                        DoubleFormula.of(q.log(), Integral.X, numbers),
                        qEnds[0],
                        qEnds[1]);
        Optional<Real> mean =
                samples > 0
                        ? weights.logMean(samples).map(Real::of)
                        : weights.logMoment(order).map(Real::of).map(Reals::exp);
        return Table.of(
                mean.orElseThrow(() ->
                        new Refusal(
                                "the integral "
                                        + TextPrinter.print(law)
                                        + " can't be had to ten digits",
                                law)));
    }

    private static double[] ends(Support.Interval on, Map<String, Double> numbers) {
        return new double[] {end(on.low(), numbers), end(on.high(), numbers)};
    }

    private static double end(Formula end, Map<String, Double> numbers) {
        return DoubleFormula.of(end, Integral.X, numbers).applyAsDouble(0);
    }
}
