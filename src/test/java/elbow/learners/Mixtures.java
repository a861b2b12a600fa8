package elbow.learners;

import static elbow.learners.Numbers.normal;
import static elbow.learners.Numbers.square;
import static elbow.learners.Numbers.two;

import java.util.Map;

/** The family conditional-gaussian: mixtures of Normals, and a switch. */
final class Mixtures {
    private Mixtures() {}

    static Map<String, Learner> all() {
        return Map.of("two-beetles", Mixtures::beetles, "stuck-float", Mixtures::gauge);
    }

    /** The density, with what can go wrong in it. */
    private static double density(Hand h, double x, double mean, double... sds) {
        double var = 0;
        for (double sd : sds) var += sd * sd;
        if (h.slips("sd-for-variance")) return normal(x, mean, Numbers.sum(sds));
        if (h.slips("half-missing"))
            return Math.exp(-square(x - mean) / var) / Math.sqrt(2 * Math.PI * var);
        return normal(x, mean, var);
    }

    private static void beetles(Hand h) {
        double w = h.given("w");
        double[] mean = h.given("m1", "m2");
        double[] sd = h.given("s1", "s2");
        double len = h.given("len");
        h.part("as_hill").number(density(h, len, mean[0], sd[0]));
        h.part("as_marsh").number(density(h, len, mean[1], sd[1]));
        double hill = h.earlier("as_hill");
        double marsh = h.earlier("as_marsh");
        h.part("evidence");
        if (h.slips("prior-left-out")) h.number(hill + marsh);
        else if (h.slips("plain-average")) h.number((hill + marsh) / 2);
        else if (h.slips("prior-exchanged")) h.number((1 - w) * hill + w * marsh);
        else h.number(h.round(w * hill) + h.round((1 - w) * marsh));
        h.part("hill");
        double joint = h.round(w * hill);
        double evidence = h.earlier("evidence");
        if (h.slips("mixture-weights-left-out")) h.chance(hill / (hill + marsh));
        else if (h.slips("not-normalised")) h.chance(joint);
        else if (h.slips("other-state")) h.chance(1 - joint / evidence);
        else h.chance(joint / evidence);
        h.part("mean");
        double even = (mean[0] + mean[1]) / 2;
        h.number(h.slips("mixture-weights-left-out", even, w * mean[0] + (1 - w) * mean[1]));
        h.part("var");
        double own = h.earlier("mean");
        double within = w * square(sd[0]) + (1 - w) * square(sd[1]);
        double between = w * square(mean[0] - own) + (1 - w) * square(mean[1] - own);
        h.spread(h.slips("between-spread", within, h.round(within) + h.round(between)));
        h.part("bits");
        h.number(Bayes.bits(h, Bayes.surprise(h, two(h.earlier("hill")))));
    }

    private static void gauge(Hand h) {
        double broken = h.given("broken");
        double usual = h.given("usual");
        double s = h.given("s");
        double sway = h.given("sway");
        double shown = h.given("shown");
        h.part("if_ok").number(density(h, shown, usual, s, sway));
        h.part("if_stuck").number(density(h, shown, h.given("rest"), h.given("jitter")));
        double ok = h.round((1 - broken) * h.earlier("if_ok"));
        double stuck = h.round(broken * h.earlier("if_stuck"));
        h.part("stuck");
        if (h.slips("not-normalised")) h.chance(stuck);
        else if (h.slips("other-state")) h.chance(ok / (ok + stuck));
        else if (h.slips("base-rate-neglected"))
            h.chance(h.earlier("if_stuck") / (h.earlier("if_ok") + h.earlier("if_stuck")));
        else h.chance(stuck / (ok + stuck));
        h.part("trusted");
        double gain = s * s / (s * s + sway * sway);
        if (h.slips("gain-turned")) h.number(usual + (1 - gain) * (shown - usual));
        else h.number(usual + h.round(gain * (shown - usual)));
        double p = h.earlier("stuck");
        double trusted = h.earlier("trusted");
        h.part("tank").number(h.round((1 - p) * trusted) + h.round(p * usual));
        double tank = h.earlier("tank");
        h.part("unsure");
        double narrow = h.round(s * s - s * s * gain);
        double within = (1 - p) * narrow + p * s * s;
        double between = (1 - p) * square(trusted - tank) + p * square(usual - tank);
        if (h.slips("between-spread")) h.spread(Math.sqrt(within));
        else if (h.slips("sd-for-variance")) h.spread(within + between);
        else h.spread(Math.sqrt(h.round(h.round(within) + h.round(between))));
    }
}
