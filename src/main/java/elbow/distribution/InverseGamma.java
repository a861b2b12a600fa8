package elbow.distribution;

import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.LOG;
import static elbow.distribution.Statistic.LOG_POWER;
import static elbow.distribution.Statistic.LOG_VAR;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.RECIPROCAL;
import static elbow.distribution.Statistic.VAR;

/** p(x) = scale^shape·x^(−shape − 1)·e^(−scale/x)/Γ(shape) for x &gt; 0. */
final class InverseGamma {
    private InverseGamma() {}

    static Distribution distribution() {
        return new Described("InverseGamma", Support.aboveZero())
                .parameter("shape", "shape > 0", "the shape is positive")
                .parameter("scale", "scale > 0", "the scale is positive")
                .logDensity("shape*log(scale) - lgamma(shape) - (shape + 1)*log(x) - scale/x")
                .law(MEAN, "scale/max(shape - 1, 0)")
                .law(VAR, "scale^2/(max(shape - 1, 0)^2*max(shape - 2, 0))")
                .law(MODE, "scale/(shape + 1)")
                .law(ENTROPY, "shape + log(scale) + lgamma(shape) - (1 + shape)*digamma(shape)")
                .law(LOG, "log(scale) - digamma(shape)")
                .law(LOG_VAR, "trigamma(shape)")
                .law(RECIPROCAL, "shape/scale")
                .law(LOG_POWER, "lgamma(max(shape - at, 0)) - lgamma(shape) + at*log(scale)")
                .expected(
                        "shape*log(scale) - lgamma(shape) - (shape + 1)*x.log - scale*x.reciprocal")
                .divergence(
                        "(a.shape - b.shape)*digamma(a.shape) - lgamma(a.shape) + lgamma(b.shape) +"
                                + " b.shape*log(a.scale/b.scale) + a.shape*(b.scale -"
                                + " a.scale)/a.scale")
                .renyi(
                        "(lgamma(max(at*a.shape + (1 - at)*b.shape, 0)) - max(at*a.shape + (1 - "
                                + "at)*b.shape, 0)*log(max(at*a.scale + (1 - at)*b.scale, 0)) + "
                                + "at*(a.shape*log(a.scale) - lgamma(a.shape)) + (1 - "
                                + "at)*(b.shape*log(b.scale) - lgamma(b.shape)))/(at - 1)");
    }
}
