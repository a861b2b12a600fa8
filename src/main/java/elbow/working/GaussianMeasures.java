package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formulas;
import elbow.inference.MatrixLaw;
import elbow.model.Variable;
import elbow.working.GaussianMoments.Known;
import elbow.working.GaussianMoments.Mean;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is measured of joint Normals: densities, entropies, divergences, and their expectations. */
final class GaussianMeasures<F> {
    private final Algebra<F> algebra;

    GaussianMeasures(Algebra<F> algebra) {
        this.algebra = algebra;
    }

    /** H, the sum over groups that vary independently. */
    F entropy(Joint<F> of) {
        List<F> terms = new ArrayList<>();
        for (List<Target> group : of.groups(Optional.empty())) {
            Joint<F> part = of.only(group);
            BlockLaw<F> law = new BlockLaw<>(algebra);
            terms.add(GaussianLaws.entropy(law, part.dimension(), law.in(part.covariance())));
        }
        return sum(terms);
    }

    /** KL(a ‖ b), the sum over groups that vary independently in both. */
    F divergence(Joint<F> a, Joint<F> b) {
        List<F> terms = new ArrayList<>();
        for (List<Target> group : a.groups(Optional.of(b)))
            terms.add(divergenceOf(a.only(group), b.only(group)));
        return sum(terms);
    }

    private F divergenceOf(Joint<F> a, Joint<F> b) {
        BlockLaw<F> law = new BlockLaw<>(algebra);
        Formula first = law.in(a.covariance());
        Formula second = law.in(b.covariance());
        Block<F> from = a.mean();
        Block<F> to = b.mean();
        Optional<Formula> off =
                from.equals(to)
                        ? Optional.empty()
                        : Optional.of(BlockLaw.minus(law.in(from), law.in(to)));
        return GaussianLaws.divergence(law, a.dimension(), first, second, off, Optional.empty());
    }

    /** −E_a ln b = KL(a ‖ b) + H(a), the cross-entropy. */
    F crossEntropy(Joint<F> a, Joint<F> b) {
        return sum(List.of(divergence(a, b), entropy(a)));
    }

    /** ln N(x; mean, var) of the known variable number k, given those before it. */
    F logDensity(GaussianMoments<F> moments, int k) {
        return expectedLog(moments, k, Optional.empty());
    }

    /** E ln N(x; mean, var) of the known number k, letters varying as {@code under} says. */
    F expectedLog(GaussianMoments<F> moments, int k, Optional<? extends Averages<F>> under) {
        Known<F> x = moments.known().get(k);
        Target t = x.target();
        Mean<F> mean = moments.mean(t, k);
        BlockLaw<F> law = new BlockLaw<>(algebra);
        Map<Target, Optional<Formula>> slopes = new LinkedHashMap<>();
        mean.slopes().forEach((b, s) -> slopes.put(b, s.map(law::in)));
        Formula value = x.value().map(law::in).orElseGet(() -> law.in(averages(under, t).mean(t)));
        List<Formula> expected = new ArrayList<>();
        slopes.forEach((b, s) -> {
            Formula average = law.in(averages(under, b).mean(b));
            expected.add(s.map(w -> BlockLaw.times(w, average)).orElse(average));
        });
        mean.constant().ifPresent(c -> expected.add(law.in(c)));
        Formula off = BlockLaw.sum(expected).map(e -> BlockLaw.minus(value, e)).orElse(value);
        Map<Target, Weight> weights = new LinkedHashMap<>();
        if (x.value().isEmpty()) weights.put(t, new Weight(Optional.empty(), false));
        slopes.forEach((b, s) -> weights.put(b, new Weight(s, true)));
        Optional<Formula> spread =
                under.isPresent() ? spread(law, weights, under.get()) : Optional.empty();
        Block<F> variance =
                moments.variance(t, k)
                        .orElseThrow(
                                () -> new Refusal(GaussianMoments.determined(t.ref()), t.ref()));
        return GaussianLaws.logDensity(law, t.dimension(), law.in(variance), off, spread);
    }

    /** What is known of a letter that has no value. */
    private static <F> Averages<F> averages(Optional<? extends Averages<F>> under, Target letter) {
        if (under.isPresent()) return under.get();
        throw new Refusal(
                Formulas.text(letter.ref()) + " has no value, and a density needs one",
                letter.ref());
    }

    /** How a letter enters a sum: times a slope, none of which is 1, and perhaps subtracted. */
    private record Weight(Optional<Formula> slope, boolean subtracted) {}

    /** Σ w cov(letter, letter') w'ᵀ, the covariance of a sum of letters. */
    private Optional<Formula> spread(
            BlockLaw<F> law, Map<Target, Weight> weights, Averages<F> under) {
        List<Target> letters = List.copyOf(weights.keySet());
        Formula sum = null;
        for (Target a : letters)
            for (Target b : letters) {
                Optional<Block<F>> cov = under.covariance(a, b);
                if (cov.isEmpty()) continue;
                Weight w = weights.getOrDefault(a, new Weight(Optional.empty(), false));
                Weight v = weights.getOrDefault(b, new Weight(Optional.empty(), false));
                Formula inner = law.in(cov.get());
                Formula left = w.slope().map(s -> BlockLaw.times(s, inner)).orElse(inner);
                Formula term =
                        v.slope()
                                .map(s -> BlockLaw.times(left, MatrixLaw.transpose(s)))
                                .orElse(left);
                boolean minus = w.subtracted() != v.subtracted();
                if (sum == null) sum = minus ? BlockLaw.negate(term) : term;
                else sum = minus ? BlockLaw.minus(sum, term) : BlockLaw.plus(sum, term);
            }
        return Optional.ofNullable(sum);
    }

    /** Σ of these numbers. */
    F sum(List<F> terms) {
        if (terms.size() == 1) return terms.getFirst();
        Formula sum = Law.input(0);
        for (int i = 1; i < terms.size(); i++) sum = BlockLaw.plus(sum, Law.input(i));
        return algebra.apply(new Law(sum), List.of(), terms);
    }

    /** The discrete variables that factors are tables over. */
    Set<Variable> axes(List<F> factors) {
        Set<Variable> axes = new LinkedHashSet<>();
        factors.forEach(f -> axes.addAll(algebra.axes(f)));
        return axes;
    }
}
