package elbow.distribution;

import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.LOG;
import static elbow.distribution.Statistic.LOG_EXPONENTIAL;
import static elbow.distribution.Statistic.LOG_POWER;
import static elbow.distribution.Statistic.LOG_VAR;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.RECIPROCAL;
import static elbow.distribution.Statistic.VAR;

/** p(x) = rate^shape·x^(shape − 1)·e^(−rate·x)/Γ(shape) for x ≥ 0. */
final class Gamma {
    private Gamma() {}

    static Distribution distribution() {
        return new Described("Gamma", Support.positive())
                .parameter("shape", "shape > 0", "the shape is positive")
                .parameter("rate", "rate > 0", "the rate is positive")
                .spelling("scale", "rate", "1/scale", "scale > 0", "the scale is positive")
                .logDensity("shape*log(rate) - lgamma(shape) + (shape - 1)*log(x) - rate*x")
                .law(MEAN, "shape/rate")
                .law(VAR, "shape/rate^2")
                .law(MODE, "max(shape - 1, 0)/rate")
                .law(ENTROPY, "shape - log(rate) + lgamma(shape) + (1 - shape)*digamma(shape)")
                .law(LOG, "digamma(shape) - log(rate)")
                .law(LOG_VAR, "trigamma(shape)")
                .law(RECIPROCAL, "rate/max(shape - 1, 0)")
                .law(LOG_POWER, "lgamma(max(shape + at, 0)) - lgamma(shape) - at*log(rate)")
                .law(LOG_EXPONENTIAL, "shape*log(rate/max(rate - at, 0))")
                .expected("shape*log(rate) - lgamma(shape) + (shape - 1)*x.log - rate*x.mean")
                .divergence(
                        "(a.shape - b.shape)*digamma(a.shape) - lgamma(a.shape) + lgamma(b.shape) +"
                                + " b.shape*log(a.rate/b.rate) + a.shape*(b.rate - a.rate)/a.rate")
                .renyi(
                        "(lgamma(max(at*a.shape + (1 - at)*b.shape, 0)) - max(at*a.shape + (1 - "
                                + "at)*b.shape, 0)*log(max(at*a.rate + (1 - at)*b.rate, 0)) + "
                                + "at*(a.shape*log(a.rate) - lgamma(a.shape)) + (1 - "
                                + "at)*(b.shape*log(b.rate) - lgamma(b.shape)))/(at - 1)");
    }
}
