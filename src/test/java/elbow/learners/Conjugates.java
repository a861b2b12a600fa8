package elbow.learners;

import static elbow.learners.Numbers.choose;
import static elbow.learners.Numbers.harmonic;
import static elbow.learners.Numbers.ln;
import static elbow.learners.Numbers.logGamma;
import static elbow.learners.Numbers.sum;

import elbow.learners.Answer.Range;

import java.util.List;
import java.util.Map;

/** The family conjugate, whose parameters are whole numbers. */
final class Conjugates {
    private Conjugates() {}

    static Map<String, Learner> all() {
        return Map.of(
                "night-bus", Conjugates::bus,
                "ripe-avocados", Conjugates::avocados,
                "three-mushrooms", Conjugates::mushrooms);
    }

    private static void gamma(Hand h, double shape, double rate) {
        h.answer("Gamma(shape = %s, rate = %s)", Range.SPREAD, shape, rate);
    }

    private static void bus(Hand h) {
        double shape = h.given("shape");
        double rate = h.given("rate");
        double[] x = h.given("x1", "x2", "x3");
        h.part("posterior");
        if (h.slips("off-by-one")) gamma(h, shape + sum(x) - 1, rate + 3);
        else if (h.slips("rate-for-scale")) gamma(h, shape + sum(x), 1 / rate + 3);
        else gamma(h, shape + sum(x), rate + 3);
        double a = h.earlier("posterior", 0);
        double b = h.earlier("posterior", 1);
        h.part("mean").number(h.slips("mode-for-mean", (a - 1) / b, a / b));
        h.part("mode").number(Math.max(a - 1, 0) / b);
        h.part("spread").spread(h.slips("sd-for-variance", a / (b * b), Math.sqrt(a / (b * b))));
        h.part("after_one");
        if (h.slips("rate-for-scale")) gamma(h, shape + x[0], 1 / rate + 1);
        else gamma(h, shape + x[0], rate + 1);
        h.part("surprise");
        double before = shape + x[0] + x[1];
        double pair = rate + 2;
        double third = logGamma(before + x[2]) - logGamma(before) - logGamma(x[2] + 1);
        double logs = before * ln(pair) - (before + x[2]) * ln(pair + 1);
        h.number(h.base(h.round(third) + h.round(logs)));
        h.part("evidence");
        double counts = 0;
        for (double each : x) counts -= h.round(logGamma(each + 1));
        double all = logGamma(a) - a * ln(b) - logGamma(shape) + shape * ln(rate);
        h.number(h.base(h.round(all) + counts));
        h.part("empty").chance(Math.pow(b / (b + 1), a));
    }

    private static void avocados(Hand h) {
        double a = h.given("a");
        double b = h.given("b");
        double ripe = h.given("ripe");
        double guess = h.given("guess");
        h.part("posterior");
        String beta = "Beta(a = %s, b = %s)";
        if (h.slips("off-by-one")) h.answer(beta, Range.SPREAD, a + ripe - 1, b + 6 - ripe - 1);
        else h.answer(beta, Range.SPREAD, a + ripe, b + 6 - ripe);
        double a1 = h.earlier("posterior", 0);
        double b1 = h.earlier("posterior", 1);
        double mode = (a1 - 1) / (a1 + b1 - 2);
        h.part("mean").number(h.slips("mode-for-mean", mode, a1 / (a1 + b1)));
        h.part("mode").number(mode);
        h.part("evidence");
        double ordered = Math.exp(logBeta(a + ripe, b + 6 - ripe) - logBeta(a, b));
        h.chance(choose(6, ripe) * ordered);
        h.part("next_one").chance(a1 / (a1 + b1));
        h.part("reconstruction");
        double up = h.round(harmonic(guess) - harmonic(guess + 4));
        double down = h.round(harmonic(4) - harmonic(guess + 4));
        h.number(h.base(h.round(ln(choose(6, ripe))) + ripe * up + (6 - ripe) * down));
        h.part("elbo");
        double kl =
                h.round(logBeta(a, b) - logBeta(guess, 4))
                        + h.round((guess - a) * harmonic(guess))
                        + h.round((4 - b) * harmonic(4))
                        + h.round((a + b - guess - 4) * harmonic(guess + 4));
        h.number(new Bell(h).elbo(h.earlier("reconstruction"), kl));
        h.part("gap");
        h.number(new Bell(h).gap(h.round(ln(h.earlier("evidence"))), h.earlier("elbo")));
    }

    private static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    private static void mushrooms(Hand h) {
        double[] prior = h.given("a1", "a2", "a3");
        double[] found = {h.given("n1"), h.given("n2"), 0};
        found[2] = 5 - found[0] - found[1];
        double[] after = new double[3];
        for (int k = 0; k < 3; k++) after[k] = prior[k] + found[k];
        h.part("posterior");
        h.answer("Dirichlet([%s, %s, %s])", Range.SPREAD, after);
        h.part("porcini").chance(prior[0] / sum(prior));
        h.part("next_one");
        double all = sum(after);
        h.table(List.of("1:", "2:", "3:"), after[0] / all, after[1] / all, after[2] / all);
        h.part("evidence");
        double log = logGamma(6);
        for (double n : found) log -= logGamma(n + 1);
        double ordered = logGamma(sum(prior)) - logGamma(all);
        for (int k = 0; k < 3; k++) ordered += logGamma(after[k]) - logGamma(prior[k]);
        h.chance(Math.exp(log + ordered));
        h.part("learned");
        double kl = -ordered;
        for (int k = 0; k < 3; k++) kl += h.round(found[k] * (harmonic(after[k]) - harmonic(all)));
        h.number(h.base(kl));
    }
}
