package elbow.learners;

import static elbow.learners.Numbers.ln;
import static elbow.learners.Numbers.meanLog;
import static elbow.learners.Numbers.square;
import static elbow.learners.Numbers.sum;
import static elbow.learners.Numbers.times;
import static elbow.learners.Numbers.two;

import java.util.Map;

/** The family bounds: power means of importance weights. */
final class Bounds {
    private Bounds() {}

    static Map<String, Learner> all() {
        return Map.of("two-looks", Bounds::looks, "late-ferry", Bounds::ferry);
    }

    private static void looks(Hand h) {
        double[] prior = two(h.given("stuck"));
        double[] likelihood = h.given("if_fine", "if_bad");
        double[] q = two(h.given("guess"));
        double[] joint = times(prior, likelihood);
        h.part("weight_fine").number(weight(h, joint[0], q[0]));
        h.part("weight_stuck").number(weight(h, joint[1], q[1]));
        double fine = h.earlier("weight_fine");
        double stuck = h.earlier("weight_stuck");
        Latent valve = new Latent(h, prior, likelihood, q);
        h.part("one_look");
        double explained = h.round(meanLog(q, likelihood));
        h.number(valve.elbo(explained, h.aside(() -> Latent.kl(h, q, prior))));
        h.part("two_looks");
        double same = h.round(square(q[0]) * ln(fine)) + h.round(square(q[1]) * ln(stuck));
        double mixed = h.round(2 * q[0] * q[1] * ln((fine + stuck) / 2));
        if (h.slips("mean-of-bounds")) h.number(h.earlier("one_look"));
        else h.number(h.base(same + mixed));
        h.part("log_evidence");
        double evidence = h.round(sum(joint));
        h.number(valve.logEvidence(evidence));
        h.part("still_missed");
        double missed = h.earlier("log_evidence") - h.earlier("two_looks");
        h.number(missed);
        h.part("ordered");
        double bound = meanLog(q, joint) + Numbers.entropy(q);
        h.says(bound <= ln(sum(joint)));
    }

    private static double weight(Hand h, double joint, double q) {
        if (h.slips("weight-inverted")) return q / joint;
        return h.round(joint) / q;
    }

    private static void ferry(Hand h) {
        double[] prior = h.given("w.1", "w.2", "w.3");
        double[] likelihood = h.given("calm", "fog", "engine");
        double[] q = h.given("v.1", "v.2", "v.3");
        double[] joint = times(prior, likelihood);
        Latent cause = new Latent(h, prior, likelihood, q);
        h.part("elbo");
        double explained = h.aside(cause::reconstruction);
        h.number(cause.elbo(explained, h.aside(() -> Latent.kl(h, q, prior))));
        double roots = 0;
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            roots += h.round(q[i] * Math.sqrt(joint[i] / q[i]));
            squares += h.round(q[i] * square(joint[i] / q[i]));
        }
        h.part("below").number(h.base(2 * h.round(ln(h.round(roots)))));
        h.part("above").number(h.base(h.round(ln(h.round(squares))) / 2));
        h.part("upper");
        double[] posterior = cause.posterior();
        double sum = 0;
        for (int i = 0; i < 3; i++) sum += h.round(h.round(posterior[i]) * ln(joint[i] / q[i]));
        h.number(h.base(sum));
        h.part("log_evidence").number(cause.logEvidence(h.round(sum(joint))));
        h.part("share").chance(square(sum(joint)) / h.round(squares));
    }
}
