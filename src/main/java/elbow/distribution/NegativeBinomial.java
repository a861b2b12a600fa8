package elbow.distribution;

import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.VAR;

/**
 * p(x) = (x + r − 1 choose x)·p^r·(1 − p)^x for x = 0, 1, ..: the failures before the r-th success.
 */
final class NegativeBinomial {
    private NegativeBinomial() {}

    static Distribution distribution() {
        return new Described("NegativeBinomial", Support.whole("0", "infinite"))
                .parameter("r", "r > 0", "r is above 0")
                .parameter("p", "0 < p <= 1", "p is above 0 and at most 1")
                .density("choose(x + r - 1, x)*p^r*(1 - p)^x")
                .logDensity("log(choose(x + r - 1, x)) + r*log(p) + x*log(1 - p)")
                .law(MEAN, "r*(1 - p)/p")
                .law(VAR, "r*(1 - p)/p^2")
                .law(
                        MODE,
                        "floor(max(r - 1, 0)*(1 - p)/p)*(1 - whole(max(r - 1, 0)*(1 -"
                            + " p)/p)*inside(1, max(r - 1, 0)*(1 - p)/p, infinite))/(1 -"
                            + " whole(max(r - 1, 0)*(1 - p)/p)*inside(1, max(r - 1, 0)*(1 - p)/p,"
                            + " infinite))")
                .divergence(
                        "a.r*log(a.p/b.p) + a.r*(1 - a.p)/a.p*log((1 - a.p)/(1 - b.p))",
                        "a.r = b.r");
    }
}
