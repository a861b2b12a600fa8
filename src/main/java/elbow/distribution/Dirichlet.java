package elbow.distribution;

import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.LOG;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.VAR;

/** p(x) = Π x_k^(alpha_k − 1)/B(alpha) for x of at least 0 that sum to 1. */
final class Dirichlet {
    private Dirichlet() {}

    static Distribution distribution() {
        return new Described("Dirichlet", new Support.Simplex())
                .parameter(
                        "alpha", Parameter.Kind.VECTOR, "alpha > 0", "concentrations are positive")
                .logDensity(
                        "lgamma(sum_k[ alpha ]) - sum_k[ lgamma(alpha) ] + sum_k[ (alpha -"
                                + " 1)*log(x) ]")
                .law(MEAN, "alpha/sum_k[ alpha ]")
                .law(VAR, "alpha*(sum_k[ alpha ] - alpha)/(sum_k[ alpha ]^2*(sum_k[ alpha ] + 1))")
                .law(MODE, "max(alpha - 1, 0)/sum_k[ max(alpha - 1, 0) ]")
                .law(
                        ENTROPY,
                        "sum_k[ lgamma(alpha) ] - lgamma(sum_k[ alpha ]) + sum_k[ alpha - 1"
                            + " ]*digamma(sum_k[ alpha ]) - sum_k[ (alpha - 1)*digamma(alpha) ]")
                .law(LOG, "digamma(alpha) - digamma(sum_k[ alpha ])")
                .expected(
                        "lgamma(sum_k[ alpha ]) - sum_k[ lgamma(alpha) ] + sum_k[ (alpha - 1)*x.log"
                                + " ]")
                .divergence(
                        "lgamma(sum_k[ a.alpha ]) - lgamma(sum_k[ b.alpha ]) + sum_k["
                                + " lgamma(b.alpha) - lgamma(a.alpha) ] + sum_k[ (a.alpha -"
                                + " b.alpha)*(digamma(a.alpha) - digamma(sum_k[ a.alpha ])) ]")
                .renyi(
                        "(sum_k[ lgamma(max(at*a.alpha + (1 - at)*b.alpha, 0)) ] - lgamma(sum_k["
                            + " max(at*a.alpha + (1 - at)*b.alpha, 0) ]) + at*(lgamma(sum_k["
                            + " a.alpha ]) - sum_k[ lgamma(a.alpha) ]) + (1 - at)*(lgamma(sum_k["
                            + " b.alpha ]) - sum_k[ lgamma(b.alpha) ]))/(at - 1)");
    }
}
