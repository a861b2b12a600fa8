package elbow.working;

import elbow.distribution.Distribution;
import elbow.distribution.Distributions;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.Map;
import java.util.Optional;

/** Whether what was seen can be seen at all, as far as that does not hang on a latent variable. */
final class Possible {
    private Possible() {}

    /**
     * @param parameters of the family, as far as they are known
     */
    static boolean isNot(
            String family, Formula value, Map<String, Formula> parameters, Scope scope) {
        Distribution of = Distributions.named(family).orElseThrow();
        if (of.support() instanceof Support.Counts && value instanceof Vector counts)
            return counts.elements().stream().anyMatch(c -> !isCount(scope.bindings().evaluate(c)))
                    || !sum(counts, scope).equals(number(parameters, "n", scope));
        if (value instanceof Vector) return false;
        Optional<Formula> low =
                switch (of.support()) {
                    case Support.Interval i -> Optional.of(i.low());
                    case Support.Whole w -> Optional.of(w.low());
                    case Support.Single s -> Optional.empty();
                    case Support.States s -> Optional.empty();
                    case Support.Simplex s -> Optional.empty();
                    case Support.Counts c -> Optional.empty();
                    case Support.Vectors v -> Optional.empty();
                };
        Optional<Formula> known =
                low.map(l ->
                        Formulas.rewrite(
                                l,
                                f ->
                                        f instanceof Ref r
                                                ? parameters.getOrDefault(Formulas.text(r), r)
                                                : f));
        Real x = scope.bindings().evaluate(value);
        boolean whole = of.support() instanceof Support.Whole;
        if (whole && !isWhole(x)) return true;
        if (known.isEmpty() || !Formulas.names(known.get()).isEmpty() || isUnbounded(known.get()))
            return false;
        return Reals.compare(x, scope.bindings().evaluate(known.get())) < 0;
    }

    private static boolean isUnbounded(Formula low) {
        return Formulas.walk(low).anyMatch(Formula.Word.class::isInstance);
    }

    private static Real sum(Vector counts, Scope scope) {
        Real sum = Real.ZERO;
        for (Formula c : counts.elements()) sum = Reals.plus(sum, scope.bindings().evaluate(c));
        return sum;
    }

    private static Real number(Map<String, Formula> parameters, String name, Scope scope) {
        Formula f = parameters.getOrDefault(name, new Ref(name));
        return scope.bindings().evaluate(f);
    }

    private static boolean isWhole(Real x) {
        return Reals.toDouble(x) == Math.rint(Reals.toDouble(x));
    }

    private static boolean isCount(Real x) {
        return isWhole(x) && Reals.signum(x) >= 0;
    }
}
