package elbow.distribution;

import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.LOG_EXPONENTIAL;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.VAR;

/** p(x) = e^(−z − e^(−z))/scale on the reals, z = (x − loc)/scale: of the maximum. */
final class Gumbel {
    private Gumbel() {}

    static Distribution distribution() {
        return new Described("Gumbel", Support.reals())
                .parameter("loc", Parameter.Kind.NUMBER)
                .parameter("scale", "scale > 0", "the scale is positive")
                .logDensity("-log(scale) - (x - loc)/scale - exp(-(x - loc)/scale)")
                .law(MEAN, "loc - digamma(1)*scale")
                .law(VAR, "pi^2*scale^2/6")
                .law(MODE, "loc")
                .law(ENTROPY, "log(scale) + 1 - digamma(1)")
                .law(LOG_EXPONENTIAL, "at*loc + lgamma(max(1 - at*scale, 0))")
                .expected("-log(scale) - (x.mean - loc)/scale - exp(loc/scale + x.log_exponential)")
                .at(LOG_EXPONENTIAL, "-1/scale")
                .divergence(
                        "log(b.scale/a.scale) + digamma(1)*(1 - a.scale/b.scale) + (a.loc -"
                                + " b.loc)/b.scale + exp((b.loc - a.loc)/b.scale + lgamma(1 +"
                                + " a.scale/b.scale)) - 1");
    }
}
