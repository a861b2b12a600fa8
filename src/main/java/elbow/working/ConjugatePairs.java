package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formulas;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conjugate pairs, as in D. Fink, A Compendium of Conjugate Priors (1997), and A. Gelman et
 * al., Bayesian Data Analysis (3rd edition, 2013), chapters 2 and 3.
 */
final class ConjugatePairs {
    /** The largest of the observations, in place of their sum. */
    static final String LARGEST = "largest";

    private static final List<ConjugatePair> ALL =
            List.of(
                    ConjugatePair.of("Beta", "Bernoulli", "p", 1)
                            .update("a", "s", "x")
                            .update("b", "f", "1 - x")
                            .predictive("(a*x + b*(1 - x))/(a + b)"),
                    ConjugatePair.of("Beta", "Binomial", "p", 1)
                            .update("a", "s", "x")
                            .update("b", "f", "x.n - x")
                            .rest("log(choose(x.n, x))", "0")
                            .predictive(
                                    "choose(a + x - 1, x)*choose(b + x.n - x - 1, x.n - x)"
                                            + "/choose(a + b + x.n - 1, x.n)"),
                    ConjugatePair.of("Beta", "Geometric", "p", 1)
                            .update("a", "s", "1")
                            .update("b", "f", "x")
                            .predictive(
                                    "a*choose(b + x - 1, x)/((x + 1)*choose(a + b + x, x + 1))"),
                    ConjugatePair.of("Beta", "NegativeBinomial", "p", 1)
                            .update("a", "s", "x.r")
                            .update("b", "f", "x")
                            .rest("log(choose(x + x.r - 1, x))", "0")
                            .predictive(
                                    "choose(x + x.r - 1, x)*choose(a + x.r - 1, x.r)*choose(b + x -"
                                        + " 1, x)/(choose(x + x.r, x)*choose(a + b + x + x.r - 1, x"
                                        + " + x.r))"),
                    ConjugatePair.of("Gamma", "Poisson", "rate", 1)
                            .update("shape", "s", "x")
                            .update("rate", "t", "x.c")
                            .rest("-lgamma(x + 1)", "x*log(x.c)")
                            .predictive(
                                    "choose(x + shape - 1, x)*(rate/(rate + x.c))^shape*(x.c/(rate"
                                            + " + x.c))^x"),
                    ConjugatePair.of("Gamma", "Exponential", "rate", 1)
                            .update("shape", "s", "1")
                            .update("rate", "t", "x.c*x")
                            .rest("0", "log(x.c)")
                            .predictive("shape*x.c/(rate + x.c*x)*(rate/(rate + x.c*x))^shape"),
                    ConjugatePair.of("Gamma", "Gamma", "rate", 1)
                            .update("shape", "s", "x.shape")
                            .update("rate", "t", "x.c*x")
                            .rest("(x.shape - 1)*log(x) - lgamma(x.shape)", "x.shape*log(x.c)"),
                    ConjugatePair.of("Gamma", "Pareto", "shape", 1)
                            .update("shape", "s", "1")
                            .update("rate", "t", "x.c*log(x/x.scale)")
                            .rest("-log(x)", "log(x.c)"),
                    ConjugatePair.of("Gamma", "Normal", "var", -1)
                            .update("shape", "s", "1/2")
                            .update("rate", "t", "(x - x.mean)^2/(2*x.c)")
                            .rest("-log(2*pi)/2", "-log(x.c)/2"),
                    ConjugatePair.of("InverseGamma", "Normal", "var", 1)
                            .update("shape", "s", "1/2")
                            .update("scale", "t", "(x - x.mean)^2/(2*x.c)")
                            .rest("-log(2*pi)/2", "-log(x.c)/2"),
                    ConjugatePair.of("InverseGamma", "Exponential", "rate", -1)
                            .update("shape", "s", "1")
                            .update("scale", "t", "x.c*x")
                            .rest("0", "log(x.c)")
                            .predictive("shape*x.c/(scale + x.c*x)*(scale/(scale + x.c*x))^shape"),
                    ConjugatePair.of("InverseGamma", "Gamma", "rate", -1)
                            .update("shape", "s", "x.shape")
                            .update("scale", "t", "x.c*x")
                            .rest("(x.shape - 1)*log(x) - lgamma(x.shape)", "x.shape*log(x.c)"),
                    ConjugatePair.of("Dirichlet", "Categorical", "p", 1)
                            .update("alpha", "s", "x")
                            .predictive("sum_k[ alpha*x ]/sum_k[ alpha ]"),
                    ConjugatePair.of("Dirichlet", "Multinomial", "p", 1)
                            .update("alpha", "s", "x")
                            .rest("lgamma(x.n + 1) - sum_k[ lgamma(x + 1) ]", "0"),
                    ConjugatePair.of("Pareto", "Uniform", "high", 1)
                            .update("shape", "s", "1")
                            .update("scale", "max(scale, largest)", LARGEST, "x")
                            .predictive(
                                    "shape/((shape + 1)*max(scale, x))*(scale/max(scale,"
                                            + " x))^shape"));

    /** ln of what a family's density is divided by so that its mass is 1. */
    private static final Map<String, Formula> NORMALISERS =
            Map.of(
                    "Beta", Formulas.parse("lbeta(a, b)"),
                    "Gamma", Formulas.parse("lgamma(shape) - shape*log(rate)"),
                    "InverseGamma", Formulas.parse("lgamma(shape) - shape*log(scale)"),
                    "Dirichlet", Formulas.parse("sum_k[ lgamma(alpha) ] - lgamma(sum_k[ alpha ])"),
                    "Pareto", Formulas.parse("-log(shape) - shape*log(scale)"));

    private ConjugatePairs() {}

    static boolean isPrior(String family) {
        return NORMALISERS.containsKey(family);
    }

    static Formula normaliser(String prior) {
        return java.util.Objects.requireNonNull(NORMALISERS.get(prior));
    }

    static Optional<ConjugatePair> of(
            String prior, String likelihood, String parameter, int power) {
        return ALL.stream()
                .filter(p -> p.prior().equals(prior) && p.likelihood().equals(likelihood))
                .filter(p -> p.parameter().equals(parameter) && p.power() == power)
                .findFirst();
    }
}
