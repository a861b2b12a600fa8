package elbow.learners;

import static elbow.learners.Numbers.two;

import elbow.learners.Answer.Range;

import java.util.Map;

/** The family data: counts, and an encoder for several observations. */
final class Data {
    private Data() {}

    static Map<String, Learner> all() {
        return Map.of("lost-luggage", Data::luggage, "three-readers", Data::readers);
    }

    private static void luggage(Hand h) {
        double[] n = h.given("n1", "n2", "n3", "n4");
        double direct = n[0] + n[1];
        double changed = n[2] + n[3];
        h.part("change");
        double share = changed / (direct + changed);
        h.chance(h.slips("complement", 1 - share, share));
        h.part("direct").chance(h.slips("other-state", n[1] / direct, n[0] / direct));
        h.part("lost").chance(h.slips("other-state", n[3] / changed, n[2] / changed));
        h.part("days");
        double days = n[0] * h.given("d1") + n[2] * h.given("d2");
        h.answer("Geometric(%s)", Range.CHANCE, (direct + changed) / (direct + changed + days));
    }

    private static void readers(Hand h) {
        double w = h.given("w");
        double[] q = h.given("e1", "e2");
        double[] tall = h.given("c0", "c1");
        double[] flat = {1 - tall[0], 1 - tall[1]};
        h.part("share").chance((2 * q[1] + q[0]) / 3);
        h.part("rec");
        double seen = h.round(Numbers.meanLog(two(q[1]), tall));
        double other = h.round(Numbers.meanLog(two(q[0]), flat));
        h.number(h.base((2 * seen + other) / 3));
        h.part("kl");
        double cost = h.round(Numbers.kl(two(q[1]), two(w)));
        double rest = h.round(Numbers.kl(two(q[0]), two(w)));
        h.number(h.base((2 * cost + rest) / 3));
        h.part("total");
        h.number(new Bell(h).elbo(3 * h.earlier("rec"), 3 * h.earlier("kl")));
    }
}
