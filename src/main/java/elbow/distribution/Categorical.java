package elbow.distribution;

import static elbow.distribution.Statistic.ENTROPY;

/** p(x) = p of the state x. */
final class Categorical {
    private Categorical() {}

    static Distribution distribution() {
        return new Described("Categorical", new Support.States())
                .parameter("p", Parameter.Kind.VECTOR, "p >= 0", "probabilities are at least 0")
                .condition("sum_k[ p ] = 1", "probabilities sum to 1")
                .density("p")
                .logDensity("log(p)")
                .law(ENTROPY, "-sum_k[ p*log(p) ]")
                .divergence("sum_k[ a.p*log(a.p/b.p) ]");
    }
}
