package elbow.reference;

import static elbow.reference.TanhSinh.integral;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import elbow.exercise.Solved;

import org.junit.jupiter.api.Test;

import java.util.function.DoubleUnaryOperator;

/**
 * The bank's exercises on real latents, each solved once by another road: by integrals over the
 * latent, or by conditioning one joint Normal of everything.
 */
class GaussianBankTest {
    private static final double[][] NONE = new double[1][0];

    private static double square(double x) {
        return x * x;
    }

    private static double over(DoubleUnaryOperator f) {
        return integral(f, NEGATIVE_INFINITY, POSITIVE_INFINITY);
    }

    private static double normal(double x, double mean, double var) {
        return Math.exp(log(x, mean, var));
    }

    private static double log(double x, double mean, double var) {
        return -Math.log(2 * Math.PI * var) / 2 - square(x - mean) / (2 * var);
    }

    /** ∫ N(x; mean, var) f(x) dx */
    private static double mean(double mean, double var, DoubleUnaryOperator f) {
        return over(x -> normal(x, mean, var) * f.applyAsDouble(x));
    }

    /** ∫ a ln(a/b) */
    private static double divergence(double m, double v, double n, double w) {
        return mean(m, v, x -> log(x, m, v) - log(x, n, w));
    }

    /** One number, whose prior is Normal, before all others. */
    private static GaussianJoint first(double mean, double var) {
        return GaussianJoint.empty().with(NONE, new double[] {mean}, new double[][] {{var}});
    }

    /** One more number: a weighted sum of all before it, an offset and noise. */
    private static GaussianJoint more(
            GaussianJoint joint, double offset, double var, double... weights) {
        return joint.with(new double[][] {weights}, new double[] {offset}, new double[][] {{var}});
    }

    private static double[] belief(GaussianJoint one) {
        return new double[] {one.mean()[0], one.cov()[0][0]};
    }

    /** One real latent with its q, by integrals over it. */
    private record Latent(
            DoubleUnaryOperator prior, DoubleUnaryOperator likelihood, double m, double v) {
        double evidence() {
            return over(this::joint);
        }

        double joint(double z) {
            return Math.exp(prior.applyAsDouble(z) + likelihood.applyAsDouble(z));
        }

        double[] posterior() {
            double evidence = evidence();
            double mean = over(z -> z * joint(z)) / evidence;
            return new double[] {mean, over(z -> square(z - mean) * joint(z)) / evidence};
        }

        double reconstruction() {
            return mean(m, v, likelihood);
        }

        double toPrior() {
            return mean(m, v, z -> log(z, m, v) - prior.applyAsDouble(z));
        }

        double gap() {
            double log = Math.log(evidence());
            return mean(
                    m,
                    v,
                    z -> log(z, m, v) + log - prior.applyAsDouble(z) - likelihood.applyAsDouble(z));
        }

        /** E_q[ ln p(x, z) ] and the entropy of q. */
        double bound() {
            double energy = mean(m, v, z -> prior.applyAsDouble(z) + likelihood.applyAsDouble(z));
            return energy + Math.log(2 * Math.PI * Math.E * v) / 2;
        }
    }

    /** By integrals over the level. */
    @Test
    void wellWater() {
        Solved.each(
                "gaussian/well-water",
                s -> {
                    Latent level =
                            new Latent(
                                    z -> log(z, s.given("usual"), square(s.given("spread"))),
                                    z -> log(s.given("seen"), z, square(s.given("noise"))),
                                    s.given("guess"),
                                    square(s.given("wide")));
                    s.is("log_evidence", Math.log(level.evidence()));
                    s.is("posterior", level.posterior());
                    s.is("reconstruction", level.reconstruction());
                    s.is("kl", level.toPrior());
                    s.is("elbo", level.bound());
                    s.is("gap", level.gap());
                });
    }

    /** By integrals over the latent. */
    @Test
    void pocketVae() {
        Solved.each(
                "gaussian/pocket-vae",
                s -> {
                    Latent z =
                            new Latent(
                                    u -> log(u, 0, 1),
                                    u ->
                                            log(
                                                    s.given("pixel"),
                                                    s.given("w") * u + s.given("b"),
                                                    s.given("s2")),
                                    s.given("mu"),
                                    Math.exp(s.given("lv")));
                    s.is("variance", Math.exp(s.given("lv")));
                    s.is("reconstruction", z.reconstruction());
                    s.is("kl", z.toPrior());
                    s.is("elbo", z.bound());
                    s.is("log_evidence", Math.log(z.evidence()));
                    s.is("posterior", z.posterior());
                    s.is("gap", z.gap());
                });
    }

    /** By sums of precisions: each measurement adds its own, and pulls with it. */
    @Test
    void twoScales() {
        Solved.each(
                "gaussian/two-scales",
                s -> {
                    double usual = s.given("usual");
                    double spread = square(s.given("spread"));
                    double shop = square(s.given("shop"));
                    double home = square(s.given("home"));
                    double a = s.given("x_shop");
                    double b = s.given("x_home");
                    double one = 1 / spread + 1 / shop;
                    double both = one + 1 / home;
                    double after = (usual / spread + a / shop) / one;
                    s.is("after_one", after, 1 / one);
                    s.is("after_both", (usual / spread + a / shop + b / home) / both, 1 / both);
                    s.is("precise", both);
                    s.is("expected_b", after);
                    s.is("spread_b", Math.sqrt(1 / one + home));
                    s.is(
                            "log_evidence",
                            Math.log(
                                    mean(
                                            usual,
                                            spread,
                                            z -> normal(a, z, shop) * normal(b, z, home))));
                    s.is("apart", false);
                });
    }

    /** By conditioning the joint of wind, tide and instrument. */
    @Test
    void twoCauses() {
        Solved.each(
                "gaussian/two-causes",
                s -> {
                    GaussianJoint all = first(s.given("m_wind"), square(s.given("s_wind")));
                    all = more(all, s.given("m_tide"), square(s.given("s_tide")), 0);
                    all = more(all, 0, square(s.given("noise")), 1, 1);
                    double[] seen = {s.given("seen")};
                    GaussianJoint given = all.given(new int[] {2}, seen);
                    double tide = s.given("m_tide") + 1;
                    GaussianJoint known = all.given(new int[] {1, 2}, new double[] {tide, seen[0]});
                    s.is("wind", belief(given));
                    s.is("tide_mean", given.mean()[1]);
                    s.is("between", given.cov()[0][1]);
                    s.is("if_tide", known.mean()[0]);
                    s.is("less_open", Math.sqrt(known.cov()[0][0]));
                    s.is("evidence", all.marginal(2).logDensity(seen));
                });
    }

    /** By conditioning the joint of four heights and three sightings, without any filter. */
    @Test
    void lostBalloon() {
        Solved.each(
                "gaussian/lost-balloon",
                s -> {
                    double climb = s.given("climb");
                    double gust = square(s.given("gust"));
                    double noise = square(s.given("noise"));
                    GaussianJoint all = first(s.given("start"), square(s.given("s0")));
                    all = more(all, climb, gust, 1);
                    all = more(all, climb, gust, 0, 1);
                    all = more(all, climb, gust, 0, 0, 1);
                    all = more(all, 0, noise, 1, 0, 0, 0);
                    all = more(all, 0, noise, 0, 1, 0, 0, 0);
                    all = more(all, 0, noise, 0, 0, 0, 1, 0, 0);
                    double[] y = {s.given("y1"), s.given("y2"), s.given("y4")};
                    GaussianJoint one = all.given(new int[] {4}, new double[] {y[0]});
                    GaussianJoint two = all.given(new int[] {4, 5}, new double[] {y[0], y[1]});
                    GaussianJoint three = all.given(new int[] {4, 5, 6}, y);
                    s.is("first", belief(one));
                    s.is("ahead", belief(one.marginal(1)));
                    s.is("second", belief(two.marginal(1)));
                    s.is("hidden", belief(two.marginal(2)));
                    s.is("found", belief(three.marginal(3)));
                    s.is("hindsight", belief(three.marginal(2)));
                    s.is("evidence", all.marginal(4, 5, 6).logDensity(y));
                });
    }

    /** By integrals over the mood, and the covariance matrix from the noises and the loadings. */
    @Test
    void hiddenMood() {
        Solved.each(
                "gaussian/hidden-mood",
                s -> {
                    double a = s.given("a");
                    double c = s.given("c");
                    double v1 = s.given("v1");
                    double v2 = s.given("v2");
                    DoubleUnaryOperator prior = z -> log(z, 0, 1);
                    DoubleUnaryOperator one = z -> log(s.given("x1"), a * z + s.given("m1"), v1);
                    DoubleUnaryOperator two = z -> log(s.given("x2"), c * z + s.given("m2"), v2);
                    Latent both =
                            new Latent(
                                    prior, z -> one.applyAsDouble(z) + two.applyAsDouble(z), 0, 1);
                    s.is("spread", a * a + v1, a * c, a * c, c * c + v2);
                    s.is("uniqueness", v1 / (a * a + v1));
                    s.is("posterior", both.posterior());
                    s.is("first_alone", new Latent(prior, one, 0, 1).posterior());
                    s.is("log_evidence", Math.log(both.evidence()));
                });
    }

    /** By Bayes for two densities, and by integrals over lengths. */
    @Test
    void twoBeetles() {
        Solved.each(
                "conditional-gaussian/two-beetles",
                s -> {
                    double w = s.given("w");
                    double v1 = square(s.given("s1"));
                    double v2 = square(s.given("s2"));
                    double hill = normal(s.given("len"), s.given("m1"), v1);
                    double marsh = normal(s.given("len"), s.given("m2"), v2);
                    DoubleUnaryOperator caught =
                            x ->
                                    w * normal(x, s.given("m1"), v1)
                                            + (1 - w) * normal(x, s.given("m2"), v2);
                    double mean = over(x -> x * caught.applyAsDouble(x));
                    double odds = w * hill / ((1 - w) * marsh);
                    double p = odds / (1 + odds);
                    s.is("as_hill", hill);
                    s.is("as_marsh", marsh);
                    s.is("evidence", caught.applyAsDouble(s.given("len")));
                    s.is("hill", p);
                    s.is("mean", mean);
                    s.is("var", over(x -> square(x - mean) * caught.applyAsDouble(x)));
                    double nats = Math.log1p(odds) - p * Math.log(odds);
                    s.is("bits", nats / Math.log(2));
                });
    }

    /** By integrals over what the tank holds, the float summed out inside. */
    @Test
    void stuckFloat() {
        Solved.each(
                "conditional-gaussian/stuck-float",
                s -> {
                    double prior = s.given("broken");
                    double fine = square(s.given("sway"));
                    double shown = s.given("shown");
                    DoubleUnaryOperator tank =
                            z -> normal(z, s.given("usual"), square(s.given("s")));
                    DoubleUnaryOperator ok = z -> tank.applyAsDouble(z) * normal(shown, z, fine);
                    double stuck = normal(shown, s.given("rest"), square(s.given("jitter")));
                    DoubleUnaryOperator joint =
                            z ->
                                    (1 - prior) * ok.applyAsDouble(z)
                                            + prior * tank.applyAsDouble(z) * stuck;
                    double evidence = over(joint);
                    double mean = over(z -> z * joint.applyAsDouble(z)) / evidence;
                    double var = over(z -> square(z - mean) * joint.applyAsDouble(z)) / evidence;
                    s.is("if_ok", over(ok));
                    s.is("if_stuck", stuck);
                    s.is("stuck", prior * stuck / evidence);
                    s.is("trusted", over(z -> z * ok.applyAsDouble(z)) / over(ok));
                    s.is("tank", mean);
                    s.is("unsure", Math.sqrt(var));
                });
    }

    /**
     * The gap as a divergence from the posterior of both floors, the bound as what it leaves; the
     * expected divergence as an integral over the upper floor of integrals over the lower.
     */
    @Test
    void twoFloors() {
        Solved.each(
                "hierarchy/two-floors",
                s -> {
                    double w = s.given("w");
                    double v1 = s.given("v1");
                    double m1 = s.given("m1");
                    double m2 = s.given("m2");
                    double q1 = square(s.given("s1"));
                    double q2 = square(s.given("s2"));
                    GaussianJoint all = more(first(0, 1), 0, v1, w);
                    all = more(all, 0, s.given("vx"), 0, 1);
                    double[] x = {s.given("x0")};
                    double evidence = all.marginal(2).logDensity(x);
                    GaussianJoint q =
                            new GaussianJoint(
                                    new double[] {m2, m1}, new double[][] {{q2, 0}, {0, q1}});
                    double gap = q.divergenceTo(all.given(new int[] {2}, x));
                    s.is("reconstruction", mean(m1, q1, z -> log(x[0], z, s.given("vx"))));
                    s.is("kl_top", divergence(m2, q2, 0, 1));
                    s.is("kl_low", mean(m2, q2, z -> divergence(m1, q1, w * z, v1)));
                    s.is("elbo", evidence - gap);
                    s.is("log_evidence", evidence);
                    s.is("gap", gap);
                });
    }

    /** By the closed forms of Ho, Jain and Abbeel (2020), equations 4 and 7, and by integrals. */
    @Test
    void fadingInk() {
        Solved.each(
                "diffusion/fading-ink",
                s -> {
                    double kept = (1 - s.given("b1")) * (1 - s.given("b2"));
                    double mean = Math.sqrt(kept) * s.given("x0");
                    double back =
                            Math.sqrt(1 - s.given("b1")) * s.given("b2") * s.given("x0")
                                    + Math.sqrt(1 - s.given("b2")) * s.given("b1") * s.given("x2");
                    double m = back / (1 - kept);
                    double v = s.given("b1") * s.given("b2") / (1 - kept);
                    s.is("kept", kept);
                    s.is("leap_mean", mean);
                    s.is("leap_var", 1 - kept);
                    s.is("between", m, v);
                    s.is("step", divergence(m, v, s.given("g") * s.given("x2"), s.given("h")));
                    s.is("to_prior", divergence(mean, 1 - kept, 0, 1));
                });
    }
}
