package elbow.learners;

import static elbow.learners.Numbers.ln;
import static elbow.learners.Numbers.two;

import java.util.List;
import java.util.Map;

/** The family networks: several causes, and evidence that is only likely. */
final class Networks {
    private static final List<String> RAINS = List.of("none", "some", "heavy");
    private static final double[] RAIN = {0.5, 0.3, 0.2};
    private static final double[] SLUICE = {0.4, 0.6};
    private static final double[][] LEVEL = {{0.7, 0.25, 0.05}, {0.2, 0.6, 0.2}, {0.05, 0.25, 0.7}};
    private static final double[][] DUCKS = {{0.8, 0.2}, {0.5, 0.5}, {0.3, 0.7}};
    private static final double[] HARDLY = {0.96, 0.03, 0.01};
    private static final double[][] OPEN = {{0.5, 0.4, 0.1}, {0.1, 0.5, 0.4}, {0.05, 0.2, 0.75}};
    private static final double[][] FLOUR = {{0.85, 0.15}, {0.4, 0.6}, {0.1, 0.9}};

    private Networks() {}

    static Map<String, Learner> all() {
        return Map.of("blinking-printer", Networks::printer, "mill-from-afar", Networks::mill);
    }

    private static void printer(Hand h) {
        double[] jam = two(h.given("jam_rate"));
        double[] ink = two(h.given("low_rate"));
        double[][] light = {h.given("idle", "by_ink"), h.given("by_jam", "by_both")};
        double[][] q = {{0.5 * 0.1, 0.5 * 0.9}, {0.5 * 0.7, 0.5 * 0.3}};
        double[] byJam = new double[2];
        for (int i = 0; i < 2; i++) {
            byJam[i] = ink[0] * light[i][0] + ink[1] * light[i][1];
        }
        h.part("light_on");
        if (h.slips("other-observation")) h.chance(1 - jam[0] * byJam[0] - jam[1] * byJam[1]);
        else {
            double sum = 0;
            for (int i = 0; i < 2; i++)
                for (int j = 0; j < 2; j++) sum += h.round(jam[i] * ink[j] * light[i][j]);
            h.chance(sum);
        }
        h.part("jam");
        double joint = h.round(jam[1] * byJam[1]);
        if (h.slips("not-normalised")) h.chance(joint);
        else if (h.slips("likelihood-for-posterior")) h.chance(byJam[1]);
        else if (h.slips("other-state")) h.chance(1 - joint / h.earlier("light_on"));
        else h.chance(joint / h.earlier("light_on"));
        h.part("jam_with_ink");
        double dry = h.round(jam[0] * light[0][1]);
        double jammed = h.round(jam[1] * light[1][1]);
        if (h.slips("not-normalised")) h.chance(jammed * ink[1]);
        else if (h.slips("likelihood-for-posterior")) h.chance(ink[1] * light[1][1]);
        else if (h.slips("other-state")) h.chance(dry / (dry + jammed));
        else h.chance(jammed / (dry + jammed));
        h.part("apart_before").says(true);
        h.part("apart_after");
        double odds = light[0][0] * light[1][1] / (light[0][1] * light[1][0]);
        h.says(Math.abs(odds - 1) < 1e-9);
        double[] guess = {q[0][0], q[0][1], q[1][0], q[1][1]};
        double[] prior = {jam[0] * ink[0], jam[0] * ink[1], jam[1] * ink[0], jam[1] * ink[1]};
        double[] on = {light[0][0], light[0][1], light[1][0], light[1][1]};
        Latent both = new Latent(h, prior, on, guess);
        h.part("kl").number(Latent.kl(h, guess, prior));
        h.part("elbo");
        double explained = 0;
        for (int i = 0; i < 4; i++) explained += h.round(guess[i] * ln(on[i]));
        h.number(both.elbo(h.round(explained), h.earlier("kl")));
    }

    private interface Weight {
        double of(int rain, int sluice, int level, int wheel, int flour);
    }

    /** Σ of p(all)·p(seen, heard | all)·f over all states. */
    private static double sum(Hand h, String name, Weight f) {
        return h.once(name, () -> sum(h, f));
    }

    private static double sum(Hand h, Weight f) {
        int seen = h.word("seen").equals("many") ? 1 : 0;
        double[] noise = h.given("silent", "slow", "loud");
        double sum = 0;
        for (int r = 0; r < 3; r++)
            for (int s = 0; s < 2; s++)
                for (int l = 0; l < 3; l++)
                    for (int w = 0; w < 3; w++)
                        for (int f1 = 0; f1 < 2; f1++) {
                            double wheel = s == 0 ? HARDLY[w] : OPEN[l][w];
                            double p = RAIN[r] * SLUICE[s] * LEVEL[r][l] * DUCKS[l][seen];
                            p *= wheel * FLOUR[w][f1] * noise[w];
                            double weight = f.of(r, s, l, w, f1);
                            sum += p * weight;
                        }
        return sum;
    }

    private static void mill(Hand h) {
        h.part("noise").chance(sum(h, "noise", (r, s, l, w, f) -> 1));
        double all = h.earlier("noise");
        double[] joint = new double[3];
        for (int i = 0; i < 3; i++) {
            int rain = i;
            joint[i] = h.round(sum(h, RAINS.get(i), (r, s, l, w, f) -> r == rain ? 1 : 0));
        }
        h.part("rain");
        if (h.slips("not-normalised")) h.table(RAINS, joint);
        else h.table(RAINS, joint[0] / all, joint[1] / all, joint[2] / all);
        h.part("sluice");
        double open = h.round(sum(h, "open", (r, s, l, w, f) -> s));
        if (h.slips("not-normalised")) h.chance(open);
        else if (h.slips("other-state")) h.chance(1 - open / all);
        else h.chance(open / all);
        likeliest(h, all);
    }

    private static void likeliest(Hand h, double all) {
        List<String> sluices = List.of("shut", "open");
        List<String> levels = List.of("low", "normal", "high");
        List<String> wheels = List.of("stopped", "slow", "fast");
        List<String> flours = List.of("short", "plenty");
        double best = 0;
        double story = 0;
        String causes = "";
        String told = "";
        for (int r = 0; r < 3; r++)
            for (int s = 0; s < 2; s++) {
                int rain = r;
                int sluice = s;
                double p = sum(h, r + "," + s, (a, b, l, w, f) -> a == rain && b == sluice ? 1 : 0);
                if (p > best) causes = RAINS.get(r) + ", " + sluices.get(s);
                best = Math.max(best, p);
                for (int l = 0; l < 3; l++)
                    for (int w = 0; w < 3; w++)
                        for (int f = 0; f < 2; f++) {
                            double one = one(h, r, s, l, w, f);
                            if (one > story)
                                told =
                                        String.join(
                                                ", ",
                                                RAINS.get(r),
                                                sluices.get(s),
                                                levels.get(l),
                                                wheels.get(w),
                                                flours.get(f));
                            story = Math.max(story, one);
                        }
            }
        h.part("causes").says(causes);
        h.part("story").says(told);
        h.part("credence").chance(h.slips("not-normalised", story, story / all));
    }

    private static double one(Hand h, int rain, int sluice, int level, int wheel, int flour) {
        return sum(
                h,
                List.of(rain, sluice, level, wheel, flour).toString(),
                (r, s, l, w, f) ->
                        r == rain && s == sluice && l == level && w == wheel && f == flour ? 1 : 0);
    }
}
