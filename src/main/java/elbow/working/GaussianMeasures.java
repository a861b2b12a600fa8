package elbow.working;

import elbow.formula.Formula;
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
        Formula value = x.value().map(law::in).orElseGet(() -> law.in(under.orElseThrow().mean(t)));
        List<Formula> expected = new ArrayList<>();
        slopes.forEach((b, s) -> {
            Formula average = law.in(under.orElseThrow().mean(b));
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
                moments.covariance(t, t, k)
                        .orElseThrow(() ->
                                new Refusal(
                                        t.variable()
                                                + " is determined by what is known: it"
                                                + " has no density",
                                        t.ref()));
        return GaussianLaws.logDensity(law, t.dimension(), law.in(variance), off, spread);
    }

    /** E KL(a ‖ b) of one variable, the letters in both means varying as {@code under} says. */
    F expectedDivergence(Joint<F> a, Joint<F> b, Averages<F> under) {
        if (a.of().size() != 1)
            throw new Refusal(
                    "an expected divergence of several variables is not supported",
                    a.of().getLast().ref());
        Target t = a.of().getFirst();
        BlockLaw<F> law = new BlockLaw<>(algebra);
        Formula first = law.in(a.covariance());
        Formula second = law.in(b.covariance());
        Set<Target> letters = new LinkedHashSet<>(a.letters());
        letters.addAll(b.letters());
        Map<Target, Weight> weights = new LinkedHashMap<>();
        List<Formula> terms = new ArrayList<>();
        for (Target letter : letters) {
            Formula slope = difference(law, a.meanOf(t), b.meanOf(t), letter);
            weights.put(letter, new Weight(Optional.of(slope), false));
            terms.add(BlockLaw.times(slope, law.in(under.mean(letter))));
        }
        Optional<Formula> from = a.meanOf(t).constant().map(law::in);
        Optional<Formula> to = b.meanOf(t).constant().map(law::in);
        if (!from.equals(to)) from.ifPresent(terms::add);
        Optional<Formula> off = BlockLaw.sum(terms);
        if (!from.equals(to) && to.isPresent())
            off =
                    Optional.of(
                            off.map(o -> BlockLaw.minus(o, to.get()))
                                    .orElseGet(() -> BlockLaw.negate(to.get())));
        return GaussianLaws.divergence(
                law, t.dimension(), first, second, off, spread(law, weights, under));
    }

    private Formula difference(BlockLaw<F> law, Mean<F> a, Mean<F> b, Target letter) {
        Optional<Formula> left = slope(law, a, letter);
        Optional<Formula> right = slope(law, b, letter);
        if (right.isEmpty()) return left.orElseThrow();
        return left.map(l -> BlockLaw.minus(l, right.get()))
                .orElseGet(() -> BlockLaw.negate(right.get()));
    }

    private Optional<Formula> slope(BlockLaw<F> law, Mean<F> mean, Target letter) {
        Optional<Block<F>> slope = mean.slopes().get(letter);
        return slope == null
                ? Optional.empty()
                : Optional.of(
                        law.in(slope.orElseGet(() -> GaussianMoments.identity(algebra, letter))));
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
