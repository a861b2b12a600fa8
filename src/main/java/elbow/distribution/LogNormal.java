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

/** p(x) = e^(−(ln x − mean)²/(2 sd²))/(x·sd·√(2π)) for x &gt; 0: ln x is Normal. */
final class LogNormal {
    private LogNormal() {}

    static Distribution distribution() {
        return new Described("LogNormal", Support.aboveZero())
                .parameter("mean", Parameter.Kind.NUMBER)
                .parameter("sd", "sd > 0", "the standard deviation is positive")
                .logDensity("-log(x) - log(2*pi*sd^2)/2 - (log(x) - mean)^2/(2*sd^2)")
                .law(MEAN, "exp(mean + sd^2/2)")
                .law(VAR, "(exp(sd^2) - 1)*exp(2*mean + sd^2)")
                .law(MODE, "exp(mean - sd^2)")
                .law(SQUARE, "exp(2*mean + 2*sd^2)")
                .law(ENTROPY, "mean + log(2*pi*sd^2)/2 + 1/2")
                .law(LOG, "mean")
                .law(LOG_VAR, "sd^2")
                .law(RECIPROCAL, "exp(sd^2/2 - mean)")
                .law(LOG_POWER, "at*mean + at^2*sd^2/2")
                .expected("-x.log - log(2*pi*sd^2)/2 - (x.log_var + (x.log - mean)^2)/(2*sd^2)")
                .divergence("log(b.sd/a.sd) + (a.sd^2 + (a.mean - b.mean)^2)/(2*b.sd^2) - 1/2")
                .renyi(
                        "log(b.sd/a.sd) + log(b.sd^2/max(at*b.sd^2 + (1 - at)*a.sd^2, 0))/(2*(at -"
                            + " 1)) + at*(a.mean - b.mean)^2*(1/(2*max(at*b.sd^2 + (1 - at)*a.sd^2,"
                            + " 0)))");
    }
}
