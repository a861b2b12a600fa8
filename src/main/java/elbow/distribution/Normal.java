package elbow.distribution;

import static elbow.distribution.Statistic.DEVIATION;
import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.LOG_EXPONENTIAL;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.VAR;

/** p(x) = e^(−(x − mean)²/(2 var))/√(2π var) on the reals. */
final class Normal {
    private Normal() {}

    static Distribution distribution() {
        return new Described("Normal", Support.reals())
                .parameter("mean", Parameter.Kind.NUMBER)
                .parameter("var", "var > 0", "the variance is positive")
                .spelling("sd", "var", "sd^2", "sd > 0", "the standard deviation is positive")
                .spelling(
                        "precision",
                        "var",
                        "1/precision",
                        "precision > 0",
                        "the precision is positive")
                .spelling("cov", "var", "cov")
                .spelling("log_var", "var", "exp(log_var)")
                .logDensity("-log(2*pi*var)/2 - (x - mean)^2/(2*var)")
                .law(MEAN, "mean")
                .law(VAR, "var")
                .law(MODE, "mean")
                .law(ENTROPY, "log(2*pi*var)/2 + 1/2")
                .law(LOG_EXPONENTIAL, "at*mean + at^2*var/2")
                .law(
                        DEVIATION,
                        "sqrt(2*var/pi)*exp(-(mean - at)^2/(2*var)) + (mean - at)*(2*Phi((mean -"
                                + " at)/sqrt(var)) - 1)")
                .expected("-log(2*pi*var)/2 - (x.var + (x.mean - mean)^2)/(2*var)")
                .divergence("log(b.var/a.var)/2 + (a.var + (a.mean - b.mean)^2)/(2*b.var) - 1/2")
                .renyi(
                        "log(b.var/a.var)/2 + log(b.var/max(at*b.var + (1 - at)*a.var, 0))/(2*(at -"
                            + " 1)) + at*(a.mean - b.mean)^2*(1/(2*max(at*b.var + (1 - at)*a.var,"
                            + " 0)))");
    }
}
