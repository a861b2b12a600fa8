package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

/** The bank's exercises on bounds and on information, each solved once by another road. */
class BoundsAndInformationBankTest {
    private static final double CLOSE = 1e-12;

    private static Variant variant(String file, long seed) {
        return ExerciseReader.read(Path.of("exercises/" + file + ".yaml")).variant(seed);
    }

    private static double number(Map<String, Value> answers, String part) {
        return Reals.toDouble((Real) answers.get(part));
    }

    /** A parameter by its name as it is written, such as w.1. */
    private static double given(Variant variant, String name) {
        return variant.parameters().entrySet().stream()
                .filter(e -> e.getKey().equals(name))
                .mapToDouble(e -> Reals.toDouble((Real) e.getValue()))
                .findFirst()
                .orElseThrow();
    }

    /** By the four outcomes of two looks in order, and by the gap as a divergence. */
    @Test
    void twoLooks() {
        for (int seed = 1; seed <= 10; seed++) {
            Variant v = variant("bounds/two-looks", seed);
            Map<String, Value> answers = v.answers();
            double[] q = {1 - given(v, "guess"), given(v, "guess")};
            double[] joint = {
                (1 - given(v, "stuck")) * given(v, "if_fine"),
                given(v, "stuck") * given(v, "if_bad")
            };
            double evidence = joint[0] + joint[1];
            double two = 0;
            for (int i = 0; i < 2; i++)
                for (int j = 0; j < 2; j++)
                    two += q[i] * q[j] * Math.log((joint[i] / q[i] + joint[j] / q[j]) / 2);
            assertThat(number(answers, "weight_fine")).isCloseTo(joint[0] / q[0], within(CLOSE));
            assertThat(number(answers, "weight_stuck")).isCloseTo(joint[1] / q[1], within(CLOSE));
            assertThat(number(answers, "one_look"))
                    .isCloseTo(
                            Math.log(evidence) - Worlds.kl(q[1], joint[1] / evidence),
                            within(CLOSE));
            assertThat(number(answers, "two_looks")).isCloseTo(two, within(CLOSE));
            assertThat(number(answers, "still_missed"))
                    .isCloseTo(Math.log(evidence) - two, within(CLOSE));
            assertThat(answers.get("ordered")).isEqualTo(new Value.Truth(true));
        }
    }

    /** By Σ p^n q^(1−n), in which no weight appears, and by the posterior's divergence from q. */
    @Test
    void lateFerry() {
        for (int seed = 1; seed <= 10; seed++) {
            Variant v = variant("bounds/late-ferry", seed);
            Map<String, Value> answers = v.answers();
            double[] late = {given(v, "calm"), given(v, "fog"), given(v, "engine")};
            double evidence = 0;
            double root = 0;
            double square = 0;
            double down = 0;
            double up = 0;
            for (int i = 0; i < 3; i++) {
                double q = given(v, "v." + (i + 1));
                double joint = given(v, "w." + (i + 1)) * late[i];
                evidence += joint;
                root += Math.sqrt(joint * q);
                square += joint * joint / q;
                down += q * Math.log(q / joint);
                up += joint * Math.log(joint / q);
            }
            assertThat(number(answers, "elbo")).isCloseTo(-down, within(CLOSE));
            assertThat(number(answers, "below")).isCloseTo(2 * Math.log(root), within(CLOSE));
            assertThat(number(answers, "above")).isCloseTo(Math.log(square) / 2, within(CLOSE));
            assertThat(number(answers, "upper")).isCloseTo(up / evidence, within(CLOSE));
            assertThat(number(answers, "log_evidence"))
                    .isCloseTo(Math.log(evidence), within(CLOSE))
                    .isBetween(number(answers, "below"), number(answers, "above"));
            assertThat(number(answers, "share"))
                    .isCloseTo(evidence * evidence / square, within(CLOSE));
        }
    }

    /**
     * Cross-entropy first, divergences as what it exceeds the entropies by; JS as H(m) − mean H.
     */
    @Test
    void twoForecasts() {
        for (int seed = 1; seed <= 10; seed++) {
            Variant v = variant("information/two-forecasts", seed);
            Map<String, Value> answers = v.answers();
            double entropy = 0;
            double other = 0;
            double mixed = 0;
            double cross = 0;
            double back = 0;
            for (int i = 1; i <= 3; i++) {
                double p = given(v, "p." + i);
                double r = given(v, "r." + i);
                entropy -= Worlds.xlogx(p);
                other -= Worlds.xlogx(r);
                mixed -= Worlds.xlogx((p + r) / 2);
                cross -= p * Math.log(r);
                back -= r * Math.log(p);
            }
            assertThat(number(answers, "entropy")).isCloseTo(entropy, within(CLOSE));
            assertThat(number(answers, "bits")).isCloseTo(entropy / Math.log(2), within(CLOSE));
            assertThat(number(answers, "cross")).isCloseTo(cross, within(CLOSE));
            assertThat(number(answers, "station_kl")).isCloseTo(cross - entropy, within(CLOSE));
            assertThat(number(answers, "brochure_kl")).isCloseTo(back - other, within(CLOSE));
            assertThat(number(answers, "shannon"))
                    .isCloseTo(mixed - (entropy + other) / 2, within(CLOSE));
            assertThat(Math.abs(number(answers, "station_kl") - number(answers, "brochure_kl")))
                    .isGreaterThanOrEqualTo(0.01);
        }
    }

    /** What reaches a listener is the entropy of what he hears less the noise of the channel. */
    @Test
    void passedOn() {
        for (int seed = 1; seed <= 10; seed++) {
            Variant v = variant("information/passed-on", seed);
            Map<String, Value> answers = v.answers();
            double yes = given(v, "yes");
            double[] mid = {given(v, "wrong"), given(v, "hears")};
            double[] goal = new double[2];
            for (int i = 0; i < 2; i++)
                goal[i] = (1 - mid[i]) * given(v, "slip") + mid[i] * given(v, "says");
            double wish = bits(yes);
            double heard = (1 - yes) * mid[0] + yes * mid[1];
            double first = bits(heard) - (1 - yes) * bits(mid[0]) - yes * bits(mid[1]);
            double last = (1 - yes) * goal[0] + yes * goal[1];
            double second = bits(last) - (1 - yes) * bits(goal[0]) - yes * bits(goal[1]);
            assertThat(number(answers, "wish")).isCloseTo(wish, within(CLOSE));
            assertThat(number(answers, "heard_up")).isCloseTo(heard, within(CLOSE));
            assertThat(number(answers, "first")).isCloseTo(first, within(CLOSE));
            assertThat(number(answers, "open")).isCloseTo(wish - first, within(CLOSE));
            assertThat(number(answers, "second")).isCloseTo(second, within(CLOSE));
            assertThat(answers.get("less")).isEqualTo(new Value.Truth(true));
            assertThat(answers.get("all_said")).isEqualTo(new Value.Truth(true));
        }
    }

    /** Both divergences as sums over the counts, far into the tails. */
    @Test
    void twoCounters() {
        for (int seed = 1; seed <= 8; seed++) {
            Variant v = variant("information/two-counters", seed);
            Map<String, Value> answers = v.answers();
            double calm = given(v, "calm");
            double busy = given(v, "busy");
            double moonlit = 0;
            double calmly = 0;
            double p = Math.exp(-busy);
            double r = Math.exp(-calm);
            for (int k = 0; k < 120; k++) {
                moonlit += p * Math.log(p / r);
                calmly += r * Math.log(r / p);
                p *= busy / (k + 1);
                r *= calm / (k + 1);
            }
            assertThat(number(answers, "moonlit")).isCloseTo(moonlit, within(CLOSE));
            assertThat(number(answers, "calmly")).isCloseTo(calmly, within(CLOSE));
            assertThat(Math.abs(moonlit - calmly)).isGreaterThanOrEqualTo(0.01);
            assertThat(answers.get("dearer")).isEqualTo(new Value.Truth(moonlit > calmly));
            assertThat(number(answers, "silent")).isCloseTo(busy, within(CLOSE));
        }
    }

    private static double bits(double p) {
        return Worlds.entropy(p) / Math.log(2);
    }
}
