package elbow.distribution;

import static elbow.distribution.Statistic.LOG_EXPONENTIAL;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.VAR;

/** p(x) = (n choose x)·p^x·(1 − p)^(n − x) for x = 0 .. n. */
final class Binomial {
    private Binomial() {}

    static Distribution distribution() {
        return new Described("Binomial", Support.whole("0", "n"))
                .parameter("n", Parameter.Kind.COUNT, "n >= 0", "n is at least 0")
                .parameter("p", "0 <= p <= 1", "p lies from 0 to 1")
                .density("choose(n, x)*p^x*(1 - p)^(n - x)")
                .logDensity("log(choose(n, x)) + x*log(p) + (n - x)*log(1 - p)")
                .law(MEAN, "n*p")
                .law(VAR, "n*p*(1 - p)")
                .law(
                        MODE,
                        "min(n, floor((n + 1)*p))*(1 - whole((n + 1)*p)*inside(1, (n + 1)*p, n))/(1"
                                + " - whole((n + 1)*p)*inside(1, (n + 1)*p, n))")
                .law(LOG_EXPONENTIAL, "n*log(1 - p + p*exp(at))")
                .divergence(
                        "a.n*(a.p*log(a.p/b.p) + (1 - a.p)*log((1 - a.p)/(1 - b.p)))", "a.n = b.n");
    }
}
