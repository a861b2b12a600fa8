package elbow.distribution;

import elbow.formula.Formula.Family;
import elbow.formula.Formula.Range;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The distributions by the name the language writes them with. */
public final class Distributions {
    private static final Distribution DISCRETE_UNIFORM = DiscreteUniform.distribution();
    private static final Map<String, Distribution> NAMED = new LinkedHashMap<>();

    static {
        for (Distribution d :
                List.of(
                        Bernoulli.distribution(),
                        Categorical.distribution(),
                        ContinuousUniform.distribution(),
                        Binomial.distribution(),
                        Geometric.distribution(),
                        NegativeBinomial.distribution(),
                        Multinomial.distribution(),
                        Poisson.distribution(),
                        Normal.distribution(),
                        Exponential.distribution(),
                        Gamma.distribution(),
                        InverseGamma.distribution(),
                        Beta.distribution(),
                        Dirichlet.distribution(),
                        Laplace.distribution(),
                        Cauchy.distribution(),
                        HalfNormal.distribution(),
                        Gumbel.distribution(),
                        Weibull.distribution(),
                        LogNormal.distribution(),
                        Pareto.distribution(),
                        Point.distribution())) NAMED.put(d.name(), d);
    }

    private Distributions() {}

    /** The distribution of this name; {@code Uniform} is the continuous one. */
    public static Optional<Distribution> named(String name) {
        return Optional.ofNullable(NAMED.get(name));
    }

    /** {@code Uniform(1 .. 6)} */
    public static Distribution discreteUniform() {
        return DISCRETE_UNIFORM;
    }

    /** The distribution a written one is of: {@code Uniform(1 .. 6)} is the discrete one. */
    public static Optional<Distribution> of(Family written) {
        boolean range =
                written.arguments().size() == 1
                        && written.arguments().getFirst().value() instanceof Range;
        return range && written.name().equals(DISCRETE_UNIFORM.name())
                ? Optional.of(DISCRETE_UNIFORM)
                : named(written.name());
    }

    public static Set<String> names() {
        return NAMED.keySet();
    }

    /** Every distribution, both called Uniform among them. */
    public static List<Distribution> all() {
        return Stream.concat(NAMED.values().stream(), Stream.of(DISCRETE_UNIFORM)).toList();
    }
}
