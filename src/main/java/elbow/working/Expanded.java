package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Definitions;
import elbow.formula.Formula;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formulas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Formulas with their sugar written out, each route of a quantity a formula of its own: {@code
 * ELBO} is {@code E_{q(z)}[log p(x = 1 | z)] - KL(q(z) || p(z))} and one with the entropy. What is
 * spelled in several ways is spelled in one.
 */
final class Expanded {
    private static final int MOST = 24;

    private final Scope scope;
    private final Resolver resolver;

    Expanded(Scope scope) {
        this.scope = scope.unbound();
        this.resolver = new Resolver(this.scope);
    }

    /** All that a formula, resolved before, may be written out to. */
    List<Formula> of(Formula resolved) {
        Set<Formula> done = new LinkedHashSet<>();
        expand(resolved, done);
        return done.stream().map(f -> Formulas.rewrite(f, this::spelled)).distinct().toList();
    }

    private void expand(Formula f, Set<Formula> done) {
        if (done.size() >= MOST) return;
        Optional<Quantity> sugar =
                Formulas.walk(f)
                        .filter(Quantity.class::isInstance)
                        .map(Quantity.class::cast)
                        .filter(q -> !routes(q).isEmpty())
                        .findFirst();
        if (sugar.isEmpty()) done.add(f);
        else
            for (Formula route : routes(sugar.get()))
                expand(Formulas.rewrite(f, x -> x.equals(sugar.get()) ? route : x), done);
    }

    /** The routes that this model has; none of what is no sugar. */
    private List<Formula> routes(Quantity q) {
        List<Formula> routes = new ArrayList<>();
        for (Formula route :
                Definitions.of(q).map(Definitions.Definition::routes).orElse(List.of()))
            resolved(route).ifPresent(routes::add);
        return routes;
    }

    private Optional<Formula> resolved(Formula route) {
        try {
            return Optional.of(resolver.resolve(route));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private Formula spelled(Formula f) {
        return switch (f) {
            case Call c when c.function() == Function.LN -> new Call(Function.LOG, c.arguments());
            case Expectation e when e.under() instanceof Formula.Ref ->
                    new Expectation(requireNonNull(resolver.measureOf(e.under())), e.body());
            default -> f;
        };
    }
}
