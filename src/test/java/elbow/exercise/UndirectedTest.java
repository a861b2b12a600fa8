package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import elbow.source.FaultException;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** Undirected models against the sum over all states. */
class UndirectedTest {
    private static final int SPINS = 6;

    /** A grid of two rows and three columns, with a field on the first and a table on the last. */
    private static final String GRID =
            """
            id: grid
            factors:
              r1(x1, x2): exp(0.4*x1*x2)
              r2(x2, x3): exp(0.4*x2*x3)
              r3(x4, x5): exp(0.4*x4*x5)
              r4(x5, x6): exp(0.4*x5*x6)
              c1(x1, x4): exp(-0.3*x1*x4)
              c2(x2, x5): exp(-0.3*x2*x5)
              c3(x3, x6): exp(-0.3*x3*x6)
              field(x1): exp(x1/5)
              last(x6):
                -1: 1/2
                1: 0
            states: {x1: [-1, 1], x2: [-1, 1], x3: [-1, 1], x4: [-1, 1], x5: [-1, 1], x6: [-1, 1]}
            """;

    private static int spin(int state, int i) {
        return (state >> (i - 1) & 1) == 1 ? 1 : -1;
    }

    private static double weight(int s) {
        double energy = 0.2 * spin(s, 1);
        for (int[] pair : new int[][] {{1, 2}, {2, 3}, {4, 5}, {5, 6}})
            energy += 0.4 * spin(s, pair[0]) * spin(s, pair[1]);
        for (int i = 1; i <= 3; i++) energy -= 0.3 * spin(s, i) * spin(s, i + 3);
        return Math.exp(energy) * (spin(s, 6) == -1 ? 0.5 : 0);
    }

    private static double sum(IntPredicate event, IntToDoubleFunction of) {
        double sum = 0;
        for (int s = 0; s < 1 << SPINS; s++) if (event.test(s)) sum += of.applyAsDouble(s);
        return sum;
    }

    private static double weight(IntPredicate event) {
        return sum(event, UndirectedTest::weight);
    }

    private static Map<String, Value> answers(String yaml) {
        return ExerciseReader.read(yaml, Path.of("grid.yaml")).variant(1).answers();
    }

    private static double number(Map<String, Value> answers, String part) {
        return Reals.toDouble((Real) answers.get(part));
    }

    @Test
    void asSummedOverAllStates() {
        Map<String, Value> answers =
                answers(
                        GRID
                                + """
                                observe: {x3: 1}
                                soft:
                                  x5: {-1: 0.9, 1: 0.25}
                                ask:
                                  - z: Z
                                  - log_z: log Z
                                  - one: p(x1 = 1)
                                  - two: p(x1 = 1, x2 = -1)
                                  - given: p(x1 = 1 | x2 = -1)
                                  - evidence: p(observed)
                                  - after: p(x1 = 1 | observed)
                                  - best: argmax p(latents | observed)
                                  - highest: max p(latents | observed)
                                  - some: argmax p(x1, x4 | observed)
                                  - mean: E_{p(x1, x2)}[ x1*x2 ]
                                  - impossible: p(x1 = 1 | x6 = 1)
                                  - apart: {truth: "independent(x1, x3 | x2, x4, x5, x6)"}
                                """);
        double z = weight(s -> true);
        assertThat(number(answers, "z")).isCloseTo(z, within(1e-12));
        assertThat(number(answers, "log_z")).isCloseTo(Math.log(z), within(1e-12));
        assertThat(number(answers, "one"))
                .isCloseTo(weight(s -> spin(s, 1) == 1) / z, within(1e-13));
        double two = weight(s -> spin(s, 1) == 1 && spin(s, 2) == -1);
        assertThat(number(answers, "two")).isCloseTo(two / z, within(1e-13));
        assertThat(number(answers, "given"))
                .isCloseTo(two / weight(s -> spin(s, 2) == -1), within(1e-13));
        IntToDoubleFunction seen =
                s -> weight(s) * (spin(s, 3) == 1 ? spin(s, 5) == 1 ? 0.25 : 0.9 : 0);
        double evidence = sum(s -> true, seen);
        assertThat(number(answers, "evidence")).isCloseTo(evidence / z, within(1e-13));
        assertThat(number(answers, "after"))
                .isCloseTo(sum(s -> spin(s, 1) == 1, seen) / evidence, within(1e-13));
        int best = 0;
        for (int s = 0; s < 1 << SPINS; s++)
            if (seen.applyAsDouble(s) > seen.applyAsDouble(best)) best = s;
        StringBuilder states = new StringBuilder();
        for (int i : new int[] {1, 2, 4, 5, 6}) states.append(spin(best, i)).append(' ');
        assertThat(
                        String.join(" ", ((Value.Assignment) answers.get("best")).best().getFirst())
                                + " ")
                .isEqualTo(states.toString());
        assertThat(number(answers, "highest"))
                .isCloseTo(seen.applyAsDouble(best) / evidence, within(1e-13));
        assertThat(number(answers, "mean"))
                .isCloseTo(
                        sum(s -> true, s -> weight(s) * spin(s, 1) * spin(s, 2)) / z,
                        within(1e-13));
        assertThat(answers.get("impossible")).isEqualTo(Real.UNDEFINED);
        assertThat(answers.get("apart")).isEqualTo(new Value.Truth(true));
    }

    /** Too many states for one sum: ln Z is what all 32 weights sum to. */
    @Test
    void aBoundOverManyStates() {
        Map<String, Value> answers =
                answers(
                        """
                        id: a
                        factors:
                          f(x, a): exp(x*a/2)
                          g(a, b): exp(a*b/4)
                          h(b, c): exp(b*c/3)
                          k(c, d): exp(c*d/5)
                          l(d, e): exp(d*e/3)
                        states: {x: [-1, 1], a: [-1, 1], b: [-1, 1], c: [-1, 1], d: [-1, 1], e: [-1, 1]}
                        observe: {x: 1}
                        q:
                          a: Categorical(-1 = 0.5, 1 = 0.5)
                          b: Categorical(-1 = 0.5, 1 = 0.5)
                          c: Categorical(-1 = 0.5, 1 = 0.5)
                          d: Categorical(-1 = 0.5, 1 = 0.5)
                          e: Categorical(-1 = 0.5, 1 = 0.5)
                        ask: [elbo: ELBO, gap: gap]
                        """);
        double logZ = 6 * Math.log(2);
        for (double coupling : new double[] {0.5, 0.25, 1.0 / 3, 0.2, 1.0 / 3})
            logZ += Math.log(Math.cosh(coupling));
        double elbo = 5 * Math.log(2) - logZ;
        assertThat(number(answers, "elbo")).isCloseTo(elbo, within(1e-13));
        assertThat(number(answers, "gap")).isCloseTo(-Math.log(2) - elbo, within(1e-13));
    }

    /** The bound by both of its routes, and the gap to log p(observed) as a divergence. */
    @Test
    void aBoundOnAnUndirectedModel() {
        Map<String, Value> answers =
                answers(
                        """
                        id: a
                        factors:
                          f(x, y): exp(x*y/2)
                          g(y): exp(y/4)
                        states: {x: [-1, 1], y: [-1, 1]}
                        observe: {x: 1}
                        q:
                          y: Categorical(-1 = 0.3, 1 = 0.7)
                        ask: [elbo: ELBO, gap: gap, seen: log p(observed)]
                        """);
        double up = Math.exp(0.5 + 0.25);
        double down = Math.exp(-0.5 - 0.25);
        double z = up + down + Math.exp(-0.5 + 0.25) + Math.exp(0.5 - 0.25);
        double elbo =
                0.7 * (Math.log(up / z) - Math.log(0.7))
                        + 0.3 * (Math.log(down / z) - Math.log(0.3));
        assertThat(number(answers, "seen")).isCloseTo(Math.log((up + down) / z), within(1e-13));
        assertThat(number(answers, "elbo")).isCloseTo(elbo, within(1e-13));
        assertThat(number(answers, "gap"))
                .isCloseTo(Math.log((up + down) / z) - elbo, within(1e-13));
    }

    /** A ring of 60 by the transfer matrix: Z = (2 cosh J)^60 + (2 sinh J)^60. */
    @Test
    void aLongRingWithoutAGraph() {
        int n = 60;
        StringBuilder yaml = new StringBuilder("id: ring\nfactors:\n");
        for (int i = 0; i < n; i++)
            yaml.append(
                    "  f%d(x%d, x%d): exp(0.7*x%d*x%d)\n"
                            .formatted(i, i, (i + 1) % n, i, (i + 1) % n));
        yaml.append("states:\n");
        for (int i = 0; i < n; i++) yaml.append("  x" + i + ": [-1, 1]\n");
        yaml.append(
                """
                ask:
                  - log_z: log Z
                  - far: cov(x0, x30)
                """);
        Map<String, Value> answers = answers(yaml.toString());
        double ratio = Math.tanh(0.7);
        assertThat(number(answers, "log_z"))
                .isCloseTo(
                        n * Math.log(2 * Math.cosh(0.7)) + Math.log1p(Math.pow(ratio, n)),
                        within(1e-10));
        double far = 2 * Math.pow(ratio, 30) / (1 + Math.pow(ratio, 60));
        assertThat(number(answers, "far")).isCloseTo(far, within(1e-12));
    }

    @Test
    void uaiFiles(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("m.uai"),
                "c three variables, the last in no function\nMARKOV\n3\n2 3 2\n2\n1 1\n2 1 0\n\n"
                        + "3\n 1 2 4\n6\n 1 0.5 2 0 3 1e1\n");
        Files.writeString(
                folder.resolve("b.uai"),
                "BAYES\n2\n2 2\n2\n2 1 0\n1 1\n4 0.25 0.75 0.5 0.5\n2 0.2 0.3\n");
        String ask = "ask: [z: Z, one: p(v0 = 1), two: p(v2 = 1)]\n";
        Map<String, Value> markov =
                ExerciseReader.read("id: m\nmodel: {file: m.uai}\n" + ask, folder.resolve("m.yaml"))
                        .variant(1)
                        .answers();
        double z = 2 * (1 * (1 + 0.5) + 2 * (2 + 0) + 4 * (3 + 10));
        assertThat(number(markov, "z")).isCloseTo(z, within(1e-12));
        assertThat(number(markov, "one")).isCloseTo(2 * (0.5 + 40) / z, within(1e-13));
        assertThat(number(markov, "two")).isCloseTo(0.5, within(1e-13));
        Exercise bayes =
                ExerciseReader.read(
                        "id: b\nmodel: {file: b.uai}\nask: [one: p(v0 = 1)]\n",
                        folder.resolve("b.yaml"));
        assertThat(number(bayes.variant(1).answers(), "one"))
                .isCloseTo(0.4 * 0.75 + 0.6 * 0.5, within(1e-13));
        assertThat(bayes.fileWarnings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "f(a, b): exp(a*b) ! f(a, c): exp(a) ! no states are declared for 'c'",
                "f(a, b): exp(a*b) ! f: exp(a*b) ! a factor is its name and its variables",
                "f(a, b): exp(a*b) ! f(a, a): exp(a) ! a stands twice",
                "f(a, b): exp(a*b) ! f(a, b): exp(a*k) ! no parameter is called k",
                "f(a, b): exp(a*b) ! f(a, b): a ! -1 is no weight",
                "f(a, b): exp(a*b) ! f(a, b): [1, 2] ! a factor is a formula",
                "f(a, b): exp(a*b) ! f(a, b): {'-1, 0': 1} ! b has no state '0'",
                "f(a, b): exp(a*b) ! f(a, b): {'-1, 1': 1} ! has no row for",
                "f(a, b): exp(a*b) ! p(a, b): 1 ! means something else",
                "f(a, b): exp(a*b) ! f(a): exp(a) ! b stands in no factor",
                "ask: ! model: {c: Bernoulli(0.3)}\\nask: ! directed (model:) or undirected"
            })
    void whatIsRefused(String good, String bad, String told) {
        String yaml =
                "id: a\nfactors:\n  f(a, b): exp(a*b)\nstates: {a: [-1, 1], b: [-1, 1]}\n"
                        + "ask: [z: Z]\n";
        FaultException e =
                catchThrowableOfType(
                        FaultException.class,
                        () ->
                                ExerciseReader.read(
                                        yaml.replace(good, bad.replace("\\n", "\n")),
                                        Path.of("f.yaml")));
        assertThat(e).isNotNull();
        assertThat(e.getMessage()).startsWith("f.yaml:").contains(told);
    }
}
