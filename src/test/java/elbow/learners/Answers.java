package elbow.learners;

import static elbow.learners.Numbers.kl;
import static elbow.learners.Numbers.ln;
import static elbow.learners.Numbers.two;

import java.util.Map;

/** The family answers: options, orders, formulas and words. */
final class Answers {
    private Answers() {}

    static Map<String, Learner> all() {
        return Map.of(
                "bound-in-two-lines", Answers::lines,
                "no-number", Answers::words,
                "sleeping-cat", Stories::cat,
                "two-springs", Stories::springs,
                "two-headed", Answers::coins);
    }

    private static void lines(Hand h) {
        double[] prior = two(h.given("prior"));
        double[] likelihood = h.given("low", "high");
        double[] posterior = Numbers.normalised(Numbers.times(prior, likelihood));
        double own = kl(two(h.given("enc")), posterior);
        h.part("proof");
        h.chooses(
                "log p(x) is the log of the sum of p(x, z) over z.",
                "Each term is multiplied and divided by q(z).",
                "The sum is now the mean of p(x, z)/q(z) under q.",
                "The log is concave, so the log of a mean is at least the mean of the log.",
                "So log p(x) >= E_q[ log p(x, z) - log q(z) ].");
        h.part("lost").chooses("KL(q(z) || p(z | x))");
        h.part("holds");
        h.chooses(
                "Replacing q(z) by p(z | x).",
                "Keeping q(z) and raising p(x | z) for both values of z.");
        h.part("best").says("posterior");
        h.part("below").says(own > 0);
        h.part("tight").says(true);
        h.part("fire").says(posterior[1] > 0.5);
    }

    private static void words(Hand h) {
        double a = h.given("a");
        double hit = h.given("hit");
        double q = h.given("guess");
        h.part("blown");
        double dark = h.round((1 - a) * (1 - 0.9 * hit));
        double all = h.round(dark + a);
        if (h.slips("not-normalised")) h.chance(a);
        else if (h.slips("other-state")) h.chance(dark / all);
        else h.chance(a / all);
        h.part("gap").number(Latent.kl(h, two(q), two(h.earlier("blown"))));
        h.part("seen").says("infinite");
        h.part("turned").number(h.base(-ln(1 - q)));
        h.part("bound").says("-infinite");
        h.part("never").says("undefined");
        h.part("neighbour").says("not determined");
    }

    private static void coins(Hand h) {
        h.part("once").says("(k/n)/(k/n + (1 - k/n)/2)");
        h.part("odds").says("(k/n)/((1 - k/n)/2)");
        h.part("later").says("k/(k + (n - k)*2^(-m - 1))");
        h.part("next").says("(k + (n - k)*2^(-m - 1))/(k + (n - k)/2)");
    }
}
