package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The bank's exercises on hidden Markov models, each solved once by another road: no message is
 * passed, all paths of four steps are listed and added up.
 */
class HiddenMarkovBankTest {
    private static final double CLOSE = 1e-12;

    private static Variant variant(String file, long seed) {
        return ExerciseReader.read(Path.of("exercises/hmm/" + file + ".yaml")).variant(seed);
    }

    private static double number(Map<String, Value> answers, String part) {
        return Reals.toDouble((Real) answers.get(part));
    }

    private static double given(Variant variant, String name) {
        return Reals.toDouble((Real) variant.parameters().get(name));
    }

    /**
     * Σ over the paths of four steps of p(path, what was seen up to a step)·f(path).
     *
     * @param seen p(u[t] | z[t]) by step and state
     */
    private static double sum(
            double[] start, double[][] step, double[][] seen, int last, ToDoubleFunction<int[]> f) {
        double sum = 0;
        for (int code = 0; code < 16; code++) {
            int[] z = {code >> 3 & 1, code >> 2 & 1, code >> 1 & 1, code & 1};
            double p = start[z[0]];
            for (int t = 1; t < 4; t++) p *= step[z[t - 1]][z[t]];
            for (int t = 0; t < last; t++) p *= seen[t][z[t]];
            sum += p * f.applyAsDouble(z);
        }
        return sum;
    }

    @Test
    void greenhouseVent() {
        for (int seed = 1; seed <= 10; seed++) {
            Variant v = variant("greenhouse-vent", seed);
            Map<String, Value> answers = v.answers();
            double[] start = {given(v, "open"), 1 - given(v, "open")};
            double[][] step = {
                {given(v, "stays"), 1 - given(v, "stays")},
                {given(v, "opens"), 1 - given(v, "opens")}
            };
            double[] cold = {given(v, "warm"), given(v, "leak")};
            double[] warm = {1 - cold[0], 1 - cold[1]};
            boolean isCold = v.parameters().get("u2").equals(new Value.Name("cold"));
            double[][] seen = {cold, isCold ? cold : warm, warm};
            double two = sum(start, step, seen, 2, z -> 1);
            double all = sum(start, step, seen, 3, z -> 1);
            is(answers, "filtered", sum(start, step, seen, 2, z -> 1 - z[1]) / two);
            is(answers, "ahead", sum(start, step, seen, 2, z -> 1 - z[2]) / two);
            is(answers, "evidence", all);
            is(answers, "smoothed", sum(start, step, seen, 3, z -> 1 - z[1]) / all);
            is(answers, "moved", sum(start, step, seen, 3, z -> (1 - z[1]) * z[2]) / all);
            is(answers, "next", sum(start, step, seen, 3, z -> cold[z[3]]) / all);
        }
    }

    private static void is(Map<String, Value> answers, String part, double wanted) {
        assertThat(number(answers, part)).as(part).isCloseTo(wanted, within(CLOSE));
    }

    /** e^(−rate) rate^n/n! */
    private static double poisson(double rate, double n) {
        double p = Math.exp(-rate);
        for (int k = 1; k <= n; k++) p *= rate / k;
        return p;
    }

    @Test
    void ferryWhistle() {
        for (int seed = 1; seed <= 10; seed++) {
            Variant v = variant("ferry-whistle", seed);
            Map<String, Value> answers = v.answers();
            double[] start = {given(v, "calm"), 1 - given(v, "calm")};
            double[][] step = {
                {given(v, "keep"), 1 - given(v, "keep")},
                {given(v, "clear"), 1 - given(v, "clear")}
            };
            double[] rates = {given(v, "few"), given(v, "many")};
            double[][] seen = new double[3][2];
            List<String> counts = List.of("u1", "u2", "u3");
            for (int t = 0; t < 3; t++)
                for (int k = 0; k < 2; k++) seen[t][k] = poisson(rates[k], given(v, counts.get(t)));
            double best = 0;
            double second = 0;
            List<String> path = List.of();
            for (int code = 0; code < 8; code++) {
                int wanted = code;
                double p =
                        sum(
                                start,
                                step,
                                seen,
                                3,
                                z -> (z[0] << 2 | z[1] << 1 | z[2]) == wanted ? 1 : 0);
                second = Math.max(second, Math.min(p, best));
                if (p <= best) continue;
                best = p;
                path = List.of(name(code >> 2), name(code >> 1 & 1), name(code & 1));
            }
            assertThat(best).isGreaterThan(1.1 * second);
            assertThat(((Value.Assignment) answers.get("path")).best()).containsExactly(path);
            is(answers, "best", Math.log(best));
            double two = sum(start, step, seen, 2, z -> 1);
            double all = sum(start, step, seen, 3, z -> 1);
            is(answers, "filtered", sum(start, step, seen, 2, z -> z[1]) / two);
            is(answers, "smoothed", sum(start, step, seen, 3, z -> z[1]) / all);
            is(answers, "expected", sum(start, step, seen, 3, z -> rates[z[3]]) / all);
        }
    }

    private static String name(int state) {
        return state == 0 ? "calm" : "fog";
    }
}
