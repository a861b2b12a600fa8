package elbow.learners;

import static elbow.learners.Numbers.integral;
import static elbow.learners.Numbers.ln;
import static elbow.learners.Numbers.normal;
import static elbow.learners.Numbers.sigmoid;

import elbow.learners.Bell.Normal;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The family quadrature: a latent number seen through a curve. */
final class Integrals {
    private static final int STEPS = 400;
    private static final double WIDE = 9;

    private Integrals() {}

    static Map<String, Learner> all() {
        return Map.of("loaded-bridge", Integrals::bridge, "sleepy-volcano", Integrals::volcano);
    }

    /** Moments of a latent number with a Normal prior. */
    private record Seen(double mean, double sd, DoubleUnaryOperator likelihood) {
        double integrated(DoubleUnaryOperator f) {
            return integral(
                    z ->
                            normal(z, mean, sd * sd)
                                    * likelihood.applyAsDouble(z)
                                    * f.applyAsDouble(z),
                    mean - WIDE * sd,
                    mean + WIDE * sd,
                    STEPS);
        }
    }

    private static void spread(Hand h, double meanSquare, double mean) {
        double var = h.round(meanSquare - mean * mean);
        h.spread(h.slips("sd-for-variance", var, Math.sqrt(var)));
    }

    private static void bridge(Hand h) {
        Bell bell = new Bell(h);
        double first = h.given("held1");
        double second = h.given("held2");
        DoubleUnaryOperator likelihood =
                z -> phi(first == 1 ? z : -z) * phi(second == 1 ? z - 1 : 1 - z);
        Normal prior = new Normal(h.given("m"), h.given("v"));
        Seen seen = new Seen(prior.mean(), Math.sqrt(prior.var()), likelihood);
        double evidence = h.once("evidence", () -> seen.integrated(z -> 1));
        h.part("log_evidence").number(h.base(ln(evidence)));
        double mean = h.once("mean", () -> seen.integrated(z -> z)) / evidence;
        h.part("mean").number(mean);
        h.part("spread");
        spread(h, h.once("square", () -> seen.integrated(z -> z * z)) / evidence, mean);
        h.part("reconstruction");
        Normal q = new Normal(h.given("s"), 0.8);
        Seen report = new Seen(q.mean(), Math.sqrt(q.var()), z -> 1);
        h.number(
                h.base(
                        h.once(
                                "log",
                                () -> report.integrated(z -> ln(likelihood.applyAsDouble(z))))));
        h.part("elbo")
                .number(bell.elbo(h.earlier("reconstruction"), h.aside(() -> bell.kl(q, prior))));
        h.part("gap").number(bell.gap(h.earlier("log_evidence"), h.earlier("elbo")));
    }

    /** The Normal distribution function: the area to the left, by the continued fraction. */
    static double phi(double z) {
        if (z > 0) return 1 - phi(-z);
        if (z > -2.5) return 0.5 - series(-z);
        double fraction = -z;
        for (int k = 80; k >= 1; k--) fraction = -z + k / fraction;
        return normal(z, 0, 1) / fraction;
    }

    /** The area from 0 to z: the density times z + z³/3 + z⁵/15 + … */
    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int k = 3; term > 1e-18; k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return sum * normal(z, 0, 1);
    }

    private static void volcano(Hand h) {
        double slope = h.given("slope");
        double days = h.given("days");
        double ways = Numbers.choose(5, days);
        DoubleUnaryOperator smoke = z -> sigmoid(slope * z);
        DoubleUnaryOperator likelihood =
                z ->
                        ways
                                * Math.pow(smoke.applyAsDouble(z), days)
                                * Math.pow(1 - smoke.applyAsDouble(z), 5 - days);
        double m = h.given("m");
        double s = h.given("s");
        Seen seen = new Seen(m, s, likelihood);
        double evidence = h.once("evidence", () -> seen.integrated(z -> 1));
        h.part("evidence").chance(evidence);
        double mean = h.once("mean", () -> seen.integrated(z -> z)) / evidence;
        h.part("mean").number(mean);
        h.part("mode");
        double low = -20;
        double high = 20;
        while (high - low > 1e-13) {
            double z = (low + high) / 2;
            double rise = -(z - m) / (s * s) + slope * (days - 5 * smoke.applyAsDouble(z));
            if (rise > 0) low = z;
            else high = z;
        }
        h.number(low);
        h.part("spread");
        spread(h, h.once("square", () -> seen.integrated(z -> z * z)) / evidence, mean);
        h.part("density");
        double joint = h.round(normal(0, m, s * s) * likelihood.applyAsDouble(0));
        h.number(h.slips("not-normalised", joint, joint / h.earlier("evidence")));
        h.part("tomorrow").chance(h.once("smoke", () -> seen.integrated(smoke)) / evidence);
    }
}
