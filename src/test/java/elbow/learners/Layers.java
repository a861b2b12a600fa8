package elbow.learners;

import static elbow.learners.Numbers.ln;
import static elbow.learners.Numbers.square;

import elbow.learners.Bell.Normal;

import java.util.Map;

/** The families hierarchy and diffusion: Normals in a row. */
final class Layers {
    private Layers() {}

    static Map<String, Learner> hierarchy() {
        return Map.of("two-floors", Layers::floors);
    }

    static Map<String, Learner> diffusion() {
        return Map.of("fading-ink", Layers::ink);
    }

    private static void floors(Hand h) {
        Bell bell = new Bell(h);
        double w = h.given("w");
        double v1 = h.given("v1");
        double vx = h.given("vx");
        double x = h.given("x0");
        Normal top = new Normal(h.given("m2"), square(h.given("s2")));
        Normal low = new Normal(h.given("m1"), square(h.given("s1")));
        h.part("reconstruction").number(bell.logDensity(x, low.mean(), vx, low.var()));
        h.part("kl_top").number(bell.klOfSpreads(top, new Normal(0, 1)));
        h.part("kl_low");
        double spread = h.round(low.var() + w * w * top.var());
        if (h.slips("latent-variance-forgotten")) spread = 0;
        double error = square(low.mean() - w * top.mean()) + spread;
        h.number(h.round(ln(v1 / low.var()) / 2) + h.round(error / (2 * v1)) - 0.5);
        h.part("elbo");
        h.number(bell.elbo(h.earlier("reconstruction"), h.earlier("kl_top") + h.earlier("kl_low")));
        h.part("log_evidence").number(bell.logDensity(x, 0, w * w + v1 + vx, 0));
        h.part("gap").number(bell.gap(h.earlier("log_evidence"), h.earlier("elbo")));
    }

    private static void ink(Hand h) {
        Bell bell = new Bell(h);
        double b1 = h.given("b1");
        double b2 = h.given("b2");
        double x0 = h.given("x0");
        double x2 = h.given("x2");
        double kept = (1 - b1) * (1 - b2);
        h.part("kept").number(kept);
        h.part("leap_mean");
        double root = h.round(Math.sqrt(kept));
        h.number(h.slips("alpha-bar-root", kept, root) * x0);
        h.part("leap_var");
        h.spread(h.slips("betas-added", b1 + b2, 1 - kept));
        double m = h.earlier("leap_mean");
        double v = h.earlier("leap_var");
        h.part("between");
        double first = h.round(Math.sqrt(1 - b1) * x0);
        double cov = h.round(Math.sqrt(1 - b2) * b1);
        double mean = first + h.round(cov / v * (x2 - m));
        h.normal(mean, b1 - h.round(cov * cov / v));
        h.part("step");
        Normal between = new Normal(h.earlier("between", 0), h.earlier("between", 1));
        h.number(bell.kl(between, new Normal(h.round(h.given("g") * x2), h.given("h"))));
        h.part("to_prior").number(bell.kl(new Normal(m, v), new Normal(0, 1)));
    }
}
