package elbow.inference;

import elbow.distribution.Divergence;
import elbow.distribution.Divergences;
import elbow.distribution.Statistic;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Entropies and divergences of particular distributions: by their law where there is one, else by
 * sums or quadrature. None where neither gives a number to the accuracy.
 */
public final class Measured {
    private final Accuracy accuracy;

    public Measured(Accuracy accuracy) {
        this.accuracy = accuracy;
    }

    /** H(p) in nats. */
    public Optional<Real> entropy(Particular p) {
        return p.statistic(Statistic.ENTROPY)
                .map(Table::number)
                .or(() -> numbers(p).flatMap(e -> e.entropy()).map(Measured::real));
    }

    /** KL(a ‖ b) in nats. */
    public Optional<Real> kl(Particular a, Particular b) {
        return Divergences.kl(a.distribution(), b.distribution())
                .filter(d -> d.provided().stream().allMatch(c -> holds(c, a, b)))
                .map(Divergence::law)
                .map(law -> Particular.evaluate(law, a, b).number())
                .or(() -> summed(a, b));
    }

    /** −E_a[ln b(x)] */
    public Optional<Real> crossEntropy(Particular a, Particular b) {
        return Divergences.crossEntropy(a.distribution(), b.distribution())
                .map(law -> Particular.evaluate(law, a, b).number())
                .or(() -> kl(a, b).flatMap(kl -> entropy(a).map(h -> Reals.plus(kl, h))));
    }

    private Optional<Real> summed(Particular a, Particular b) {
        if (!isNumber(a) || !isNumber(b)) return Optional.empty();
        double[] of = a.ends();
        double[] in = b.ends();
        if (of[0] < in[0] || of[1] > in[1]) return Optional.of(Real.INFINITE);
        Expectations under = new Expectations(a, accuracy);
        DoubleUnaryOperator log = under.logDensity(b);
        return under.logRatio(log).map(Measured::real);
    }

    private Optional<Expectations> numbers(Particular p) {
        return isNumber(p) ? Optional.of(new Expectations(p, accuracy)) : Optional.empty();
    }

    private static boolean isNumber(Particular p) {
        return switch (p.distribution().support()) {
            case Support.Interval i -> true;
            case Support.Whole w -> true;
            case Support.Single s -> true;
            case Support.States s -> false;
            case Support.Simplex s -> false;
            case Support.Counts c -> false;
            case Support.Vectors v -> false;
        };
    }

    private static boolean holds(Formula condition, Particular a, Particular b) {
        Formula.Comparison c = (Formula.Comparison) condition;
        Real left = Particular.evaluate(c.operands().getFirst(), a, b).number();
        Real right = Particular.evaluate(c.operands().getLast(), a, b).number();
        return Reals.compare(left, right) == 0;
    }

    private static Real real(Estimate estimate) {
        return Real.of(estimate.value());
    }
}
