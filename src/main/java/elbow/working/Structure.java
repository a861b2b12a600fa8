package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Model;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which parameters decide a shape: those that say what is observed, which state is asked for or of
 * which order a bound is.
 */
final class Structure {
    private Structure() {}

    static Set<Ref> parameters(Model model, Collection<Formula> asked, Set<Ref> parameters) {
        Set<Ref> found = new LinkedHashSet<>();
        model.observed()
                .forEach((v, f) -> {
                    if (v.isDiscrete()) collect(f, true, found);
                });
        asked.forEach(f -> collect(f, false, found));
        found.retainAll(parameters);
        return found;
    }

    private static void collect(Formula f, boolean state, Set<Ref> found) {
        if (state && f instanceof Ref r) found.add(r);
        if (f instanceof Probability p) {
            p.left().forEach(e -> collect(e, found));
            p.right().forEach(e -> collect(e, found));
        } else if (f instanceof Formula.Relate r) {
            r.given().forEach(e -> collect(e, found));
        } else if (f instanceof Formula.Quantity q) {
            q.arguments().forEach(a -> collect(a.value(), state || Orders.decide(q), found));
        } else if (f instanceof Formula.Measure m && m.kind() == Functional.RENYI) {
            m.of().subList(0, 2).forEach(a -> collect(a, state, found));
            collect(m.of().get(2), true, found);
        } else if (f instanceof Formula.Comparison c && Questions.comparesStates(c)) {
            c.operands().forEach(o -> collect(o, true, found));
        } else {
            Formulas.children(f).forEach(c -> collect(c, state, found));
        }
    }

    private static void collect(Event e, Set<Ref> found) {
        e.test().ifPresent(t -> collect(t.value(), true, found));
    }
}
