package elbow.distribution;

import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.LOG;
import static elbow.distribution.Statistic.LOG_POWER;
import static elbow.distribution.Statistic.LOG_VAR;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.RECIPROCAL;
import static elbow.distribution.Statistic.VAR;

/** p(x) = (shape/scale)·(x/scale)^(shape − 1)·e^(−(x/scale)^shape) for x ≥ 0. */
final class Weibull {
    private Weibull() {}

    static Distribution distribution() {
        return new Described("Weibull", Support.positive())
                .parameter("shape", "shape > 0", "the shape is positive")
                .parameter("scale", "scale > 0", "the scale is positive")
                .logDensity("log(shape/scale) + (shape - 1)*log(x/scale) - (x/scale)^shape")
                .law(MEAN, "scale*exp(lgamma(1 + 1/shape))")
                .law(VAR, "scale^2*(exp(lgamma(1 + 2/shape)) - exp(2*lgamma(1 + 1/shape)))")
                .law(MODE, "scale*(max(shape - 1, 0)/shape)^(1/shape)")
                .law(ENTROPY, "1 + log(scale/shape) - digamma(1)*(1 - 1/shape)")
                .law(LOG, "log(scale) + digamma(1)/shape")
                .law(LOG_VAR, "pi^2/(6*shape^2)")
                .law(RECIPROCAL, "exp(lgamma(max(1 - 1/shape, 0)))/scale")
                .law(LOG_POWER, "at*log(scale) + lgamma(max(1 + at/shape, 0))")
                .expected(
                        "log(shape/scale) + (shape - 1)*(x.log - log(scale)) - exp(x.log_power -"
                                + " shape*log(scale))")
                .at(LOG_POWER, "shape");
    }
}
