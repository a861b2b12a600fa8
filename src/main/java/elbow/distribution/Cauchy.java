package elbow.distribution;

import static elbow.distribution.Statistic.DEVIATION;
import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.SQUARE;
import static elbow.distribution.Statistic.VAR;

/** p(x) = 1/(π scale (1 + ((x − loc)/scale)²)) on the reals. */
final class Cauchy {
    private Cauchy() {}

    static Distribution distribution() {
        return new Described("Cauchy", Support.reals())
                .parameter("loc", Parameter.Kind.NUMBER)
                .parameter("scale", "scale > 0", "the scale is positive")
                .logDensity("-log(pi*scale) - log(1 + ((x - loc)/scale)^2)")
                .law(MEAN, "undefined")
                .law(VAR, "undefined")
                .law(SQUARE, "infinite")
                .law(MODE, "loc")
                .law(ENTROPY, "log(4*pi*scale)")
                .law(DEVIATION, "infinite")
                .divergence("log(((a.scale + b.scale)^2 + (a.loc - b.loc)^2)/(4*a.scale*b.scale))");
    }
}
