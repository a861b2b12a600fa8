package elbow.learners;

import static elbow.learners.Bayes.bits;
import static elbow.learners.Bayes.surprise;
import static elbow.learners.Numbers.entropy;
import static elbow.learners.Numbers.ln;
import static elbow.learners.Numbers.two;

import java.util.Map;

/** The family information: entropies, divergences and what is passed on. */
final class Informations {
    private Informations() {}

    static Map<String, Learner> all() {
        return Map.of(
                "two-forecasts", Informations::forecasts,
                "two-counters", Informations::counters,
                "passed-on", Informations::passedOn);
    }

    private static void forecasts(Hand h) {
        double[] p = h.given("p.1", "p.2", "p.3");
        double[] r = h.given("r.1", "r.2", "r.3");
        h.part("entropy").number(h.base(surprise(h, p)));
        h.part("bits").number(bits(h, h.earlier("entropy")));
        h.part("cross");
        double cross = 0;
        for (int i = 0; i < 3; i++) cross -= h.round(p[i] * ln(r[i]));
        h.number(h.base(cross));
        h.part("station_kl").number(Latent.kl(h, p, r));
        h.part("brochure_kl").number(Latent.kl(h, r, p));
        double[] middle = new double[3];
        for (int i = 0; i < 3; i++) middle[i] = (p[i] + r[i]) / 2;
        h.part("shannon");
        double one = h.round(Numbers.kl(p, middle));
        double other = h.round(Numbers.kl(r, middle));
        h.number(h.base((one + other) / 2));
    }

    private static void counters(Hand h) {
        double calm = h.given("calm");
        double busy = h.given("busy");
        h.part("moonlit").number(divergence(h, busy, calm));
        h.part("calmly").number(divergence(h, calm, busy));
        h.part("dearer").says(poisson(busy, calm) > poisson(calm, busy));
        h.part("silent").number(busy);
    }

    private static double poisson(double a, double b) {
        return a * ln(a / b) - a + b;
    }

    private static double divergence(Hand h, double a, double b) {
        if (h.slips("kl-swapped")) return poisson(b, a);
        double sum = h.round(a * ln(a / b)) - a + b;
        if (h.slips("kl-negative")) return -sum;
        return h.base(sum);
    }

    private static void passedOn(Hand h) {
        double[] coach = two(h.given("yes"));
        double[][] mid = {two(h.given("wrong")), two(h.given("hears"))};
        double[][] word = {two(h.given("slip")), two(h.given("says"))};
        double[][] goal = new double[2][2];
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < 2; j++)
                goal[i][j] = mid[i][0] * word[0][j] + mid[i][1] * word[1][j];
        h.part("wish").number(bits(h, surprise(h, coach)));
        h.part("heard_up");
        double up = h.round(coach[0] * mid[0][1]) + h.round(coach[1] * mid[1][1]);
        h.chance(h.slips("prior-exchanged", coach[1] * mid[0][1] + coach[0] * mid[1][1], up));
        h.part("first").number(bits(h, information(h, coach, mid)));
        h.part("open");
        double heard = h.earlier("heard_up");
        double open = 0;
        for (int j = 0; j < 2; j++) {
            double down = h.round(coach[0] * mid[0][j] / two(heard)[j]);
            double wish = h.round(coach[1] * mid[1][j] / two(heard)[j]);
            open += h.round(two(heard)[j] * h.round(entropy(down, wish)));
        }
        h.number(bits(h, open));
        h.part("second").number(bits(h, information(h, coach, goal)));
        h.part("less").says(information(coach, goal) < information(coach, mid));
        h.part("all_said").says(true);
    }

    private static double information(double[] p, double[][] row) {
        double[] out = out(p, row);
        return entropy(out) - p[0] * entropy(row[0]) - p[1] * entropy(row[1]);
    }

    private static double information(Hand h, double[] p, double[][] row) {
        double[] out = out(p, row);
        double sum = 0;
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < 2; j++) sum += h.round(p[i] * row[i][j] * ln(row[i][j] / out[j]));
        return sum;
    }

    private static double[] out(double[] p, double[][] row) {
        return two(p[0] * row[0][1] + p[1] * row[1][1]);
    }
}
