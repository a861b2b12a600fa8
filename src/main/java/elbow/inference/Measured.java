package elbow.inference;

import elbow.distribution.Divergence;
import elbow.distribution.Divergences;
import elbow.distribution.Statistic;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.List;
import java.util.Optional;

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
        if (!isWithin(a, b)) return Optional.of(Real.INFINITE);
        Expectations under = new Expectations(a, List.of(b), accuracy);
        return under.logRatio(under.logDensity(b)).map(Measured::real);
    }

    /** (KL(a ‖ m) + KL(b ‖ m))/2 with m = (a + b)/2, in nats. */
    public Optional<Real> jensenShannon(Particular a, Particular b) {
        if (!isNumber(a) || !isNumber(b)) return Optional.empty();
        if (!isSameKind(a, b)) return Optional.of(Real.of(StrictMath.log(2)));
        return toMixture(a, b)
                .flatMap(x -> toMixture(b, a).map(y -> Real.of((x.value() + y.value()) / 2)));
    }

    private Optional<Estimate> toMixture(Particular from, Particular other) {
        Expectations under = new Expectations(from, List.of(other), accuracy);
        return under.toMixture(under.logDensity(other));
    }

    /** ln E_a[(a/b)^(α − 1)]/(α − 1) for α from 0 on, not 1 and not infinite. */
    public Optional<Real> renyi(Particular a, Particular b, double order) {
        if (order > 1 && isNumber(a) && isNumber(b) && !isWithin(a, b))
            return Optional.of(Real.INFINITE);
        if (!isNumber(a) || !isNumber(b)) return Optional.empty();
        if (!isSameKind(a, b)) return Optional.of(Real.INFINITE);
        boolean fromA = order >= 0.5;
        Particular of = fromA ? a : b;
        Particular other = fromA ? b : a;
        Expectations under = new Expectations(of, List.of(other), accuracy);
        return under.power(under.logDensity(other), fromA ? 1 - order : order)
                .map(e -> Real.of(StrictMath.log(e.value()) / (order - 1)));
    }

    /** Both of numbers with a density, or both of whole numbers. */
    private static boolean isSameKind(Particular a, Particular b) {
        return a.distribution().support() instanceof Support.Interval
                == b.distribution().support() instanceof Support.Interval;
    }

    /** Whether b has all x that a has. */
    private static boolean isWithin(Particular a, Particular b) {
        double[] of = a.ends();
        double[] in = b.ends();
        return isSameKind(a, b) && of[0] >= in[0] && of[1] <= in[1];
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
