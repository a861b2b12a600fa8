package elbow.distribution;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Word;
import elbow.formula.Formula.Word.Special;
import elbow.formula.Formulas;

import java.util.List;
import java.util.Optional;

/**
 * KL(a ‖ b) = −H(a) − E_a[ln b(x)] in closed form, over {@code a.mean}, {@code b.var}: the law of
 * the family where both are of one; else from the statistics of a that ln b(x) takes. Infinite
 * where a has x that b has not, and where a statistic it takes does not exist, as the mean of the
 * Cauchy: the tails of a are then too heavy for b.
 */
public final class Divergences {
    private static final Formula INFINITE = new Word(Special.INFINITE);
    private static final Formula UNDEFINED = new Word(Special.UNDEFINED);

    private Divergences() {}

    /** KL(a ‖ b), where it has a closed form. */
    public static Optional<Divergence> kl(Distribution a, Distribution b) {
        if (a.equals(b) && a.divergence().isPresent()) return a.divergence();
        if (apart(a.support(), b.support()))
            return Optional.of(new Divergence(INFINITE, List.of()));
        return a.law(Statistic.ENTROPY)
                .flatMap(h ->
                        crossEntropy(a, b)
                                .map(ce -> minus(ce, of(h, "a")))
                                .map(law -> new Divergence(law, List.of())));
    }

    /** −E_a[ln b(x)], where it has a closed form. */
    public static Optional<Formula> crossEntropy(Distribution a, Distribution b) {
        if (apart(a.support(), b.support())) return Optional.of(INFINITE);
        return expectedLogDensity(a, b)
                .map(law ->
                        within(a.support(), b.support())
                                .map(i -> inside(i, law))
                                .orElse(new Negate(law)));
    }

    /** −law where the indicator is 1, ∞ where it is 0. */
    private static Formula inside(Formula indicator, Formula law) {
        Formula there = new Binary(Operator.TIMES, indicator, law);
        return minus(new Negate(there), new Call(Function.LOG, List.of(indicator)));
    }

    /** E_a[ln b(x)] where b has all x that a has, if it has a closed form. */
    private static Optional<Formula> expectedLogDensity(Distribution a, Distribution b) {
        Optional<Formula> law = b.expectedLogDensity();
        if (law.isEmpty() || vectors(a.support()) != vectors(b.support())) return Optional.empty();
        boolean known =
                Formulas.walk(law.get())
                        .filter(Divergences::isStatistic)
                        .allMatch(f -> a.law(statistic((Ref) f)).isPresent());
        if (!known) return Optional.empty();
        boolean diverges =
                Formulas.walk(law.get())
                        .filter(Divergences::isStatistic)
                        .flatMap(f -> Formulas.walk(a.law(statistic((Ref) f)).orElseThrow()))
                        .anyMatch(UNDEFINED::equals);
        if (diverges) return Optional.of(new Negate(INFINITE));
        Formula ofB = of(law.get(), "b");
        return Optional.of(
                Formulas.rewrite(ofB, f -> isStatistic(f) ? inserted(a, b, (Ref) f) : f));
    }

    private static Formula inserted(Distribution a, Distribution b, Ref statistic) {
        Statistic which = statistic(statistic);
        Formula law = of(a.law(which).orElseThrow(), "a");
        return b.at(which)
                .map(at -> of(at, "b"))
                .map(at -> Formulas.rewrite(law, f -> f.equals(new Ref("at")) ? at : f))
                .orElse(law);
    }

    /** {@code x.mean} */
    private static boolean isStatistic(Formula f) {
        return f instanceof Ref r && r.name().equals("x") && !r.path().isEmpty();
    }

    private static Statistic statistic(Ref ref) {
        String text = ((Selector.Component) ref.path().getFirst()).key();
        for (Statistic s : Statistic.values()) if (s.text.equals(text)) return s;
        throw new IllegalArgumentException("no statistic " + text);
    }

    /** The law with its parameters those of this distribution: mean becomes a.mean. */
    public static Formula of(Formula law, String distribution) {
        return Formulas.rewrite(
                law,
                f ->
                        f instanceof Ref r && r.path().isEmpty() && !FIXED.contains(r.name())
                                ? new Ref(distribution, List.of(new Selector.Component(r.name())))
                                : f);
    }

    /** What stands in laws and is no parameter. */
    private static final List<String> FIXED = List.of("pi", "x", "at", "k");

    /** Whether b surely lacks x of a, whatever their parameters. */
    private static boolean apart(Support a, Support b) {
        if (!a.getClass().equals(b.getClass()))
            return !(a instanceof Support.Single && b instanceof Support.Whole);
        return ends(a).flatMap(x -> ends(b).map(y -> apart(x, y))).orElse(false);
    }

    private record Ends(Formula low, Formula high) {}

    private static Optional<Ends> ends(Support support) {
        return switch (support) {
            case Support.Interval i -> Optional.of(new Ends(i.low(), i.high()));
            case Support.Whole w -> Optional.of(new Ends(w.low(), w.high()));
            case Support.Single s -> Optional.of(new Ends(s.value(), s.value()));
            case Support.States s -> Optional.empty();
            case Support.Simplex s -> Optional.empty();
            case Support.Counts c -> Optional.empty();
            case Support.Vectors v -> Optional.empty();
        };
    }

    private static boolean vectors(Support support) {
        return ends(support).isEmpty();
    }

    private static final Formula UNBOUNDED = new Negate(INFINITE);

    private static boolean apart(Ends a, Ends b) {
        boolean below = a.low().equals(UNBOUNDED) && !b.low().equals(UNBOUNDED);
        boolean above = a.high().equals(INFINITE) && !b.high().equals(INFINITE);
        return below || above;
    }

    /** 1 where b has all x that a has, else 0; none where it surely has. */
    private static Optional<Formula> within(Support a, Support b) {
        return ends(a).flatMap(x -> ends(b).flatMap(y -> within(x, y)));
    }

    private static Optional<Formula> within(Ends a, Ends b) {
        boolean low = b.low().equals(UNBOUNDED) || same(a.low(), b.low());
        boolean high = b.high().equals(INFINITE) || same(a.high(), b.high());
        if (low && high) return Optional.empty();
        Formula lowest = inside(b, of(a.low(), "a"));
        Formula highest = inside(b, of(a.high(), "a"));
        Formula both = high ? lowest : low ? highest : new Binary(Operator.TIMES, lowest, highest);
        return Optional.of(both);
    }

    /** Whether two ends are the same number, whatever the parameters. */
    private static boolean same(Formula a, Formula b) {
        return a.equals(b) && Formulas.names(a).isEmpty();
    }

    private static Formula inside(Ends b, Formula x) {
        return new Call(Function.INSIDE, List.of(of(b.low(), "b"), x, of(b.high(), "b")));
    }

    private static Formula minus(Formula a, Formula b) {
        return new Binary(Operator.MINUS, a, b);
    }
}
