package elbow.formula;

import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Quantity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sugar of the language: quantities defined by formulas, each of them a right route. */
public final class Definitions {
    /** {@code name = route | route}. */
    public record Definition(String name, List<Formula> routes) {
        public Definition {
            routes = List.copyOf(routes);
        }
    }

    private static final Map<String, Definition> ALL = new LinkedHashMap<>();

    static {
        define("reconstruction", "E_q[ log p(observed | latents) ]");
        define(
                "ELBO",
                "reconstruction - KL(q(latents) || p(latents))"
                        + " | E_q[ log p(observed, latents) ] + H(q(latents))");
        define("gap", "log p(observed) - ELBO | KL(q(latents) || p(latents | observed))");
    }

    private static final Formula WEIGHTED =
            Formulas.parse("reconstruction - beta*KL(q(latents) || p(latents))");

    private Definitions() {}

    private static void define(String name, String routes) {
        ALL.put(name, new Definition(name, Formulas.routes(routes)));
    }

    /** The definition of a quantity that stands bare. */
    public static Optional<Definition> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The definition of a quantity, {@code ELBO(beta = 4)} among them. */
    public static Optional<Definition> of(Quantity quantity) {
        if (quantity.arguments().isEmpty()) return of(quantity.name());
        if (!quantity.name().equals("ELBO") || quantity.arguments().size() != 1)
            return Optional.empty();
        Argument argument = quantity.arguments().getFirst();
        if (!argument.name().equals(Optional.of("beta"))) return Optional.empty();
        Formula weighted =
                Formulas.rewrite(
                        WEIGHTED, f -> f.equals(new Formula.Ref("beta")) ? argument.value() : f);
        return Optional.of(new Definition("ELBO", List.of(weighted)));
    }
}
