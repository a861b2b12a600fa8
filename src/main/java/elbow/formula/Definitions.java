package elbow.formula;

import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Word;

import java.math.BigDecimal;
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
        define(
                "EUBO",
                "E_{p(latents | observed)}[ log(p(observed, latents)/q(latents)) ]"
                        + " | log p(observed) + KL(p(latents | observed) || q(latents))");
        define(
                "ESS",
                "E_q[ p(observed, latents)/q(latents) ]^2"
                        + "/E_q[ (p(observed, latents)/q(latents))^2 ]");
    }

    private static final Ref PLACE = new Ref("?");
    private static final Formula WEIGHTED =
            template("reconstruction - ?*KL(q(latents) || p(latents))");
    private static final Formula OF_DRAWS = template("?*ESS");
    private static final Formula MEAN_WEIGHT =
            template("log(E_q[ p(observed, latents)/q(latents) ])");
    private static final Formula UPPER =
            template("log(E_q[ (p(observed, latents)/q(latents))^? ])/?");
    private static final Formula LOWER = template("-log(E_q[ q(latents)/p(observed, latents) ])");
    private static final Formula LOWEST =
            template("-log(E_q[ (q(latents)/p(observed, latents))^? ])/?");
    private static final Formula SMALLEST =
            template("min_q[ log(p(observed, latents)/q(latents)) ]");
    private static final Formula LARGEST =
            template("max_q[ log(p(observed, latents)/q(latents)) ]");

    private Definitions() {}

    private static void define(String name, String routes) {
        ALL.put(name, new Definition(name, Formulas.routes(routes)));
    }

    /** A formula with {@code ?} where a value goes. */
    private static Formula template(String text) {
        return Formulas.parse(text.replace("?", "'?'"));
    }

    private static Formula filled(Formula template, Formula value) {
        return Formulas.rewrite(template, f -> f.equals(PLACE) ? value : f);
    }

    /** The definition of a quantity that stands bare. */
    public static Optional<Definition> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The definition of a quantity, {@code ELBO(beta = 4)} among them. */
    public static Optional<Definition> of(Quantity quantity) {
        if (quantity.arguments().isEmpty()) return of(quantity.name());
        return quantity.arguments().size() == 1
                ? of(quantity.name(), quantity.arguments().getFirst())
                : Optional.empty();
    }

    private static Optional<Definition> of(String name, Argument argument) {
        Formula value = argument.value();
        return switch (name + " " + argument.name().orElse("")) {
            case "ELBO beta" -> only(name, filled(WEIGHTED, value));
            case "ESS samples" -> only(name, filled(OF_DRAWS, value));
            case "CUBO n" -> only(name, power(value));
            case "Renyi alpha" -> renyi(value);
            default -> Optional.empty();
        };
    }

    private static Optional<Definition> only(String name, Formula route) {
        return Optional.of(new Definition(name, List.of(route)));
    }

    /** ln E w^n/n, the logarithm of a power mean. */
    private static Formula power(Formula n) {
        return isOne(n) ? MEAN_WEIGHT : filled(UPPER, n);
    }

    /** ln E w^(1−α)/(1−α) and its limits; α above 1 is written without negative powers. */
    private static Optional<Definition> renyi(Formula alpha) {
        if (alpha instanceof Word) return only("Renyi", SMALLEST);
        if (alpha instanceof Negate n && n.operand() instanceof Word) return only("Renyi", LARGEST);
        if (isOne(alpha)) return of("ELBO");
        Optional<BigDecimal> number = number(alpha);
        if (number.isEmpty())
            return only("Renyi", power(new Binary(Operator.MINUS, new Num(BigDecimal.ONE), alpha)));
        BigDecimal rest = BigDecimal.ONE.subtract(number.get());
        Formula size = new Num(rest.abs());
        if (rest.signum() > 0) return only("Renyi", power(size));
        return only("Renyi", isOne(size) ? LOWER : filled(LOWEST, size));
    }

    private static boolean isOne(Formula f) {
        return f instanceof Num n && n.value().compareTo(BigDecimal.ONE) == 0;
    }

    private static Optional<BigDecimal> number(Formula f) {
        return switch (f) {
            case Num n -> Optional.of(n.value());
            case Negate n -> number(n.operand()).map(BigDecimal::negate);
            default -> Optional.empty();
        };
    }
}
