package elbow.learners;

import static elbow.learners.Numbers.ln;
import static elbow.learners.Numbers.normalised;
import static elbow.learners.Numbers.two;

import java.util.List;
import java.util.Map;

/** The family bayes: posteriors of discrete causes. */
final class Bayes {
    private static final List<String> HABITATS = List.of("forest", "meadow", "marsh");

    private Bayes() {}

    static Map<String, Learner> all() {
        return Map.of("two-sensors", Bayes::sensors, "bird-calls", Bayes::birds);
    }

    private static void sensors(Hand h) {
        double[] prior = two(h.given("leak"));
        double[] a = h.given("err_a", "hit_a");
        double[] b = h.given("err_b", "hit_b");
        double[] q = two(h.given("guess"));
        Latent one = new Latent(h, prior, a, q);
        Latent both =
                new Latent(
                        h,
                        prior,
                        Numbers.times(a, b),
                        q,
                        List.of(
                                Numbers.times(new double[] {1 - a[0], 1 - a[1]}, b),
                                Numbers.times(a, new double[] {1 - b[0], 1 - b[1]})));
        h.part("one_report").chance(one.evidence());
        h.part("after_one").chance(one.posterior(1, h.earlier("one_report")));
        h.part("both_reports").chance(both.evidence());
        h.part("after_both").chance(both.posterior(1, h.earlier("both_reports")));
        h.part("reconstruction").number(both.reconstruction());
        h.part("elbo");
        h.number(both.elbo(h.earlier("reconstruction"), h.aside(both::kl)));
        h.part("gap");
        double log = h.round(ln(h.earlier("both_reports")));
        h.number(both.gap(log, h.earlier("elbo")));
    }

    private static void birds(Hand h) {
        double[] w = h.given("w.1", "w.2", "w.3");
        double[] call = h.given("f", "m", "s");
        double g = h.given("g");
        double[] q = {(1 - g) / 2, (1 - g) / 2, g};
        Latent z = new Latent(h, w, call, q);
        double[] heard = Numbers.times(w, call);
        h.shown(q);
        for (int i = 0; i < 3; i++) h.shown(heard[i], w[i] - heard[i]);
        h.part("heard").chance(z.evidence());
        h.part("posterior");
        if (h.slips("not-normalised")) h.table(HABITATS, heard);
        else if (h.slips("base-rate-neglected")) h.table(HABITATS, normalised(call));
        else if (h.slips("q-for-posterior")) h.table(HABITATS, q);
        else h.table(HABITATS, over(heard, h.earlier("heard")));
        double[] posterior = new double[3];
        for (int i = 0; i < 3; i++) posterior[i] = h.earlier("posterior", i);
        h.part("best").says(HABITATS.get(Latent.largest(posterior)));
        h.part("prior_bits");
        h.number(bits(h, surprise(h, w)));
        h.part("information");
        double all = Numbers.sum(heard);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double silent = w[i] - heard[i];
            sum += h.round(heard[i] * ln(heard[i] / (w[i] * all)));
            sum += h.round(silent * ln(silent / (w[i] * (1 - all))));
        }
        h.number(h.base(sum));
        h.part("gap");
        if (h.slips("gap-to-prior")) h.number(Numbers.kl(q, w));
        else h.number(Latent.kl(h, q, posterior));
    }

    private static double[] over(double[] joint, double evidence) {
        double[] shares = new double[joint.length];
        for (int i = 0; i < joint.length; i++) shares[i] = joint[i] / evidence;
        return shares;
    }

    /** −Σ p ln p */
    static double surprise(Hand h, double... p) {
        double sum = 0;
        for (double each : p) sum -= h.round(Numbers.xln(each, each));
        return sum;
    }

    /** The answer that is asked for in bits. */
    static double bits(Hand h, double nats) {
        if (h.slips("unit-not-converted")) return nats;
        if (h.slips("log-base-10")) return nats / ln(10);
        return nats / Numbers.LN2;
    }
}
