package elbow.learners;

import static elbow.learners.Numbers.kl;
import static elbow.learners.Numbers.ln;
import static elbow.learners.Numbers.sigmoid;
import static elbow.learners.Numbers.square;
import static elbow.learners.Numbers.two;

import elbow.learners.Answer.Range;

import java.util.Map;

/** The families em and mean-field: one round after another. */
final class Rounds {
    private static final double[] WAYS = {1, 6, 15, 20, 15, 6, 1};

    private Rounds() {}

    static Map<String, Learner> em() {
        return Map.of("two-mints", Rounds::mints, "two-kinds-of-tomatoes", Rounds::tomatoes);
    }

    static Map<String, Learner> meanField() {
        return Map.of("two-switches", Rounds::switches, "unknown-scale", Rounds::scale);
    }

    private static double bag(double heads, double p) {
        return WAYS[(int) heads] * Math.pow(p, heads) * Math.pow(1 - p, 6 - heads);
    }

    private static double logEvidence(Hand h, double[] heads, double north, double south) {
        double sum = 0;
        for (double x : heads) sum += h.round(ln(0.4 * bag(x, north) + 0.6 * bag(x, south)));
        return sum;
    }

    private static void mints(Hand h) {
        double a = h.given("a");
        double b = h.given("b");
        double[] heads = h.given("x1", "x2", "x3");
        double[] r = new double[3];
        for (int i = 0; i < 3; i++) {
            double north = 0.4 * bag(heads[i], a);
            r[i] = h.round(north / (north + 0.6 * bag(heads[i], b)));
        }
        h.part("blame");
        double one = bag(heads[0], a);
        double other = bag(heads[0], b);
        if (h.slips("mixture-weights-left-out")) h.chance(one / (one + other));
        else if (h.slips("other-state")) h.chance(1 - r[0]);
        else if (h.slips("not-normalised")) h.chance(0.4 * one);
        else h.chance(r[0]);
        r[0] = h.earlier("blame");
        h.part("guessed").number(h.base(logEvidence(h, heads, a, b)));
        h.part("north").chance(estimate(h, r, heads));
        for (int i = 0; i < 3; i++) r[i] = 1 - r[i];
        h.part("south").chance(estimate(h, r, heads));
        h.part("improved");
        h.number(h.base(logEvidence(h, heads, h.earlier("north"), h.earlier("south"))));
    }

    private static double estimate(Hand h, double[] r, double[] heads) {
        boolean hard = h.slips("hard-assignment");
        boolean all = h.slips("divided-by-n");
        double up = 0;
        double of = 0;
        for (int i = 0; i < 3; i++) {
            double share = hard ? Math.round(r[i]) : r[i];
            up += h.round(share * heads[i]);
            of += 6 * share;
        }
        return up / (all ? 18 : of);
    }

    private static void tomatoes(Hand h) {
        double m = h.given("m");
        double d = h.given("d");
        double w = h.given("w");
        double[] x = {m + h.given("e1"), m + d / 2, m + d + h.given("e2"), m + d - 1};
        double[] r = new double[4];
        for (int i = 0; i < 4; i++)
            r[i] = h.round(sigmoid(ln(w / (1 - w)) + d * (x[i] - m - d / 2) / 2));
        h.part("large");
        if (h.slips("mixture-weights-left-out")) h.chance(sigmoid(d * (x[1] - m - d / 2) / 2));
        else if (h.slips("other-state")) h.chance(1 - r[1]);
        else h.chance(r[1]);
        r[1] = h.earlier("large");
        h.part("share");
        h.chance(h.slips("hard-assignment", total(hard(r)), total(r)) / 4);
        h.part("small");
        double[] left = new double[4];
        for (int i = 0; i < 4; i++) left[i] = 1 - r[i];
        h.number(mean(h, left, x));
        h.part("mean").number(mean(h, r, x));
        h.part("rises").says(true);
    }

    private static double[] hard(double[] r) {
        double[] hard = new double[r.length];
        for (int i = 0; i < r.length; i++) hard[i] = Math.round(r[i]);
        return hard;
    }

    private static double total(double[] r) {
        return Numbers.sum(r);
    }

    private static double mean(Hand h, double[] r, double[] x) {
        if (h.slips("hard-assignment"))
            return Numbers.sum(Numbers.times(hard(r), x)) / total(hard(r));
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += h.round(r[i] * x[i]);
        return sum / h.slips("divided-by-n", x.length, total(r));
    }

    private static void switches(Hand h) {
        double a = h.given("a");
        double b = h.given("b");
        double k = h.given("k");
        double up = h.given("h");
        double lift = h.round(ln(up / k));
        h.part("left");
        h.chance(sigmoid(h.round(ln(a / (1 - a))) + h.round(lift * (1 - 2 * h.given("s")))));
        double left = h.earlier("left");
        h.part("right");
        h.chance(sigmoid(h.round(ln(b / (1 - b))) + h.round(lift * (1 - 2 * left))));
        double right = h.earlier("right");
        h.part("bound");
        double one = left * (1 - right) + right * (1 - left);
        double explained = h.round(one * ln(up)) + h.round((1 - one) * ln(k));
        double cost = h.round(kl(two(left), two(a))) + h.round(kl(two(right), two(b)));
        h.number(new Bell(h).elbo(explained, cost));
        h.part("gap");
        double odd = a * (1 - b) + b * (1 - a);
        double evidence = h.round(ln(h.round(odd * up + (1 - odd) * k)));
        h.number(new Bell(h).gap(evidence, h.earlier("bound")));
    }

    private static void scale(Hand h) {
        double[] x = h.given("x1", "x2", "x3");
        double t = h.given("t");
        h.part("var");
        double precision = 0.25 + 3 * t;
        h.spread(h.slips("covariance-inverted", precision, 1 / precision));
        double var = h.earlier("var");
        h.part("mean").number(var * (h.given("m") / 4 + t * Numbers.sum(x)));
        double mean = h.earlier("mean");
        h.part("tau").number(3.5 / rate(h, x, mean, var));
        h.part("all");
        h.answer(
                "Gamma(shape = %s, rate = %s)",
                Range.SPREAD, 3.5, rate(h, x, h.earlier("mean"), h.earlier("var")));
    }

    /** 3 + Σ E (x − mu)²/2 */
    private static double rate(Hand h, double[] x, double mean, double var) {
        double each = h.slips("latent-variance-forgotten", 0, var);
        double rate = 3;
        for (double one : x) rate += h.round((square(one - mean) + each) / 2);
        return rate;
    }
}
