package elbow.working;

import elbow.distribution.Distribution;
import elbow.distribution.Divergence;
import elbow.distribution.Divergences;
import elbow.distribution.Parameter;
import elbow.distribution.Statistic;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.formula.TextPrinter;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.working.Belief.Named;
import elbow.working.Integrated.Kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Entropies and divergences of distributions of families: by their laws where there is one, else by
 * sums or integrals. Distributions of a number and of a whole number share no mass.
 */
final class FamilyDivergences<F> {
    private final Algebra<F> algebra;
    private final Densities<F> densities;
    private final VectorNormals<F> vectors;

    FamilyDivergences(Algebra<F> algebra, Densities<F> densities) {
        this.algebra = algebra;
        this.densities = densities;
        this.vectors = new VectorNormals<>(algebra);
    }

    F entropy(Named<F> a, Measure m) {
        if (VectorNormals.isOne(a)) return vectors.statistic(Statistic.ENTROPY, a).orElseThrow();
        if (a.family() instanceof Unnamed)
            return integrals(m).statistic(Statistic.ENTROPY, a).orElseThrow(() -> noLaw(m));
        return a.family()
                .law(Statistic.ENTROPY)
                .map(law -> densities.apply(law, a.parameters()))
                .orElseGet(() -> {
                    Formula log = logDensity(a, 0);
                    Formula law = new Negate(new Expectation(m.of().getFirst(), log));
                    return integrated(Kind.ENTROPY, List.of(a), 0, law, m);
                });
    }

    /** KL(a ‖ b) = E_a[ ln a(x) − ln b(x) ] */
    F kl(Named<F> a, Named<F> b, Measure m) {
        if (VectorNormals.isOne(a)) return vectors.divergence(a, b, m);
        requireSame(a, b, m);
        if (isUnnamed(a, b)) return integrals(m).divergence(a, b).orElseThrow(() -> noLaw(m));
        Optional<Divergence> law = Divergences.kl(a.family(), b.family());
        if (law.isPresent() && law.get().provided().stream().allMatch(c -> surely(c, a, b)))
            return apply(law.get().law(), a, b);
        return integrated(Kind.KL, List.of(a, b), 0, expectedRatio(a, b, m), m);
    }

    /** −E_a[ ln b(x) ] */
    F crossEntropy(Named<F> a, Named<F> b, Measure m) {
        if (VectorNormals.isOne(a)) return sum(kl(a, b, m), entropy(a, m));
        requireSame(a, b, m);
        if (isUnnamed(a, b)) {
            F log = integrals(m).logDensity(a, b).orElseThrow(() -> noLaw(m));
            return algebra.apply(new Law(new Negate(Law.input(0))), List.of(), List.of(log));
        }
        Optional<Formula> law = Divergences.crossEntropy(a.family(), b.family());
        if (law.isPresent()) return apply(law.get(), a, b);
        if (hasComponents(a) || hasComponents(b)) return sum(kl(a, b, m), entropy(a, m));
        Formula log = logDensity(b, a.parameters().size());
        Formula average = new Negate(new Expectation(m.of().getFirst(), log));
        return integrated(Kind.CROSS_ENTROPY, List.of(a, b), 0, average, m);
    }

    F jensenShannon(Named<F> a, Named<F> b, Measure m) {
        requireSame(a, b, m);
        List<Formula> sides = m.of();
        Formula middle =
                new Binary(
                        Operator.DIVIDE,
                        new Binary(Operator.PLUS, density(a, 0), density(b, a.parameters().size())),
                        number(2));
        Formula left = toMixture(sides.get(0), logDensity(a, 0), middle);
        Formula right = toMixture(sides.get(1), logDensity(b, a.parameters().size()), middle);
        Formula law =
                new Binary(Operator.DIVIDE, new Binary(Operator.PLUS, left, right), number(2));
        return integrated(Kind.JENSEN_SHANNON, List.of(a, b), 0, law, m);
    }

    private static Formula toMixture(Formula under, Formula log, Formula middle) {
        return new Expectation(
                under, new Binary(Operator.MINUS, log, new Call(Function.LN, List.of(middle))));
    }

    /**
     * @param order at least 0, and not 1
     */
    F renyi(Named<F> a, Named<F> b, Real order, Measure m) {
        requireSame(a, b, m);
        if (!(order instanceof Real.Exact exact))
            throw new Refusal(
                    "a Rényi divergence of infinite order is of discrete distributions", m);
        Formula at = Orders.number(exact.value());
        Optional<Formula> law =
                a.family().equals(b.family()) && Reals.signum(order) > 0
                        ? a.family().renyi()
                        : Optional.empty();
        if (law.isPresent())
            return apply(Formulas.rewrite(law.get(), f -> f.equals(new Ref("at")) ? at : f), a, b);
        Formula less = new Binary(Operator.MINUS, at, number(1));
        Formula ratio =
                new Binary(Operator.MINUS, logDensity(a, 0), logDensity(b, a.parameters().size()));
        Formula power = new Call(Function.EXP, List.of(new Binary(Operator.TIMES, less, ratio)));
        Formula mean = new Expectation(m.of().getFirst(), power);
        return integrated(
                Kind.RENYI,
                List.of(a, b),
                Reals.toDouble(order),
                new Binary(Operator.DIVIDE, new Call(Function.LN, List.of(mean)), less),
                m);
    }

    private Formula expectedRatio(Named<F> a, Named<F> b, Measure m) {
        Formula ratio =
                new Binary(Operator.MINUS, logDensity(a, 0), logDensity(b, a.parameters().size()));
        return new Expectation(m.of().getFirst(), ratio);
    }

    /** A law over {@code a.mean}, {@code b.mean}. */
    private F apply(Formula law, Named<F> a, Named<F> b) {
        Map<String, F> inputs = new LinkedHashMap<>();
        a.parameters().forEach((name, f) -> inputs.put("a." + name, f));
        b.parameters().forEach((name, f) -> inputs.put("b." + name, f));
        return densities.apply(law, inputs);
    }

    /** Whether what a law rests on holds at every variant, both being one quantity. */
    private boolean surely(Formula condition, Named<F> a, Named<F> b) {
        Formula.Comparison c = (Formula.Comparison) condition;
        return apply(c.operands().getFirst(), a, b).equals(apply(c.operands().getLast(), a, b));
    }

    /** ln p(x) with the parameters as inputs from this number on. */
    private static <F> Formula logDensity(Named<F> of, int from) {
        return withInputs(of, from, of.family().logDensity());
    }

    private static <F> Formula density(Named<F> of, int from) {
        return withInputs(of, from, of.family().density());
    }

    private static <F> Formula withInputs(Named<F> of, int from, Formula law) {
        List<String> names = of.family().parameters().stream().map(Parameter::name).toList();
        return Formulas.rewrite(
                law,
                f ->
                        f instanceof Ref r && names.contains(r.name())
                                ? Law.input(from + names.indexOf(r.name()))
                                : f);
    }

    private static <F> boolean isUnnamed(Named<F> a, Named<F> b) {
        return a.family() instanceof Unnamed || b.family() instanceof Unnamed;
    }

    private Integrals<F> integrals(Measure m) {
        return new Integrals<>(algebra, m.of().getFirst());
    }

    private static Refusal noLaw(Measure m) {
        return new Refusal(TextPrinter.print(m) + " has no closed form", m);
    }

    private F integrated(Kind kind, List<Named<F>> of, double order, Formula law, Measure m) {
        for (Named<F> n : of) if (hasComponents(n) || n.family() instanceof Unnamed) throw noLaw(m);
        List<Distribution> families = of.stream().map(Named::family).toList();
        List<F> inputs = new ArrayList<>();
        Set<Variable> axes = new LinkedHashSet<>();
        for (Named<F> n : of)
            for (Parameter p : n.family().parameters()) {
                F input = n.parameters().get(p.name());
                if (input == null) throw new IllegalStateException(n.family() + " " + p.name());
                inputs.add(input);
                axes.addAll(algebra.axes(input));
            }
        return algebra.compute(
                new Integrated(kind, families, order, law, m), inputs, List.copyOf(axes));
    }

    /** Vectors of as many components, or both of one number. */
    private void requireSame(Named<F> a, Named<F> b, Measure m) {
        List<Variable> left = components(a);
        List<Variable> right = components(b);
        if (left.equals(right) && isSimilar(a.family().support(), b.family().support())) return;
        throw new Refusal(
                "these are not distributions of the same variables: "
                        + TextPrinter.print(m.of().get(0))
                        + " and "
                        + TextPrinter.print(m.of().get(1)),
                m);
    }

    private static boolean isSimilar(Support a, Support b) {
        return isOfNumbers(a) == isOfNumbers(b);
    }

    private static boolean isOfNumbers(Support support) {
        return switch (support) {
            case Support.Interval i -> true;
            case Support.Whole w -> true;
            case Support.Single s -> true;
            case Support.States s -> false;
            case Support.Simplex s -> false;
            case Support.Counts c -> false;
            case Support.Vectors v -> false;
        };
    }

    private List<Variable> components(Named<F> of) {
        return of.parameters().values().stream()
                .flatMap(f -> algebra.axes(f).stream())
                .filter(Components::isComponents)
                .distinct()
                .toList();
    }

    private boolean hasComponents(Named<F> of) {
        return !components(of).isEmpty();
    }

    private static Formula number(int n) {
        return new Num(BigDecimal.valueOf(n));
    }

    private F sum(F a, F b) {
        Law law = new Law(new Binary(Operator.PLUS, Law.input(0), Law.input(1)));
        return algebra.apply(law, List.of(), List.of(a, b));
    }
}
