package elbow.distribution;

import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.LOG;
import static elbow.distribution.Statistic.LOG_COMPLEMENT;
import static elbow.distribution.Statistic.LOG_POWER;
import static elbow.distribution.Statistic.LOG_VAR;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.RECIPROCAL;
import static elbow.distribution.Statistic.VAR;

/** p(x) = x^(a − 1)·(1 − x)^(b − 1)/B(a, b) for x from 0 to 1. */
final class Beta {
    private Beta() {}

    static Distribution distribution() {
        return new Described("Beta", Support.interval("0", "1"))
                .parameter("a", "a > 0", "a is positive")
                .parameter("b", "b > 0", "b is positive")
                .logDensity("(a - 1)*log(x) + (b - 1)*log(1 - x) - lbeta(a, b)")
                .law(MEAN, "a/(a + b)")
                .law(VAR, "a*b/((a + b)^2*(a + b + 1))")
                .law(MODE, "max(a - 1, 0)/(max(a - 1, 0) + max(b - 1, 0))")
                .law(
                        ENTROPY,
                        "lbeta(a, b) - (a - 1)*digamma(a) - (b - 1)*digamma(b) + (a + b -"
                                + " 2)*digamma(a + b)")
                .law(LOG, "digamma(a) - digamma(a + b)")
                .law(LOG_COMPLEMENT, "digamma(b) - digamma(a + b)")
                .law(LOG_VAR, "trigamma(a) - trigamma(a + b)")
                .law(RECIPROCAL, "1 + b/max(a - 1, 0)")
                .law(LOG_POWER, "lbeta(max(a + at, 0), b) - lbeta(a, b)")
                .expected("(a - 1)*x.log + (b - 1)*x.log_complement - lbeta(a, b)")
                .divergence(
                        "lbeta(b.a, b.b) - lbeta(a.a, a.b) + (a.a - b.a)*digamma(a.a) + (a.b -"
                                + " b.b)*digamma(a.b) + (b.a + b.b - a.a - a.b)*digamma(a.a + a.b)")
                .renyi(
                        "(lbeta(max(at*a.a + (1 - at)*b.a, 0), max(at*a.b + (1 - at)*b.b, 0)) - "
                                + "at*lbeta(a.a, a.b) - (1 - at)*lbeta(b.a, b.b))/(at - 1)");
    }
}
