package elbow.distribution;

import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.LOG;
import static elbow.distribution.Statistic.LOG_POWER;
import static elbow.distribution.Statistic.LOG_VAR;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.RECIPROCAL;
import static elbow.distribution.Statistic.SQUARE;
import static elbow.distribution.Statistic.VAR;

/** p(x) = √(2/π)·e^(−x²/(2 scale²))/scale for x ≥ 0. */
final class HalfNormal {
    private HalfNormal() {}

    static Distribution distribution() {
        return new Described("HalfNormal", Support.positive())
                .parameter("scale", "scale > 0", "the scale is positive")
                .logDensity("log(2/(pi*scale^2))/2 - x^2/(2*scale^2)")
                .law(MEAN, "scale*sqrt(2/pi)")
                .law(VAR, "scale^2*(1 - 2/pi)")
                .law(SQUARE, "scale^2")
                .law(MODE, "0")
                .law(ENTROPY, "log(pi*scale^2/2)/2 + 1/2")
                .law(LOG, "log(scale) + (log(2) + digamma(1/2))/2")
                .law(LOG_VAR, "trigamma(1/2)/4")
                .law(RECIPROCAL, "infinite")
                .law(
                        LOG_POWER,
                        "at*log(scale) + at*log(2)/2 + lgamma(max((at + 1)/2, 0)) - log(pi)/2")
                .expected("log(2/(pi*scale^2))/2 - x.square/(2*scale^2)")
                .divergence("log(b.scale/a.scale) + a.scale^2/(2*b.scale^2) - 1/2")
                .renyi(
                        "log(b.scale/a.scale) + log(b.scale^2/max(at*b.scale^2 + (1 - "
                                + "at)*a.scale^2, 0))/(2*(at - 1))");
    }
}
