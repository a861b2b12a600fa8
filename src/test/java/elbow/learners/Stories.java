package elbow.learners;

import static elbow.learners.Numbers.kl;
import static elbow.learners.Numbers.ln;
import static elbow.learners.Numbers.square;
import static elbow.learners.Numbers.times;
import static elbow.learners.Numbers.two;

import elbow.learners.Answer.Range;

/** The exercises of the family answers that ask for tables, matrices and pairs as well. */
final class Stories {
    private static final double[] EMPTY = {0.1, 0.6};

    private Stories() {}

    static void cat(Hand h) {
        double[] place = {h.given("stove"), 1 - h.given("stove")};
        double[][] mood = {two(1 - h.given("hot")), two(1 - h.given("cold"))};
        double[] before = new double[4];
        for (int i = 0; i < 4; i++) before[i] = place[i / 2] * mood[i / 2][i % 2];
        double[] joint = new double[4];
        for (int i = 0; i < 4; i++) joint[i] = h.round(before[i] * EMPTY[i % 2]);
        double all = h.round(Numbers.sum(joint));
        double[] q = {h.given("guess"), 1 - h.given("guess")};
        h.part("meanings");
        h.matches(
                "the prior",
                "the likelihood of the mood",
                "the evidence",
                "the joint posterior",
                "the approximation");
        h.part("before");
        cases(h, before);
        h.part("after");
        if (h.slips("not-normalised")) cases(h, joint);
        else cases(h, joint[0] / all, joint[1] / all, joint[2] / all, joint[3] / all);
        h.part("stove");
        double stove = h.round(joint[0] + joint[1]);
        if (h.slips("not-normalised")) h.chance(stove);
        else if (h.slips("other-state")) h.chance(1 - stove / all);
        else if (h.slips("q-for-posterior")) h.chance(q[0]);
        else h.chance(stove / all);
        h.part("off");
        double[] own = {h.earlier("stove"), 1 - h.earlier("stove")};
        h.number(Latent.kl(h, q, own));
        h.part("turned");
        double[] right = Numbers.normalised(new double[] {stove, all - stove});
        double turned = kl(right, q);
        if (h.slips("cross-entropy-for-kl")) turned = Numbers.cross(q, right);
        if (h.slips("kl-unweighted")) turned = ln(q[0] / right[0]) + ln(q[1] / right[1]);
        h.choosesNearest(turned);
        h.part("in_words").says("yes");
    }

    private static void cases(Hand h, double... chances) {
        h.answer(
                "stove, asleep: %s; stove, awake: %s; sill, asleep: %s; sill, awake: %s",
                Range.CHANCE, chances);
    }

    static void springs(Hand h) {
        double[] v = h.given("va", "vb");
        double all = v[0] + v[1] + h.given("half");
        double off = h.given("seen") - 1;
        h.part("mean");
        double[] gain = {h.round(v[0] / all), h.round(v[1] / all)};
        h.answer("[%s, %s]", Range.ANY, 1 + gain[0] * off, gain[1] * off);
        h.part("spread");
        double[] less = times(v, gain);
        h.matrix(v[0] - less[0], -v[1] * gain[0], -v[0] * gain[1], v[1] - less[1]);
        h.part("signs");
        h.chooses(
                "Both variances are smaller than before.",
                "The two entries off the diagonal are equal.");
        h.part("order");
        h.chooses(
                "Predict the reading, mean(s.1) + mean(s.2).",
                "Take the difference of the reading and its prediction.",
                "Divide each spring's variance by the variance of the reading; this is its gain.",
                "Add the gain times the difference to each mean.");
        h.part("evidence").number(new Bell(h).logDensity(off + 1, 1, all, 0));
        h.part("picked");
        double half = -ln(2 * Math.PI * all) / 2 - square(off) / all;
        h.choosesNearest(h.slips("half-missing", half, -square(off) / (2 * all)));
        h.part("in_words").says("yes");
    }
}
