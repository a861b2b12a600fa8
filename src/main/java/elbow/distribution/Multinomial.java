package elbow.distribution;

import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.VAR;

import elbow.formula.Formulas;

/** p(x) = n!/(x1! x2! ..)·Π p_k^x_k for counts x that sum to n. */
final class Multinomial {
    private Multinomial() {}

    static Distribution distribution() {
        return new Described("Multinomial", new Support.Counts(Formulas.parse("n")))
                .parameter("n", Parameter.Kind.COUNT, "n >= 0", "n is at least 0")
                .parameter("p", Parameter.Kind.VECTOR, "p >= 0", "probabilities are at least 0")
                .condition("sum_k[ p ] = 1", "probabilities sum to 1")
                .logDensity("lgamma(n + 1) - sum_k[ lgamma(x + 1) ] + sum_k[ x*log(p) ]")
                .law(MEAN, "n*p")
                .law(VAR, "n*p*(1 - p)")
                .divergence("a.n*sum_k[ a.p*log(a.p/b.p) ] - log(inside(b.n, a.n, b.n))");
    }
}
