package elbow.learners;

import static elbow.learners.Numbers.two;

import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The family hmm: forwards step by step, and by summing over all paths. */
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
        /** Over the paths of so many steps, all of which were seen. */
        double sum(int steps, ToDoubleFunction<int[]> f) {
            double sum = 0;
            for (int code = 0; code < 1 << steps; code++) {
                int[] z = new int[steps];
                for (int t = 0; t < steps; t++) z[t] = code >> t & 1;
                double p = start[z[0]] * seen[0][z[0]];
                for (int t = 1; t < steps; t++) p *= step[z[t - 1]][z[t]] * seen[t][z[t]];
                sum += p * f.applyAsDouble(z);
            }
            return sum;
        }

        double mean(int steps, ToDoubleFunction<int[]> f) {
            return sum(steps, f) / sum(steps, z -> 1);
        }

        /** Who mixes up from and to. */
        Chain transposed() {
            double[][] turned = {{step[0][0], step[1][0]}, {step[0][1], step[1][1]}};
            return new Chain(start, turned, seen);
        }
    }

    /** p(z[2] | u[1:2]) of the second state, forwards, and what was seen before. */
    private record Forward(double first, double second, double belief) {
        static Forward of(Hand h, Chain c) {
            double[] now = {h.round(c.start[0] * c.seen[0][0]), h.round(c.start[1] * c.seen[0][1])};
            double first = h.round(now[0] + now[1]);
            double before = h.round(now[1] / first);
            double ahead = ahead(h, c, before);
            double[] next = seen(h, c.seen[1], ahead);
            double second = h.round(next[0] + next[1]);
            return new Forward(first, second, next[1] / second);
        }
    }

    private static double[] seen(Hand h, double[] likelihood, double belief) {
        return new double[] {
            h.round(likelihood[0] * (1 - belief)), h.round(likelihood[1] * belief)
        };
    }

    /** One step on: Σ p(z[t+1] = second | z[t]) p(z[t]) */
    private static double ahead(Hand h, Chain c, double belief) {
        return h.round(h.round(c.step[0][1] * (1 - belief)) + h.round(c.step[1][1] * belief));
    }

    /** p(z[3] = second | u[1:3]) from the belief before the third sight. */
    private static double third(Hand h, Chain c, double ahead) {
        double[] joint = seen(h, c.seen[2], ahead);
        return h.round(joint[1] / h.round(joint[0] + joint[1]));
    }

    /** p(u[3] | z[2]) */
    private static double[] later(Hand h, Chain c) {
        double[] later = new double[2];
        for (int i = 0; i < 2; i++)
            later[i] =
                    h.round(
                            h.round(c.step[i][0] * c.seen[2][0])
                                    + h.round(c.step[i][1] * c.seen[2][1]));
        return later;
    }

    private static void vent(Hand h) {
        double[] cold = h.given("leak", "warm");
        double[] warm = {1 - cold[0], 1 - cold[1]};
        double[][] step = {two(h.given("opens")), two(h.given("stays"))};
        boolean second = h.word("u2").equals("cold");
        Chain c =
                new Chain(
                        two(h.given("open")),
                        step,
                        new double[][] {cold, second ? cold : warm, warm});
        Forward forward = Forward.of(h, c);
        h.part("filtered");
        if (h.slips("transition-transposed")) h.chance(c.transposed().mean(2, z -> z[1]));
        else if (h.slips("not-normalised")) h.chance(c.sum(2, z -> z[1]));
        else if (h.slips("other-state")) h.chance(c.mean(2, z -> 1 - z[1]));
        else h.chance(forward.belief);
        h.part("ahead");
        double open = h.earlier("filtered");
        if (h.slips("no-transition")) h.chance(open);
        else if (h.slips("transition-transposed")) h.chance(ahead(h, c.transposed(), open));
        else if (h.slips("other-state")) h.chance(1 - ahead(h, c, open));
        else h.chance(ahead(h, c, open));
        h.part("evidence");
        double[] third = seen(h, warm, h.earlier("ahead"));
        if (h.slips("best-path")) h.chance(best(c));
        else if (h.slips("transition-transposed")) h.chance(c.transposed().sum(3, z -> 1));
        else h.chance(h.round(forward.first * forward.second) * h.round(third[0] + third[1]));
        h.part("smoothed");
        double now = h.earlier("filtered");
        double[] after = later(h, c);
        double[] joint = {h.round((1 - now) * after[0]), h.round(now * after[1])};
        if (h.slips("filtering-for-smoothing")) h.chance(now);
        else if (h.slips("not-normalised")) h.chance(c.sum(3, z -> z[1]));
        else h.chance(joint[1] / h.round(joint[0] + joint[1]));
        h.part("moved");
        double was = h.earlier("filtered");
        double all = h.round(h.round((1 - was) * after[0]) + h.round(was * after[1]));
        double shut = h.round(was * step[1][0] * warm[0]);
        if (h.slips("not-normalised")) h.chance(c.sum(3, z -> z[1] * (1 - z[2])));
        else h.chance(shut / all);
        h.part("next");
        double last = third(h, c, h.earlier("ahead"));
        double fourth = h.slips("no-transition", last, ahead(h, c, last));
        h.chance(h.round((1 - fourth) * cold[0]) + h.round(fourth * cold[1]));
    }

    /** max p(z, u) over three steps. */
    private static double best(Chain c) {
        double best = 0;
        for (int code = 0; code < 8; code++) best = Math.max(best, path(c, code));
        return best;
    }

    private static double path(Chain c, int code) {
        return c.sum(3, z -> (z[0] << 2 | z[1] << 1 | z[2]) == code ? 1 : 0);
    }

    private static void ferry(Hand h) {
        double[][] step = {two(1 - h.given("keep")), two(1 - h.given("clear"))};
        double[] rates = h.given("few", "many");
        double[] counts = h.given("u1", "u2", "u3");
        double[][] seen = new double[3][2];
        for (int t = 0; t < 3; t++)
            for (int k = 0; k < 2; k++) seen[t][k] = h.round(Numbers.poisson(rates[k], counts[t]));
        Chain c = new Chain(two(1 - h.given("calm")), step, seen);
        double best = best(c);
        int course = 0;
        for (int code = 0; code < 8; code++) if (path(c, code) == best) course = code;
        h.part("path").says(name(course >> 2) + ", " + name(course >> 1) + ", " + name(course));
        h.part("best");
        h.number(h.slips("log-not-taken") ? best : h.base(Math.log(h.round(best))));
        h.part("filtered");
        if (h.slips("transition-transposed")) h.chance(c.transposed().mean(2, z -> z[1]));
        else if (h.slips("other-state")) h.chance(c.mean(2, z -> 1 - z[1]));
        else h.chance(Forward.of(h, c).belief);
        h.part("smoothed");
        double fog = h.earlier("filtered");
        double[] after = later(h, c);
        double[] joint = {h.round((1 - fog) * after[0]), h.round(fog * after[1])};
        double all = h.round(joint[0] + joint[1]);
        if (h.slips("filtering-for-smoothing")) h.chance(fog);
        else if (h.slips("other-state")) h.chance(joint[0] / all);
        else h.chance(joint[1] / all);
        h.part("expected");
        double last = third(h, c, ahead(h, c, h.earlier("filtered")));
        double fourth = h.slips("no-transition", last, ahead(h, c, last));
        h.number(h.round((1 - fourth) * rates[0]) + h.round(fourth * rates[1]));
    }

    private static String name(int code) {
        return (code & 1) == 0 ? "calm" : "fog";
    }
}
