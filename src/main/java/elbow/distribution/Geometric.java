package elbow.distribution;

import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.VAR;

/** p(x) = p·(1 − p)^x for x = 0, 1, ..: the failures before the first success. */
final class Geometric {
    private Geometric() {}

    static Distribution distribution() {
        return new Described("Geometric", Support.whole("0", "infinite"))
                .parameter("p", "0 < p <= 1", "p is above 0 and at most 1")
                .density("p*(1 - p)^x")
                .logDensity("log(p) + x*log(1 - p)")
                .law(MEAN, "(1 - p)/p")
                .law(VAR, "(1 - p)/p^2")
                .law(MODE, "0")
                .law(ENTROPY, "-log(p) - (1 - p)/p*log(1 - p)")
                .expected("log(p) + x.mean*log(1 - p)")
                .divergence("log(a.p/b.p) + (1 - a.p)/a.p*log((1 - a.p)/(1 - b.p))")
                .renyi(
                        "(at*log(a.p) + (1 - at)*log(b.p) - log(max(1 - (1 - a.p)^at*(1 - b.p)^(1 "
                                + "- at), 0)))/(at - 1)");
    }
}
