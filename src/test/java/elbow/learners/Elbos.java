package elbow.learners;

import static elbow.learners.Numbers.two;

import java.util.Map;

/** The family elbo: a latent and an observation of two states each. */
final class Elbos {
    private Elbos() {}

    static Map<String, Learner> all() {
        return Map.of(
                "first-elbo", h -> seven(h, 0.5, 0.2, 0.8, 0.7),
                "practice-elbo", Elbos::practice,
                "two-state-elbo",
                        h ->
                                seven(
                                        h,
                                        h.given("prior"),
                                        h.given("low"),
                                        h.given("high"),
                                        h.given("enc")));
    }

    private static void seven(Hand h, double prior, double low, double high, double q) {
        Latent z = new Latent(h, two(prior), new double[] {low, high}, two(q));
        h.part("evidence").chance(z.evidence());
        h.part("log_evidence").number(z.logEvidence(h.earlier("evidence")));
        h.part("posterior").chance(z.posterior(1, h.earlier("evidence")));
        h.part("reconstruction").number(z.reconstruction());
        h.part("kl").number(z.kl());
        h.part("elbo").number(z.elbo(h.earlier("reconstruction"), h.earlier("kl")));
        h.part("gap").number(z.gap(h.earlier("log_evidence"), h.earlier("elbo")));
    }

    private static void practice(Hand h) {
        double[] likelihood = {0.3, 0.9};
        seven(h, 0.5, likelihood[0], likelihood[1], 0.6);
        h.part("best_elbo");
        double[] posterior = two(h.earlier("posterior"));
        double explained = h.round(Numbers.meanLog(posterior, likelihood));
        double kl = h.aside(() -> Latent.kl(h, posterior, two(0.5)));
        double best = explained - kl;
        if (h.slips("kl-added")) best = explained + kl;
        if (h.slips("kl-forgotten")) best = explained;
        h.number(best);
    }
}
