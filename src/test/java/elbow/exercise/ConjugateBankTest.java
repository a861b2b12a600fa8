package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** The bank's exercises on conjugate pairs and on one real latent, each by another road. */
class ConjugateBankTest {
    private static final double CLOSE = 1e-7;

    private static Variant variant(String file, long seed) {
        return ExerciseReader.read(Path.of("exercises/" + file + ".yaml")).variant(seed);
    }

    private static double given(Variant variant, String name) {
        return Reals.toDouble((Real) Objects.requireNonNull(variant.parameters().get(name)));
    }

    private static void close(Map<String, Value> answers, String part, double should) {
        assertThat(Reals.toDouble((Real) Objects.requireNonNull(answers.get(part))))
                .as(part)
                .isCloseTo(should, within(CLOSE * Math.max(1, Math.abs(should))));
    }

    /** ∫ f by the midpoint rule. */
    private static double integral(DoubleUnaryOperator f, double from, double to) {
        int n = 200_000;
        double h = (to - from) / n;
        double sum = 0;
        for (int i = 0; i < n; i++) sum += f.applyAsDouble(from + (i + 0.5) * h);
        return sum * h;
    }

    private static double choose(int n, int k) {
        double c = 1;
        for (int i = 0; i < k; i++) c = c * (n - i) / (i + 1);
        return c;
    }

    /** By integrals over the share on a fine grid. */
    @Test
    void ripeAvocados() {
        for (int seed = 1; seed <= 3; seed++) {
            Variant v = variant("conjugate/ripe-avocados", seed);
            double a = given(v, "a");
            double b = given(v, "b");
            int x = (int) given(v, "ripe");
            double guess = given(v, "guess");
            DoubleUnaryOperator prior = beta(a, b);
            DoubleUnaryOperator likelihood =
                    t -> choose(6, x) * Math.pow(t, x) * Math.pow(1 - t, 6 - x);
            DoubleUnaryOperator joint = t -> prior.applyAsDouble(t) * likelihood.applyAsDouble(t);
            DoubleUnaryOperator q = beta(guess, 4);
            double evidence = integral(joint, 0, 1);
            double mean = integral(t -> t * joint.applyAsDouble(t), 0, 1) / evidence;
            double reconstruction =
                    integral(t -> q.applyAsDouble(t) * Math.log(likelihood.applyAsDouble(t)), 0, 1);
            double elbo =
                    integral(
                            t ->
                                    q.applyAsDouble(t)
                                            * Math.log(joint.applyAsDouble(t) / q.applyAsDouble(t)),
                            0,
                            1);
            Map<String, Value> answers = v.answers();
            close(answers, "evidence", evidence);
            close(answers, "mean", mean);
            close(answers, "next_one", mean);
            close(answers, "mode", (a + x - 1) / (a + b + 4));
            close(answers, "reconstruction", reconstruction);
            close(answers, "elbo", elbo);
            close(answers, "gap", Math.log(evidence) - elbo);
        }
    }

    private static DoubleUnaryOperator beta(double a, double b) {
        DoubleUnaryOperator kernel = t -> Math.pow(t, a - 1) * Math.pow(1 - t, b - 1);
        double z = integral(kernel, 0, 1);
        return t -> kernel.applyAsDouble(t) / z;
    }

    /** By integrals over the load on a fine grid. */
    @Test
    void nightBus() {
        for (int seed = 1; seed <= 3; seed++) {
            Variant v = variant("conjugate/night-bus", seed);
            double shape = given(v, "shape");
            double rate = given(v, "rate");
            DoubleUnaryOperator kernel = t -> Math.pow(t, shape - 1) * Math.exp(-rate * t);
            double z = integral(kernel, 0, 60);
            double[] x = {given(v, "x1"), given(v, "x2"), given(v, "x3")};
            double two = integral(t -> kernel.applyAsDouble(t) * seen(x, 2, t), 0, 60) / z;
            DoubleUnaryOperator joint = t -> kernel.applyAsDouble(t) * seen(x, 3, t) / z;
            double three = integral(joint, 0, 60);
            double mean = integral(t -> t * joint.applyAsDouble(t), 0, 60) / three;
            double square = integral(t -> t * t * joint.applyAsDouble(t), 0, 60) / three;
            Map<String, Value> answers = v.answers();
            close(answers, "evidence", Math.log(three));
            close(answers, "surprise", Math.log(three / two));
            close(answers, "mean", mean);
            close(answers, "spread", Math.sqrt(square - mean * mean));
            close(
                    answers,
                    "empty",
                    integral(t -> Math.exp(-t) * joint.applyAsDouble(t), 0, 60) / three);
        }
    }

    /** The Poisson probability of the first nights. */
    private static double seen(double[] x, int nights, double load) {
        double p = 1;
        for (int i = 0; i < nights; i++) {
            p *= Math.exp(-load);
            for (int k = 1; k <= x[i]; k++) p *= load / k;
        }
        return p;
    }

    /** By drawing one mushroom after the other from Pólya's urn. */
    @Test
    void threeMushrooms() {
        for (int seed = 1; seed <= 5; seed++) {
            Variant v = variant("conjugate/three-mushrooms", seed);
            double[] urn = {given(v, "a1"), given(v, "a2"), given(v, "a3")};
            double all = urn[0] + urn[1] + urn[2];
            int[] found = {(int) given(v, "n1"), (int) given(v, "n2"), 0};
            found[2] = 5 - found[0] - found[1];
            close(v.answers(), "porcini", urn[0] / all);
            double ways = choose(5, found[0]) * choose(5 - found[0], found[1]);
            double inOrder = 1;
            for (int kind = 0; kind < 3; kind++)
                for (int i = 0; i < found[kind]; i++) {
                    inOrder *= urn[kind]++ / all;
                    all++;
                }
            close(v.answers(), "evidence", ways * inOrder);
            Value.Tabulated next =
                    (Value.Tabulated) Objects.requireNonNull(v.answers().get("next_one"));
            for (int kind = 0; kind < 3; kind++)
                assertThat(Reals.toDouble(next.rows().get(kind).value()))
                        .isCloseTo(urn[kind] / all, within(1e-12));
        }
    }

    /** By the midpoint rule, with Phi from its own integral. */
    @Test
    void loadedBridge() {
        Variant v = variant("quadrature/loaded-bridge", 1);
        double m = given(v, "m");
        double var = given(v, "v");
        double s = given(v, "s");
        double first = given(v, "held1");
        double second = given(v, "held2");
        double[] phi = phi();
        DoubleUnaryOperator likelihood =
                z -> {
                    double light = phi[(int) Math.round((z + 12) * 1000)];
                    double heavy = phi[(int) Math.round((z + 11) * 1000)];
                    return (first == 1 ? light : 1 - light) * (second == 1 ? heavy : 1 - heavy);
                };
        double evidence = 0;
        double mean = 0;
        double reconstruction = 0;
        for (int i = -8000; i <= 8000; i++) {
            double z = i / 1000.0;
            double joint = normal(z, m, var) * likelihood.applyAsDouble(z) / 1000;
            evidence += joint;
            mean += z * joint;
            reconstruction += normal(z, s, 0.8) * Math.log(likelihood.applyAsDouble(z)) / 1000;
        }
        double kl = Math.log(var / 0.8) / 2 + (0.8 + (s - m) * (s - m)) / (2 * var) - 0.5;
        Map<String, Value> answers = v.answers();
        close(answers, "log_evidence", Math.log(evidence));
        close(answers, "mean", mean / evidence);
        close(answers, "reconstruction", reconstruction);
        close(answers, "elbo", reconstruction - kl);
        close(answers, "gap", Math.log(evidence) - reconstruction + kl);
    }

    /** Φ from −12 to 12 in steps of a thousandth, by Simpson's rule. */
    private static double[] phi() {
        double[] phi = new double[24_001];
        for (int i = 1; i < phi.length; i++) {
            double a = -12 + (i - 1) / 1000.0;
            phi[i] =
                    phi[i - 1]
                            + (normal(a, 0, 1)
                                            + 4 * normal(a + 0.0005, 0, 1)
                                            + normal(a + 0.001, 0, 1))
                                    / 6000;
        }
        return phi;
    }

    private static double normal(double x, double mean, double var) {
        return Math.exp(-(x - mean) * (x - mean) / (2 * var)) / Math.sqrt(2 * Math.PI * var);
    }

    /** By the midpoint rule, and the mode as where the slope of the log density is 0. */
    @Test
    void sleepyVolcano() {
        Variant v = variant("quadrature/sleepy-volcano", 1);
        double m = given(v, "m");
        double s = given(v, "s");
        double slope = given(v, "slope");
        int days = (int) given(v, "days");
        DoubleUnaryOperator smoke = z -> 1 / (1 + Math.exp(-slope * z));
        DoubleUnaryOperator joint =
                z ->
                        normal(z, m, s * s)
                                * choose(5, days)
                                * Math.pow(smoke.applyAsDouble(z), days)
                                * Math.pow(1 - smoke.applyAsDouble(z), 5 - days);
        double evidence = integral(joint, -30, 30);
        double mean = integral(z -> z * joint.applyAsDouble(z), -30, 30) / evidence;
        double square = integral(z -> z * z * joint.applyAsDouble(z), -30, 30) / evidence;
        double low = -20;
        double high = 20;
        while (high - low > 1e-12) {
            double z = (low + high) / 2;
            double rise = -(z - m) / (s * s) + slope * (days - 5 * smoke.applyAsDouble(z));
            if (rise > 0) low = z;
            else high = z;
        }
        Map<String, Value> answers = v.answers();
        close(answers, "evidence", evidence);
        close(answers, "mean", mean);
        close(answers, "mode", low);
        close(answers, "spread", Math.sqrt(square - mean * mean));
        close(answers, "density", joint.applyAsDouble(0) / evidence);
        close(
                answers,
                "tomorrow",
                integral(z -> smoke.applyAsDouble(z) * joint.applyAsDouble(z), -30, 30) / evidence);
    }
}
