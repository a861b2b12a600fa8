package elbow.distribution;

import static elbow.distribution.Statistic.DEVIATION;
import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.LOG;
import static elbow.distribution.Statistic.LOG_EXPONENTIAL;
import static elbow.distribution.Statistic.LOG_POWER;
import static elbow.distribution.Statistic.LOG_VAR;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.RECIPROCAL;
import static elbow.distribution.Statistic.VAR;

/** p(x) = rate·e^(−rate·x) for x ≥ 0. */
final class Exponential {
    private Exponential() {}

    static Distribution distribution() {
        return new Described("Exponential", Support.positive())
                .parameter("rate", "rate > 0", "the rate is positive")
                .spelling("scale", "rate", "1/scale", "scale > 0", "the scale is positive")
                .logDensity("log(rate) - rate*x")
                .law(MEAN, "1/rate")
                .law(VAR, "1/rate^2")
                .law(MODE, "0")
                .law(ENTROPY, "1 - log(rate)")
                .law(LOG, "digamma(1) - log(rate)")
                .law(LOG_VAR, "pi^2/6")
                .law(RECIPROCAL, "infinite")
                .law(LOG_POWER, "lgamma(max(1 + at, 0)) - at*log(rate)")
                .law(LOG_EXPONENTIAL, "log(rate/max(rate - at, 0))")
                .law(DEVIATION, "2*max(at, 0) - at + (2*exp(-rate*max(at, 0)) - 1)/rate")
                .expected("log(rate) - rate*x.mean")
                .divergence("log(a.rate/b.rate) + b.rate/a.rate - 1")
                .renyi(
                        "log(a.rate/b.rate) + log(a.rate/max(at*a.rate + (1 - at)*b.rate, 0))/(at "
                                + "- 1)");
    }
}
