package elbow.distribution;

import static elbow.distribution.Statistic.ENTROPY;
import static elbow.distribution.Statistic.MEAN;
import static elbow.distribution.Statistic.MODE;
import static elbow.distribution.Statistic.SQUARE;
import static elbow.distribution.Statistic.VAR;

import elbow.formula.Formulas;

/** P(x = value) = 1. */
final class Point {
    private Point() {}

    static Distribution distribution() {
        return new Described("Point", new Support.Single(Formulas.parse("value")))
                .parameter("value", Parameter.Kind.NUMBER)
                .density("1")
                .logDensity("0")
                .law(MEAN, "value")
                .law(VAR, "0")
                .law(MODE, "value")
                .law(ENTROPY, "0")
                .law(SQUARE, "value^2")
                .divergence("-log(inside(b.value, a.value, b.value))");
    }
}
