package elbow.distribution;

import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.LOG_EXPONENTIAL;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.VAR;

/** p(x) = p^x·(1 − p)^(1 − x) for x = 0, 1. */
final class Bernoulli {
    private Bernoulli() {}

    static Distribution distribution() {
        return new Described("Bernoulli", Support.whole("0", "1"))
                .parameter("p", "0 <= p <= 1", "p lies from 0 to 1")
                .density("p^x*(1 - p)^(1 - x)")
                .logDensity("x*log(p) + (1 - x)*log(1 - p)")
                .law(MEAN, "p")
                .law(VAR, "p*(1 - p)")
                .law(MODE, "max(2*p - 1, 0)/abs(2*p - 1)")
                .law(ENTROPY, "-p*log(p) - (1 - p)*log(1 - p)")
                .law(LOG_EXPONENTIAL, "log(1 - p + p*exp(at))")
                .expected("x.mean*log(p) + (1 - x.mean)*log(1 - p)")
                .divergence("a.p*log(a.p/b.p) + (1 - a.p)*log((1 - a.p)/(1 - b.p))");
    }
}
