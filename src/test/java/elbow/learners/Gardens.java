package elbow.learners;

import static elbow.learners.Numbers.ln;

import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The family undirected: a ring of four, by its sixteen states. */
final class Gardens {
    private Gardens() {}

    static Map<String, Learner> all() {
        return Map.of("four-gardens", Gardens::gardens);
    }

    private static double sum(double j, double sun, ToDoubleFunction<int[]> f) {
        double sum = 0;
        for (int code = 0; code < 16; code++) {
            int[] s = new int[4];
            for (int i = 0; i < 4; i++) s[i] = (code >> i & 1) == 1 ? 1 : -1;
            double energy = j * (s[0] * s[1] + s[1] * s[2] + s[2] * s[3] + s[3] * s[0]);
            sum += Math.exp(energy + sun * s[0]) * f.applyAsDouble(s);
        }
        return sum;
    }

    private static double up(int s) {
        return s == 1 ? 1 : 0;
    }

    private static void gardens(Hand h) {
        double j = h.given("J");
        double sun = h.given("h");
        int seen = (int) h.given("seen");
        h.part("z").number(sum(j, sun, s -> 1));
        h.part("log_z").number(h.base(ln(h.earlier("z"))));
        h.part("before");
        double tall = h.round(sum(j, sun, s -> up(s[0])));
        if (h.slips("complement")) h.chance(1 - tall / h.earlier("z"));
        else h.chance(tall / h.earlier("z"));
        h.part("after");
        double both = h.round(sum(j, sun, s -> up(s[0]) * up(s[2] * seen)));
        double known = h.round(sum(j, sun, s -> up(s[2] * seen)));
        if (h.slips("other-state")) h.chance(1 - both / known);
        else h.chance(both / known);
        h.part("alike");
        double all = h.earlier("z");
        double product = h.round(sum(j, sun, s -> s[0] * s[1]) / all);
        double a = h.round(sum(j, sun, s -> s[0]) / all);
        double b = h.round(sum(j, sun, s -> s[1]) / all);
        h.number(product - h.round(a * b));
        h.part("between").says(true);
        h.part("best");
        double best = 0;
        String states = "";
        for (int code = 0; code < 8; code++) {
            int[] w = {sign(code >> 2), sign(code >> 1), sign(code)};
            double p =
                    sum(
                            j,
                            sun,
                            s ->
                                    up(s[2] * seen)
                                            * up(s[0] * w[0])
                                            * up(s[1] * w[1])
                                            * up(s[3] * w[2]));
            if (p > best) states = w[0] + ", " + w[1] + ", " + w[2];
            best = Math.max(best, p);
        }
        h.says(states);
    }

    private static int sign(int code) {
        return (code & 1) == 1 ? 1 : -1;
    }
}
