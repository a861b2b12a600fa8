package elbow.learners;

import static elbow.learners.Numbers.square;

import elbow.learners.Bell.Normal;

import java.util.Map;

/** The family gaussian: one latent number or two, measured with Normal errors. */
final class Gaussians {
    private Gaussians() {}

    static Map<String, Learner> all() {
        return Map.of(
                "well-water", Gaussians::well,
                "pocket-vae", Gaussians::vae,
                "two-scales", Gaussians::scales,
                "two-causes", Gaussians::causes,
                "hidden-mood", Gaussians::mood,
                "lost-balloon", Gaussians::balloon);
    }

    private static void well(Hand h) {
        Bell bell = new Bell(h);
        Normal usual = new Normal(h.given("usual"), square(h.given("spread")));
        double noise = square(h.given("noise"));
        double seen = h.given("seen");
        Normal q = new Normal(h.given("guess"), square(h.given("wide")));
        h.part("log_evidence");
        h.number(bell.logDensity(seen, usual.mean(), usual.var() + noise, 0));
        h.part("posterior");
        Normal posterior = bell.updated(usual, seen, noise);
        h.normal(posterior.mean(), posterior.var());
        h.part("reconstruction").number(bell.logDensity(seen, q.mean(), noise, q.var()));
        h.part("kl").number(bell.klOfSpreads(q, usual));
        h.part("elbo").number(bell.elbo(h.earlier("reconstruction"), h.earlier("kl")));
        h.part("gap").number(bell.gap(h.earlier("log_evidence"), h.earlier("elbo")));
    }

    private static void vae(Hand h) {
        Bell bell = new Bell(h);
        double w = h.given("w");
        double b = h.given("b");
        double s2 = h.given("s2");
        double x = h.given("pixel");
        h.part("variance").spread(Math.exp(h.given("lv")));
        Normal q = new Normal(h.given("mu"), h.earlier("variance"));
        Normal prior = new Normal(0, 1);
        h.part("reconstruction");
        h.number(bell.logDensity(x, w * q.mean() + b, s2, h.round(w * w * q.var())));
        h.part("kl").number(bell.kl(q, prior));
        h.part("elbo").number(bell.elbo(h.earlier("reconstruction"), h.earlier("kl")));
        h.part("log_evidence").number(bell.logDensity(x, b, w * w + s2, 0));
        h.part("posterior");
        double all = w * w + s2;
        double mean = h.round(w / all * (x - b));
        double var = 1 - h.round(w * w / all);
        if (h.slips("covariance-inverted")) var = 1 / var;
        h.normal(mean, var);
        h.part("gap").number(bell.gap(h.earlier("log_evidence"), h.earlier("elbo")));
    }

    private static void scales(Hand h) {
        Bell bell = new Bell(h);
        Normal usual = new Normal(h.given("usual"), square(h.given("spread")));
        double shop = square(h.given("shop"));
        double home = square(h.given("home"));
        double a = h.given("x_shop");
        double b = h.given("x_home");
        h.part("after_one");
        Normal one = bell.updated(usual, a, shop);
        h.normal(one.mean(), one.var());
        Normal own = new Normal(h.earlier("after_one", 0), h.earlier("after_one", 1));
        h.part("after_both");
        Normal both = bell.updated(own, b, home);
        h.normal(both.mean(), both.var());
        h.part("precise").number(1 / h.earlier("after_both", 1));
        h.part("expected_b").number(h.earlier("after_one"));
        h.part("spread_b");
        double var = h.round(h.earlier("after_one", 1) + home);
        if (h.slips("sd-for-variance")) h.spread(var);
        else h.spread(Math.sqrt(var));
        h.part("log_evidence");
        double first = h.aside(() -> bell.logDensity(a, usual.mean(), usual.var() + shop, 0));
        double second =
                h.round(
                        Numbers.logNormal(
                                b, h.earlier("after_one"), h.earlier("after_one", 1) + home));
        h.number(first + second);
        h.part("apart").says(false);
    }

    private static void causes(Hand h) {
        double m1 = h.given("m_wind");
        double m2 = h.given("m_tide");
        double v1 = square(h.given("s_wind"));
        double v2 = square(h.given("s_tide"));
        double noise = square(h.given("noise"));
        double all = v1 + v2 + noise;
        double off = h.given("seen") - m1 - m2;
        Bell bell = new Bell(h);
        h.part("wind");
        double mean = m1 + h.round(v1 / all * off);
        if (h.slips("gain-turned")) mean = m1 + (1 - v1 / all) * off;
        h.normal(mean, v1 - h.round(v1 * v1 / all));
        h.part("tide_mean").number(m2 + h.round(v2 / all * off));
        h.part("between").number(-v1 * v2 / all);
        double rest = off - 1;
        h.part("if_tide").number(m1 + h.round(v1 / (v1 + noise) * rest));
        h.part("less_open");
        double var = h.round(v1 - h.round(v1 * v1 / (v1 + noise)));
        if (h.slips("sd-for-variance")) h.spread(var);
        else h.spread(Math.sqrt(var));
        h.part("evidence").number(bell.logDensity(h.given("seen"), m1 + m2, all, 0));
    }

    private static void mood(Hand h) {
        double a = h.given("a");
        double c = h.given("c");
        double v1 = h.given("v1");
        double v2 = h.given("v2");
        double x1 = h.given("x1") - h.given("m1");
        double x2 = h.given("x2") - h.given("m2");
        h.part("spread").matrix(a * a + v1, a * c, a * c, c * c + v2);
        h.part("uniqueness");
        h.number(v1 / h.earlier("spread", 0));
        h.part("posterior");
        double precision = h.round(1 + a * a / v1 + c * c / v2);
        double pull = h.round(a * x1 / v1) + h.round(c * x2 / v2);
        if (h.slips("covariance-inverted")) h.normal(pull / precision, precision);
        else h.normal(pull / precision, 1 / precision);
        h.part("first_alone");
        double one = a * a + v1;
        h.normal(h.round(a / one) * x1, 1 - h.round(a * a / one));
        h.part("log_evidence");
        double det =
                h.earlier("spread", 0) * h.earlier("spread", 3) - square(h.earlier("spread", 1));
        double form =
                (h.earlier("spread", 3) * x1 * x1
                                - 2 * h.earlier("spread", 1) * x1 * x2
                                + h.earlier("spread", 0) * x2 * x2)
                        / det;
        double constant = h.round(Numbers.ln(2 * Math.PI) + Numbers.ln(det) / 2);
        if (h.slips("constant-dropped")) h.number(-form / 2);
        else h.number(-constant - h.round(form / 2));
    }

    private static void balloon(Hand h) {
        Bell bell = new Bell(h);
        double climb = h.given("climb");
        double gust = square(h.given("gust"));
        double noise = square(h.given("noise"));
        double[] y = h.given("y1", "y2", "y4");
        Normal start = new Normal(h.given("start"), square(h.given("s0")));
        h.part("first");
        write(h, bell.updated(start, y[0], noise));
        h.part("ahead");
        write(h, later(h, own(h, "first"), climb, gust));
        h.part("second");
        write(h, bell.updated(own(h, "ahead"), y[1], noise));
        h.part("hidden");
        write(h, later(h, own(h, "second"), climb, gust));
        Normal fourth = later(h, own(h, "hidden"), climb, gust);
        h.part("found");
        write(h, bell.updated(fourth, y[2], noise));
        h.part("hindsight");
        Normal hidden = own(h, "hidden");
        if (h.slips("filtering-for-smoothing")) write(h, hidden);
        else {
            double all = h.round(hidden.var() + gust + noise);
            double off = y[2] - hidden.mean() - climb;
            double mean = hidden.mean() + h.round(hidden.var() / all * off);
            double var = hidden.var() - h.round(square(hidden.var()) / all);
            write(h, new Normal(mean, var));
        }
        h.part("evidence");
        double sum = h.aside(() -> bell.logDensity(y[0], start.mean(), start.var() + noise, 0));
        Normal ahead = own(h, "ahead");
        sum += h.round(Numbers.logNormal(y[1], ahead.mean(), ahead.var() + noise));
        sum += h.round(Numbers.logNormal(y[2], fourth.mean(), fourth.var() + noise));
        h.number(sum);
    }

    private static Normal later(Hand h, Normal now, double climb, double gust) {
        if (h.slips("no-transition")) return now;
        return new Normal(now.mean() + climb, now.var() + gust);
    }

    private static void write(Hand h, Normal n) {
        h.normal(n.mean(), n.var());
    }

    private static Normal own(Hand h, String part) {
        return new Normal(h.earlier(part, 0), h.earlier(part, 1));
    }
}
