package elbow.distribution;

import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.VAR;

/** p(x) = 1/(high − low + 1) for the whole numbers x from low to high. */
final class DiscreteUniform {
    private DiscreteUniform() {}

    static Distribution distribution() {
        return new Described("Uniform", Support.whole("low", "high"))
                .parameter("low", Parameter.Kind.COUNT)
                .parameter(
                        "high",
                        Parameter.Kind.COUNT,
                        "low <= high",
                        "the first of a range is at most the last")
                .density("1/(high - low + 1)")
                .logDensity("-log(high - low + 1)")
                .law(MEAN, "(low + high)/2")
                .law(VAR, "((high - low + 1)^2 - 1)/12")
                .law(MODE, "low*inside(high, low, low)/inside(high, low, low)")
                .law(ENTROPY, "log(high - low + 1)")
                .expected("-log(high - low + 1)")
                .divergence(
                        "log((b.high - b.low + 1)/(a.high - a.low + 1)) - log(inside(b.low, a.low,"
                                + " b.high)*inside(b.low, a.high, b.high))");
    }
}
