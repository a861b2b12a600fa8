package elbow.distribution;

import static elbow.distribution.Statistic.LOG_EXPONENTIAL;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.VAR;

/** p(x) = e^(−rate)·rate^x/x! for x = 0, 1, .. */
final class Poisson {
    private Poisson() {}

    static Distribution distribution() {
        return new Described("Poisson", Support.whole("0", "infinite"))
                .parameter("rate", "rate > 0", "the rate is positive")
                .logDensity("x*log(rate) - rate - lgamma(x + 1)")
                .law(MEAN, "rate")
                .law(VAR, "rate")
                .law(MODE, "floor(rate)*(1 - whole(rate))/(1 - whole(rate))")
                .law(LOG_EXPONENTIAL, "rate*(exp(at) - 1)")
                .divergence("a.rate*log(a.rate/b.rate) - a.rate + b.rate")
                .renyi("(a.rate^at*b.rate^(1 - at) - at*a.rate - (1 - at)*b.rate)/(at - 1)");
    }
}
