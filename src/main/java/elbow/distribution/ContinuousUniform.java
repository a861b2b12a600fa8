package elbow.distribution;

import static elbow.distribution.Statistic.DEVIATION;
import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.LOG;
import static elbow.distribution.Statistic.LOG_COMPLEMENT;
import static elbow.distribution.Statistic.LOG_EXPONENTIAL;
import static elbow.distribution.Statistic.LOG_POWER;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.RECIPROCAL;
import static elbow.distribution.Statistic.VAR;

/** p(x) = 1/(high − low) for x from low to high. */
final class ContinuousUniform {
    private ContinuousUniform() {}

    static Distribution distribution() {
        return new Described("Uniform", Support.interval("low", "high"))
                .parameter("low", Parameter.Kind.NUMBER)
                .parameter("high", "low < high", "low is below high")
                .logDensity("-log(high - low)")
                .law(MEAN, "(low + high)/2")
                .law(VAR, "(high - low)^2/12")
                .law(MODE, "undefined")
                .law(ENTROPY, "log(high - low)")
                .law(LOG, "(high*log(high) - low*log(low))/(high - low) - 1")
                .law(
                        LOG_COMPLEMENT,
                        "((1 - low)*log(1 - low) - (1 - high)*log(1 - high))/(high - low) - 1")
                .law(RECIPROCAL, "log(high/low)/(high - low)")
                .law(
                        DEVIATION,
                        "((high - at)*abs(high - at) - (low - at)*abs(low - at))/(2*(high - low))")
                .law(
                        LOG_EXPONENTIAL,
                        "at*high + log((1 - exp(-at*(high - low)))/(at*(high - low)))")
                .law(LOG_POWER, "log((high^(at + 1) - low^(at + 1))/((at + 1)*(high - low)))")
                .expected("-log(high - low)")
                .divergence(
                        "log((b.high - b.low)/(a.high - a.low)) - log(inside(b.low, a.low,"
                                + " b.high)*inside(b.low, a.high, b.high))");
    }
}
