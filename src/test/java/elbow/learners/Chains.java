package elbow.learners;

import static elbow.learners.Numbers.two;

import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The family hmm, by summing over all paths of four steps. */
final class Chains {
    private Chains() {}

    static Map<String, Learner> all() {
        return Map.of("greenhouse-vent", Chains::vent, "ferry-whistle", Chains::ferry);
    }

    /**
     * @param start p(z[1])
     * @param step p(z[t] | z[t-1])
     * @param seen p(u[t] | z[t]) of what was seen
     */
    private record Chain(double[] start, double[][] step, double[][] seen) {
        double sum(int last, ToDoubleFunction<int[]> f) {
            double sum = 0;
            for (int code = 0; code < 16; code++) {
                int[] z = {code >> 3 & 1, code >> 2 & 1, code >> 1 & 1, code & 1};
                double p = start[z[0]];
                for (int t = 1; t < 4; t++) p *= step[z[t - 1]][z[t]];
                for (int t = 0; t < last; t++) p *= seen[t][z[t]];
                sum += p * f.applyAsDouble(z);
            }
            return sum;
        }

        double mean(int last, ToDoubleFunction<int[]> f) {
            return sum(last, f) / sum(last, z -> 1);
        }

        /** Who mixes up from and to. */
        Chain transposed() {
            double[][] turned = {{step[0][0], step[1][0]}, {step[0][1], step[1][1]}};
            return new Chain(start, turned, seen);
        }

        /** Each step alone, as if it were the first. */
        Chain without() {
            return new Chain(start, new double[][] {start, start}, seen);
        }
    }

    private static double quotient(Hand h, double a, double b) {
        return h.round(a) / h.round(b);
    }

    private static void vent(Hand h) {
        double[] cold = h.given("warm", "leak");
        double[] warm = {1 - cold[0], 1 - cold[1]};
        double[][] step = {two(1 - h.given("stays")), two(1 - h.given("opens"))};
        boolean second = h.word("u2").equals("cold");
        double[][] seen = {cold, second ? cold : warm, warm};
        Chain c = new Chain(two(1 - h.given("open")), step, seen);
        h.part("filtered");
        if (h.slips("transition-transposed"))
            h.chance(c.transposed().mean(2, z -> 1 - z[1]));
        else if (h.slips("not-normalised")) h.chance(c.sum(2, z -> 1 - z[1]));
        else if (h.slips("other-state")) h.chance(c.mean(2, z -> z[1]));
        else h.chance(quotient(h, c.sum(2, z -> 1 - z[1]), c.sum(2, z -> 1)));
        double open = h.earlier("filtered");
        h.part("ahead");
        double stays = h.round(open * step[0][0]) + h.round((1 - open) * step[1][0]);
        double turned = open * step[0][0] + (1 - open) * step[0][1];
        if (h.slips("no-transition")) h.chance(open);
        else if (h.slips("transition-transposed")) h.chance(turned);
        else h.chance(stays);
        h.part("evidence");
        double best = 0;
        for (int code = 0; code < 8; code++) {
            int path = code;
            double p = c.sum(3, z -> (z[0] << 2 | z[1] << 1 | z[2]) == path ? 1 : 0);
            best = Math.max(best, p);
        }
        if (h.slips("best-path")) h.chance(best);
        else if (h.slips("transition-transposed")) h.chance(c.transposed().sum(3, z -> 1));
        else h.chance(c.sum(3, z -> 1));
        double all = h.earlier("evidence");
        h.part("smoothed");
        if (h.slips("filtering-for-smoothing")) h.chance(open);
        else if (h.slips("not-normalised")) h.chance(c.sum(3, z -> 1 - z[1]));
        else h.chance(h.round(c.sum(3, z -> 1 - z[1])) / all);
        h.part("moved");
        double moved = h.round(c.sum(3, z -> (1 - z[1]) * z[2]));
        h.chance(h.slips("not-normalised", moved, moved / all));
        h.part("next");
        double next = h.round(c.sum(3, z -> cold[z[3]]));
        if (h.slips("no-transition")) h.chance(c.mean(3, z -> cold[z[2]]));
        else h.chance(next / all);
    }

    private static void ferry(Hand h) {
        double[][] step = {two(1 - h.given("keep")), two(1 - h.given("clear"))};
        double[] rates = h.given("few", "many");
        double[] counts = h.given("u1", "u2", "u3");
        double[][] seen = new double[3][2];
        for (int t = 0; t < 3; t++)
            for (int k = 0; k < 2; k++) seen[t][k] = Numbers.poisson(rates[k], counts[t]);
        Chain c = new Chain(two(1 - h.given("calm")), step, seen);
        double best = 0;
        String path = "";
        for (int code = 0; code < 8; code++) {
            int wanted = code;
            double p = c.sum(3, z -> (z[0] << 2 | z[1] << 1 | z[2]) == wanted ? 1 : 0);
            if (p > best) path = name(code >> 2) + ", " + name(code >> 1) + ", " + name(code);
            best = Math.max(best, p);
        }
        h.part("path").says(path);
        h.part("best").number(h.slips("log-not-taken", best, h.base(Math.log(best))));
        h.part("filtered");
        if (h.slips("transition-transposed")) h.chance(c.transposed().mean(2, z -> z[1]));
        else if (h.slips("other-state")) h.chance(c.mean(2, z -> 1 - z[1]));
        else h.chance(quotient(h, c.sum(2, z -> z[1]), c.sum(2, z -> 1)));
        h.part("smoothed");
        if (h.slips("filtering-for-smoothing")) h.chance(h.earlier("filtered"));
        else if (h.slips("other-state")) h.chance(c.mean(3, z -> 1 - z[1]));
        else h.chance(quotient(h, c.sum(3, z -> z[1]), c.sum(3, z -> 1)));
        h.part("expected");
        if (h.slips("no-transition")) h.number(c.mean(3, z -> rates[z[2]]));
        else {
            double fog = h.round(c.mean(3, z -> z[3]));
            h.number(h.round((1 - fog) * rates[0]) + h.round(fog * rates[1]));
        }
    }

    private static String name(int code) {
        return (code & 1) == 0 ? "calm" : "fog";
    }
}
