package elbow.learners;

import static elbow.learners.Numbers.ln;
import static elbow.learners.Numbers.square;

/** Normal distributions, worked with by hand. */
record Bell(Hand h) {
    /** A distribution by its mean and variance. */
    record Normal(double mean, double var) {}

    /** log N(x; mean, var + 0), and E log N(x; z, var) where z has a variance of its own. */
    double logDensity(double x, double mean, double var, double spread) {
        double error = square(x - mean) + spread;
        double constant = h.round(ln(2 * Math.PI * var) / 2);
        double term = h.round(error / (2 * var));
        if (h.slips("constant-dropped")) return -term;
        if (h.slips("half-missing")) return -constant - 2 * term;
        if (h.slips("error-unscaled")) return -constant - error;
        if (spread > 0 && h.slips("latent-variance-forgotten"))
            return -constant - square(x - mean) / (2 * var);
        return -constant - term;
    }

    /** KL(N(a) || N(b)) */
    double kl(Normal a, Normal b) {
        if (h.slips("kl-swapped")) return divergence(b, a);
        double log = h.round(ln(b.var / a.var) / 2);
        double term = h.round((a.var + square(a.mean - b.mean)) / (2 * b.var));
        if (h.slips("half-missing")) return 2 * (log + term - 0.5);
        if (h.slips("log-term-sign")) return term - log - 0.5;
        if (h.slips("mean-not-squared")) return log + (a.var + a.mean - b.mean) / (2 * b.var) - 0.5;
        if (h.slips("log-of-sd")) return log / 2 + term - 0.5;
        if (h.slips("kl-negative")) return 0.5 - log - term;
        return h.base(log + term - 0.5);
    }

    /** The same where standard deviations are given, which may be taken for variances. */
    double klOfSpreads(Normal a, Normal b) {
        if (h.slips("sd-for-variance"))
            return divergence(
                    new Normal(a.mean, Math.sqrt(a.var)), new Normal(b.mean, Math.sqrt(b.var)));
        return kl(a, b);
    }

    static double divergence(Normal a, Normal b) {
        return Numbers.klNormal(a.mean, a.var, b.mean, b.var);
    }

    /** The belief after a measurement with this noise. */
    Normal updated(Normal before, double x, double noise) {
        double all = h.round(before.var + noise);
        double gain = before.var / all;
        double mean = before.mean + h.round(gain * (x - before.mean));
        double var = before.var - h.round(square(before.var) / all);
        if (h.slips("gain-turned"))
            return new Normal(before.mean + (1 - gain) * (x - before.mean), var);
        if (h.slips("variances-averaged")) return new Normal(mean, (before.var + noise) / 2);
        return new Normal(mean, var);
    }

    /** reconstruction − KL; log p(x) − ELBO */
    double elbo(double reconstruction, double kl) {
        if (h.slips("kl-added")) return reconstruction + kl;
        if (h.slips("loss-for-bound")) return kl - reconstruction;
        if (h.slips("kl-forgotten")) return reconstruction;
        if (h.slips("kl-twice")) return reconstruction - 2 * kl;
        return h.base(reconstruction - kl);
    }

    double gap(double logEvidence, double elbo) {
        if (h.slips("gap-negative")) return elbo - logEvidence;
        if (h.slips("gap-of-probabilities")) return Math.exp(logEvidence) - Math.exp(elbo);
        return h.base(logEvidence - elbo);
    }
}
