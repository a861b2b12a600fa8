package elbow.learners;

import static elbow.learners.Numbers.entropy;
import static elbow.learners.Numbers.exchanged;
import static elbow.learners.Numbers.ln;
import static elbow.learners.Numbers.meanLog;
import static elbow.learners.Numbers.normalised;
import static elbow.learners.Numbers.square;
import static elbow.learners.Numbers.sum;
import static elbow.learners.Numbers.times;

import java.util.Arrays;
import java.util.List;

/**
 * A latent variable of a few states, worked with by hand.
 *
 * @param prior p(z)
 * @param likelihood p(x | z) of what was observed
 * @param q q(z)
 * @param others p(x | z) of what could have been observed in one place instead
 */
record Latent(Hand h, double[] prior, double[] likelihood, double[] q, List<double[]> others) {
    Latent(Hand h, double[] prior, double[] likelihood, double[] q) {
        this(h, prior, likelihood, q, List.of(unlikely(likelihood)));
    }

    private static double[] unlikely(double[] likelihood) {
        return Arrays.stream(likelihood).map(p -> 1 - p).toArray();
    }

    private boolean isBinary() {
        return prior.length == 2;
    }

    private double[] joint() {
        return times(prior, likelihood);
    }

    double[] posterior() {
        return normalised(joint());
    }

    /** Σ p(z) p(x | z) */
    double evidence() {
        if (h.slips("prior-left-out")) return sum(likelihood);
        if (h.slips("plain-average")) return sum(likelihood) / likelihood.length;
        if (h.slips("evidence-under-q")) return sum(times(q, likelihood));
        for (double branch : joint()) if (h.slips("one-branch")) return branch;
        for (double[] other : others)
            if (h.slips("other-observation")) return sum(times(prior, other));
        if (isBinary() && h.slips("prior-exchanged"))
            return sum(times(exchanged(prior), likelihood));
        double sum = 0;
        for (double branch : joint()) sum += h.round(branch);
        return sum;
    }

    double logEvidence(double evidence) {
        if (h.slips("log-not-taken")) return evidence;
        if (h.slips("mean-of-logs")) return meanLog(prior, likelihood);
        if (h.slips("bound-for-evidence")) return meanLog(q, likelihood) - Numbers.kl(q, prior);
        return h.base(ln(evidence));
    }

    /** p(z) p(x | z)/p(x) for one state of two. */
    double posterior(int state, double evidence) {
        double joint = h.round(joint()[state]);
        if (h.slips("not-normalised")) return joint;
        if (h.slips("likelihood-for-posterior")) return likelihood[state];
        if (h.slips("base-rate-neglected")) return likelihood[state] / sum(likelihood);
        if (h.slips("wrong-denominator")) return joint / sum(likelihood);
        if (h.slips("q-for-posterior")) return q[state];
        if (h.slips("other-state")) return 1 - joint / evidence;
        if (h.slips("prior-exchanged"))
            return normalised(times(exchanged(prior), likelihood))[state];
        return joint / evidence;
    }

    /** E_q[ log p(x | z) ] */
    double reconstruction() {
        if (h.slips("weights-of-prior")) return meanLog(prior, likelihood);
        if (h.slips("weights-of-posterior")) return meanLog(posterior(), likelihood);
        if (isBinary() && h.slips("q-exchanged")) return meanLog(exchanged(q), likelihood);
        if (h.slips("joint-for-conditional")) return meanLog(q, joint());
        if (h.slips("plugged-in")) return ln(likelihood[largest(q)]);
        if (h.slips("weights-left-out")) return sumOfLogs(likelihood);
        if (h.slips("mean-of-probabilities")) return sum(times(q, likelihood));
        if (h.slips("log-of-mean")) return ln(sum(times(q, likelihood)));
        double sum = 0;
        for (int i = 0; i < q.length; i++) sum += h.round(Numbers.xln(q[i], likelihood[i]));
        return h.base(sum);
    }

    static int largest(double[] p) {
        int at = 0;
        for (int i = 1; i < p.length; i++) if (p[i] > p[at]) at = i;
        return at;
    }

    private static double sumOfLogs(double[] p) {
        double sum = 0;
        for (double each : p) sum += ln(each);
        return sum;
    }

    /** KL(q || prior) */
    double kl() {
        if (h.slips("kl-to-posterior")) return Numbers.kl(q, posterior());
        return kl(h, q, prior);
    }

    static double kl(Hand h, double[] a, double[] b) {
        if (h.slips("kl-swapped")) return Numbers.kl(b, a);
        if (h.slips("entropy-for-kl")) return entropy(a);
        if (h.slips("cross-entropy-for-kl")) return Numbers.cross(a, b);
        boolean unweighted = h.slips("kl-unweighted");
        boolean absolute = h.slips("kl-absolute");
        boolean squared = h.slips("squared-difference");
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double term = h.round(a[i] == 0 ? 0 : a[i] * ln(a[i] / b[i]));
            if (unweighted) term = ln(a[i] / b[i]);
            if (absolute) term = Math.abs(term);
            if (squared) term = square(a[i] - b[i]);
            sum += term;
        }
        if (h.slips("kl-negative")) return -sum;
        return h.base(sum);
    }

    /** reconstruction − KL */
    double elbo(double reconstruction, double kl) {
        double toPosterior = Numbers.kl(q, posterior());
        if (h.slips("kl-added")) return reconstruction + kl;
        if (h.slips("loss-for-bound")) return kl - reconstruction;
        if (h.slips("kl-forgotten")) return reconstruction;
        if (h.slips("kl-twice")) return reconstruction - 2 * kl;
        if (h.slips("posterior-kl-subtracted")) return reconstruction - toPosterior;
        if (h.slips("entropy-dropped")) return meanLog(q, joint());
        if (h.slips("entropy-subtracted")) return meanLog(q, joint()) - entropy(q);
        if (h.slips("prior-term-dropped")) return reconstruction + entropy(q);
        if (h.slips("gap-added")) return ln(sum(joint())) + toPosterior;
        return h.base(reconstruction - kl);
    }

    /** log p(x) − ELBO */
    double gap(double logEvidence, double elbo) {
        if (h.slips("gap-negative")) return elbo - logEvidence;
        if (h.slips("gap-to-prior")) return Numbers.kl(q, prior);
        if (h.slips("kl-swapped")) return Numbers.kl(posterior(), q);
        if (h.slips("gap-of-probabilities")) return Math.exp(logEvidence) - Math.exp(elbo);
        return h.base(logEvidence - elbo);
    }
}
