package elbow.exercise;

import org.junit.jupiter.api.Test;

/** The bank's exercises on EM, mean field and data, each solved by plain arithmetic. */
class RoundsBankTest {
    /** By odds: the binomial coefficients cancel in every responsibility. */
    @Test
    void twoMints() {
        Solved.each(
                "em/two-mints",
                s -> {
                    double[] heads = {s.given("x1"), s.given("x2"), s.given("x3")};
                    double a = s.given("a");
                    double b = s.given("b");
                    double[] up = new double[2];
                    double[] all = new double[2];
                    for (int i = 0; i < 3; i++) {
                        double odds =
                                2.0
                                        / 3
                                        * Math.pow(a / b, heads[i])
                                        * Math.pow((1 - a) / (1 - b), 6 - heads[i]);
                        double r = odds / (1 + odds);
                        if (i == 0) s.is("blame", r);
                        up[0] += r * heads[i];
                        up[1] += (1 - r) * heads[i];
                        all[0] += 6 * r;
                        all[1] += 6 * (1 - r);
                    }
                    s.is("north", up[0] / all[0]);
                    s.is("south", up[1] / all[1]);
                    s.is("guessed", evidence(heads, a, b));
                    s.is("improved", evidence(heads, up[0] / all[0], up[1] / all[1]));
                });
    }

    private static double evidence(double[] heads, double a, double b) {
        double[] choose = {1, 6, 15, 20, 15, 6, 1};
        double log = 0;
        for (double x : heads)
            log +=
                    Math.log(
                            choose[(int) x]
                                    * (0.4 * Math.pow(a, x) * Math.pow(1 - a, 6 - x)
                                            + 0.6 * Math.pow(b, x) * Math.pow(1 - b, 6 - x)));
        return log;
    }

    /** By the logistic function of the log odds, which are linear for equal variances. */
    @Test
    void twoKindsOfTomatoes() {
        Solved.each(
                "em/two-kinds-of-tomatoes",
                s -> {
                    double m = s.given("m");
                    double d = s.given("d");
                    double w = s.given("w");
                    double[] x = {m + s.given("e1"), m + d / 2, m + d + s.given("e2"), m + d - 1};
                    double total = 0;
                    double large = 0;
                    double small = 0;
                    for (int i = 0; i < 4; i++) {
                        double odds = Math.log(w / (1 - w)) + d * (x[i] - m - d / 2) / 2;
                        double r = 1 / (1 + Math.exp(-odds));
                        if (i == 1) s.is("large", r);
                        total += r;
                        large += r * x[i];
                        small += (1 - r) * x[i];
                    }
                    s.is("share", total / 4);
                    s.is("small", small / (4 - total));
                    s.is("mean", large / total);
                    s.is("rises", true);
                });
    }

    /** By log odds, each update a sum of differences. */
    @Test
    void twoSwitches() {
        Solved.each(
                "mean-field/two-switches",
                s -> {
                    double a = s.given("a");
                    double b = s.given("b");
                    double lift = Math.log(s.given("h") / s.given("k"));
                    double left = sigmoid(Math.log(a / (1 - a)) + lift * (1 - 2 * s.given("s")));
                    double right = sigmoid(Math.log(b / (1 - b)) + lift * (1 - 2 * left));
                    s.is("left", left);
                    s.is("right", right);
                    double one = left * (1 - right) + right * (1 - left);
                    double bound =
                            one * Math.log(s.given("h"))
                                    + (1 - one) * Math.log(s.given("k"))
                                    - Worlds.kl(left, a)
                                    - Worlds.kl(right, b);
                    s.is("bound", bound);
                    double odd = a * (1 - b) + b * (1 - a);
                    double evidence = odd * s.given("h") + (1 - odd) * s.given("k");
                    s.is("gap", Math.log(evidence) - bound);
                });
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** By precisions that add up, and the mean square around q's mean. */
    @Test
    void unknownScale() {
        Solved.each(
                "mean-field/unknown-scale",
                s -> {
                    double[] x = {s.given("x1"), s.given("x2"), s.given("x3")};
                    double precision = 0.25 + 3 * s.given("t");
                    double mean =
                            (s.given("m") / 4 + s.given("t") * (x[0] + x[1] + x[2])) / precision;
                    s.is("var", 1 / precision);
                    s.is("mean", mean);
                    double rate = 3 + 1.5 / precision;
                    for (double each : x) rate += (each - mean) * (each - mean) / 2;
                    s.is("tau", 3.5 / rate);
                    s.is("all", 3.5, rate);
                });
    }

    /** By counting. */
    @Test
    void lostLuggage() {
        Solved.each(
                "data/lost-luggage",
                s -> {
                    double direct = s.given("n1") + s.given("n2");
                    double changed = s.given("n3") + s.given("n4");
                    s.is("change", changed / (direct + changed));
                    s.is("direct", s.given("n1") / direct);
                    s.is("lost", s.given("n3") / changed);
                    double days = s.given("n1") * s.given("d1") + s.given("n3") * s.given("d2");
                    s.is("days", 1 / (1 + days / (direct + changed)));
                });
    }

    /** By two letters that are alike and one that is not. */
    @Test
    void threeReaders() {
        Solved.each(
                "data/three-readers",
                s -> {
                    double tall = s.given("e2");
                    double low = s.given("e1");
                    double rec =
                            2
                                            * (tall * Math.log(s.given("c1"))
                                                    + (1 - tall) * Math.log(s.given("c0")))
                                    + low * Math.log(1 - s.given("c1"))
                                    + (1 - low) * Math.log(1 - s.given("c0"));
                    double kl = 2 * Worlds.kl(tall, s.given("w")) + Worlds.kl(low, s.given("w"));
                    s.is("share", (2 * tall + low) / 3);
                    s.is("rec", rec / 3);
                    s.is("kl", kl / 3);
                    s.is("total", rec - kl);
                });
    }
}
