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

/** p(x) = shape·scale^shape/x^(shape + 1) for x ≥ scale. */
final class Pareto {
    private Pareto() {}

    static Distribution distribution() {
        return new Described("Pareto", Support.interval("scale", "infinite"))
                .parameter("shape", "shape > 0", "the shape is positive")
                .parameter("scale", "scale > 0", "the scale is positive")
                .logDensity("log(shape) + shape*log(scale) - (shape + 1)*log(x)")
                .law(MEAN, "shape*scale/max(shape - 1, 0)")
                .law(VAR, "shape*scale^2/(max(shape - 1, 0)^2*max(shape - 2, 0))")
                .law(SQUARE, "shape*scale^2/max(shape - 2, 0)")
                .law(MODE, "scale")
                .law(ENTROPY, "log(scale/shape) + 1 + 1/shape")
                .law(LOG, "log(scale) + 1/shape")
                .law(LOG_VAR, "1/shape^2")
                .law(RECIPROCAL, "shape/((shape + 1)*scale)")
                .law(LOG_POWER, "at*log(scale) + log(shape/max(shape - at, 0))")
                .expected("log(shape) + shape*log(scale) - (shape + 1)*x.log")
                .divergence(
                        "log(a.shape/b.shape) + b.shape*log(a.scale/b.scale) + b.shape/a.shape - 1"
                                + " - log(inside(b.scale, a.scale, infinite))");
    }
}
