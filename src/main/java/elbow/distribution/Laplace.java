package elbow.distribution;

import static elbow.distribution.Statistic.DEVIATION;
import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.LOG_EXPONENTIAL;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.VAR;

/** p(x) = e^(−|x − loc|/scale)/(2 scale) on the reals. */
final class Laplace {
    private Laplace() {}

    static Distribution distribution() {
        return new Described("Laplace", Support.reals())
                .parameter("loc", Parameter.Kind.NUMBER)
                .parameter("scale", "scale > 0", "the scale is positive")
                .logDensity("-log(2*scale) - abs(x - loc)/scale")
                .law(MEAN, "loc")
                .law(VAR, "2*scale^2")
                .law(MODE, "loc")
                .law(ENTROPY, "1 + log(2*scale)")
                .law(DEVIATION, "abs(loc - at) + scale*exp(-abs(loc - at)/scale)")
                .law(LOG_EXPONENTIAL, "at*loc - log(max(1 - (at*scale)^2, 0))")
                .expected("-log(2*scale) - x.deviation/scale")
                .at(DEVIATION, "loc")
                .divergence(
                        "log(b.scale/a.scale) + (abs(a.loc - b.loc) + a.scale*exp(-abs(a.loc -"
                                + " b.loc)/a.scale))/b.scale - 1");
    }
}
