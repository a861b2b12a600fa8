package elbow.exercise;

import static elbow.exercise.Asked.table;
import static elbow.exercise.Worlds.entropy;
import static elbow.exercise.Worlds.kl;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formula.Ref;
import elbow.value.Real;
import elbow.value.Value;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What formulas mean where a model has zeros, numbers as states, joint tables, soft evidence. */
class MeaningOfModelsTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @MethodSource({
        "zeros",
        "numbers",
        "writtenOut",
        "joint",
        "soft",
        "encoder",
        "likeOthers",
        "names",
        "nearZero"
    })
    void means(Asked asked) {
        asked.check();
    }

    /** c can't be 1 unless b is; a is never 1. */
    static Stream<Asked> zeros() {
        String model =
                """
                model:
                  a: Bernoulli(0)
                  b | a:
                    0: Bernoulli(0.2)
                    1: Bernoulli(0.7)
                  c | b:
                    0: Bernoulli(0)
                    1: Bernoulli(0.5)
                observe: {c: 1}
                q:
                  a: Bernoulli(0)
                  b: Bernoulli(0.6)
                """;
        return Stream.of(
                new Asked(model, "p(b = 1 | a = 1)", 0.7),
                new Asked(
                        model,
                        "p(b | a)",
                        table("0, 0", 0.8, "0, 1", 0.3, "1, 0", 0.2, "1, 1", 0.7)),
                new Asked(model, "p(b = 1, c = 1 | a = 1)", 0.35),
                new Asked(model, "p(c = 1 | a = 1)", "undefined"),
                new Asked(model, "p(a = 1 | b = 1)", 0),
                new Asked(model, "p(c = 0 | b = 1, a = 1)", "undefined"),
                new Asked(model, "p(a = 1 | c)", 0),
                new Asked(model, "p(b = 1 | c)", 1),
                new Asked(model, "H(p(b | c))", 0),
                new Asked(model, "KL(q(a) || p(a))", 0),
                new Asked(model, "KL(q(b) || p(b))", kl(0.6, 0.2)),
                new Asked(model, "KL(q(b) || p(b | c))", INFINITE),
                new Asked(model, "KL(p(b | c) || q(b))", -Math.log(0.6)),
                new Asked(model, "CE(q(b), p(b | c))", INFINITE),
                new Asked(model, "JS(q(b), p(b | c))", kl(0.6, 0.8) / 2 - Math.log(0.8) / 2),
                new Asked(model, "reconstruction", -INFINITE),
                new Asked(model, "ELBO", -INFINITE),
                new Asked(model, "gap", INFINITE),
                new Asked(model, "gap = infinite", true),
                new Asked(model, "E_{p(a)}[ log p(b = 1 | a) ]", Math.log(0.2)),
                new Asked(model, "I(a ; b)", 0),
                new Asked(model, "argmax p(a, b | c)", "0, 1"));
    }

    static Stream<Asked> numbers() {
        String model =
                """
                model:
                  n: Uniform(1 .. 6)
                  h: Binomial(n = 3, p = 0.3)
                  s: Categorical('-1' = 0.4, '1' = 0.6)
                  t | s:
                    -1: Bernoulli(0.1)
                    1.0: Bernoulli(0.8)
                observe: {s: -1.0}
                """;
        double two = 3 * 0.09 * 0.7;
        double three = 0.027;
        return Stream.of(
                new Asked(model, "p(n > 2)", 4.0 / 6),
                new Asked(model, "p(n != 3)", 5.0 / 6),
                new Asked(model, "p(n = 1.0)", 1.0 / 6),
                new Asked(model, "p(h >= 2)", two + three),
                new Asked(model, "p(h > 1, n <= 2)", (two + three) / 3),
                new Asked(model, "p(h = 3 | n >= 2)", three),
                new Asked(model, "mean(p(n))", 3.5),
                new Asked(model, "var(p(n))", 35.0 / 12),
                new Asked(model, "mean(p(h))", 0.9),
                new Asked(model, "sd(p(h))", Math.sqrt(0.63)),
                new Asked(model, "mode(p(h))", "1"),
                new Asked(model, "H(p(n))", Math.log(6)),
                new Asked(model, "E_{p(n)}[ n^2 ]", 91.0 / 6),
                new Asked(model, "E_{p(n, h)}[ n*h ]", 3.5 * 0.9),
                new Asked(model, "sum_n[ n ]", 21),
                new Asked(model, "mean_n[ n ]", 3.5),
                new Asked(model, "max_n[ (n - 3)^2 ]", 9),
                new Asked(model, "p(s)", 0.4),
                new Asked(model, "p(s = -1)", 0.4),
                new Asked(model, "p(s = 1)", 0.6),
                new Asked(model, "p(t = 1 | s)", 0.1),
                new Asked(model, "p(t | s = 1)", table("0", 0.2, "1", 0.8)),
                new Asked(model, "p(s < 0 | t = 1)", 0.04 / (0.04 + 0.48)),
                new Asked(model, "mean(p(s))", 0.2),
                new Asked(model, "var(p(s))", 0.96),
                new Asked(model, "cov(s, t)", 0.48 - 0.04 - 0.2 * 0.52),
                new Asked(model, "s*2", -2),
                new Asked(model, "max_s[ p(t = 1 | s) ]", 0.8));
    }

    static Stream<Asked> writtenOut() {
        String model = "model:\n  z: Bernoulli(0.4)\n  h: Binomial(n = 2, p = 0.3)\n";
        return Stream.of(
                new Asked(model, "KL(Bernoulli(0.3) || Bernoulli(0.5))", kl(0.3, 0.5)),
                new Asked(model, "KL(Bernoulli(0.3) || p(z))", kl(0.3, 0.4)),
                new Asked(model, "KL(p(z) || Bernoulli(0.3))", kl(0.4, 0.3)),
                new Asked(model, "KL(Bernoulli(0.3) || Uniform(0 .. 1))", kl(0.3, 0.5)),
                new Asked(model, "KL(Uniform(1 .. 4) || Uniform(1 .. 6))", Math.log(1.5)),
                new Asked(model, "KL(Uniform(1 .. 6) || Uniform(1 .. 4))", INFINITE),
                new Asked(model, "KL(p(h) || Binomial(n = 2, p = 0.6))", 2 * kl(0.3, 0.6)),
                new Asked(
                        model,
                        "KL(Categorical(a = 0.2, b = 0.8) || Categorical(b = 0.5, a = 0.5))",
                        kl(0.2, 0.5)),
                new Asked(model, "H(Uniform(1 .. 6))", Math.log(6)),
                new Asked(model, "H(Bernoulli(0.3))", entropy(0.3)),
                new Asked(model, "H(Bernoulli(1))", 0),
                new Asked(model, "CE(Bernoulli(0.3), Bernoulli(0.5))", Math.log(2)),
                new Asked(
                        model,
                        "JS(Bernoulli(0.2), Bernoulli(0.6))",
                        kl(0.2, 0.4) / 2 + kl(0.6, 0.4) / 2),
                new Asked(model, "JS(Bernoulli(0), Bernoulli(1))", Math.log(2)),
                new Asked(model, "mean(Binomial(n = 4, p = 0.25))", 1),
                new Asked(model, "var(Binomial(n = 4, p = 0.25))", 0.75),
                new Asked(model, "mean(Uniform(1 .. 6))", 3.5));
    }

    static Stream<Asked> joint() {
        String model =
                """
                model:
                  a, b:
                    0, 0: 0.4
                    0, 1: 0.1
                    1, 0: 0.2
                    1, 1: 0.3
                observe: {b: 1}
                """;
        return Stream.of(
                new Asked(model, "p(a)", table("0", 0.5, "1", 0.5)),
                new Asked(model, "p(a | b)", table("0", 0.25, "1", 0.75)),
                new Asked(model, "p(b = 1 | a = 0)", 0.2),
                new Asked(model, "p(b = 0 | a)", table("0", 0.8, "1", 0.4)),
                new Asked(model, "p(a, b = 0)", table("0", 0.4, "1", 0.2)),
                new Asked(model, "cov(a, b)", 0.3 - 0.5 * 0.4),
                new Asked(
                        model,
                        "I(a ; b)",
                        Math.log(2)
                                + entropy(0.4)
                                - -(0.4 * Math.log(0.4)
                                        + 0.1 * Math.log(0.1)
                                        + 0.2 * Math.log(0.2)
                                        + 0.3 * Math.log(0.3))),
                new Asked(model, "H(p(b | a = 1))", entropy(0.6)),
                new Asked(model, "independent(a, b)", false),
                new Asked(model, "argmax p(a, b = 0)", "0"));
    }

    /** Two reports of z, one seen for certain, one by its likelihood. */
    static Stream<Asked> soft() {
        String model =
                """
                model:
                  z: Bernoulli(0.3)
                  x | z:
                    0: Bernoulli(0.2)
                    1: Bernoulli(0.8)
                  m | z:
                    0: Categorical(no = 0.9, yes = 0.1)
                    1: Categorical(no = 0.4, yes = 0.6)
                observe: {x: 1}
                soft: {m: {yes: 0.9, no: 0.2}}
                q: {z: Bernoulli(0.7)}
                """;
        double zero = 0.7 * 0.2 * (0.9 * 0.2 + 0.1 * 0.9);
        double one = 0.3 * 0.8 * (0.4 * 0.2 + 0.6 * 0.9);
        double posterior = one / (zero + one);
        double elbo = 0.3 * Math.log(0.2 * 0.27) + 0.7 * Math.log(0.8 * 0.62) - kl(0.7, 0.3);
        return Stream.of(
                new Asked(model, "p(observed)", zero + one),
                new Asked(model, "p(z = 1 | observed)", posterior),
                new Asked(model, "p(z = 1 | x)", 0.24 / 0.38),
                new Asked(model, "p(m = yes)", 0.7 * 0.1 + 0.3 * 0.6),
                new Asked(model, "p(x)", 0.38),
                new Asked(model, "log p(observed)", Math.log(zero + one)),
                new Asked(model, "ELBO", elbo),
                new Asked(model, "gap", kl(0.7, posterior)),
                new Asked(model, "KL(q(z) || p(z | observed))", kl(0.7, posterior)));
    }

    static Stream<Asked> encoder() {
        return Stream.of(0, 1).flatMap(MeaningOfModelsTest::encoder);
    }

    private static Stream<Asked> encoder(int x) {
        String model =
                """
                model:
                  z: Bernoulli(0.3)
                  x | z:
                    0: Bernoulli(0.2)
                    1: Bernoulli(0.8)
                observe: {x: %d}
                q:
                  z | x:
                    0: Bernoulli(0.1)
                    1: Bernoulli(0.9)
                """
                        .formatted(x);
        double q = x == 1 ? 0.9 : 0.1;
        double one = 0.3 * (x == 1 ? 0.8 : 0.2);
        double evidence = one + 0.7 * (x == 1 ? 0.2 : 0.8);
        return Stream.of(
                new Asked(model, "q(z = 1)", q),
                new Asked(model, "q(z = 1 | x)", q),
                new Asked(model, "KL(q(z) || p(z))", kl(q, 0.3)),
                new Asked(model, "KL(q(z | x) || p(z))", kl(q, 0.3)),
                new Asked(model, "gap", kl(q, one / evidence)),
                new Asked(model, "ELBO", Math.log(evidence) - kl(q, one / evidence)));
    }

    static Stream<Asked> likeOthers() {
        String model =
                """
                model:
                  z: Bernoulli(0.3)
                  x | z:
                    0: Bernoulli(0.2)
                    1: Bernoulli(0.8)
                observe: {x: 1}
                """;
        String posterior = model + "q: posterior\n";
        String prior = model + "q: prior\n";
        double explained = 0.7 * Math.log(0.2) + 0.3 * Math.log(0.8);
        return Stream.of(
                new Asked(posterior, "gap", 0),
                new Asked(posterior, "q(z = 1)", 0.24 / 0.38),
                new Asked(posterior, "ELBO", Math.log(0.38)),
                new Asked(posterior, "KL(q(z) || p(z))", kl(0.24 / 0.38, 0.3)),
                new Asked(posterior, "H(q(z))", entropy(0.24 / 0.38)),
                new Asked(prior, "KL(q(z) || p(z))", 0),
                new Asked(prior, "q(z = 1)", 0.3),
                new Asked(prior, "reconstruction", explained),
                new Asked(prior, "ELBO", explained),
                new Asked(prior, "gap", Math.log(0.38) - explained));
    }

    static Stream<Asked> names() {
        String model =
                """
                model:
                  Asy/Patch: Categorical('0-3_days' = 0.2, other = 0.8)
                  E | Asy/Patch:
                    0-3_days: Bernoulli(0.1)
                    other: Bernoulli(0.6)
                  T: Categorical(E = 0.25, I = 0.75)
                observe: {Asy/Patch: 0-3_days}
                """;
        return Stream.of(
                new Asked(model, "p('Asy/Patch' = '0-3_days')", 0.2),
                new Asked(model, "p('Asy/Patch')", 0.2),
                new Asked(model, "p(E = 1 | 'Asy/Patch')", 0.1),
                new Asked(model, "p('Asy/Patch' = other | E = 1)", 0.48 / 0.5),
                new Asked(model, "p(E = 1)", 0.5),
                new Asked(model, "p(T = E)", 0.25),
                new Asked(model, "H(p(E))", Math.log(2)),
                new Asked(model, "argmax p(T)", "I"),
                new Asked(model, "E_{p(E)}[ E ]", 0.5),
                new Asked(model, "I(E ; T)", 0));
    }

    /** A tie is no variant that is drawn; set by hand, all the best are named. */
    @ParameterizedTest
    @CsvSource({
        "argmax p(z), a or c",
        "mode(p(z)), a or c",
        "'argmax p(z, d = 2)', a or c",
        "'argmax p(z | d)', a or c"
    })
    void namesAllThatTie(String formula, String best) {
        Exercise exercise =
                ExercisesForTests.read(
                        """
                        id: a
                        parameters:
                          w: one of [0.3, 0.4]
                        model:
                          d: Uniform(1 .. 3)
                          z: Categorical(a = 0.4, b = 0.6 - w, c = w)
                        observe: {d: 1}
                        ask:
                          - v: {formula: "%s"}
                        """
                                .formatted(formula));
        for (int seed = 1; seed < 20; seed++)
            assertThat(Asked.text(exercise.variant(seed).answers().get("v"))).isEqualTo("a");
        Map<Ref, Value> tie = Map.of(new Ref("w"), Real.of(BigFraction.of(2, 5)));
        assertThat(Asked.text(exercise.variant(tie, OptionalLong.empty()).answers().get("v")))
                .isEqualTo(best);
    }

    /** KL(b + d ‖ b) of Bernoulli distributions is d²/(2 b (1 − b)), up to a share of d. */
    static Stream<Asked> nearZero() {
        String model =
                """
                model:
                  z: Bernoulli(0.5)
                  x | z:
                    0: Bernoulli(0.2)
                    1: Bernoulli(0.8)
                observe: {x: 1}
                q: {z: Bernoulli(0.8 + 1e-%d)}
                """;
        double d = 1e-13;
        double gap = d * d / (2 * 0.16);
        return Stream.of(
                new Asked(model.formatted(13), "gap/1e-26", gap / 1e-26),
                new Asked(model.formatted(13), "KL(q(z) || p(z | x))*1e26", gap * 1e26));
    }
}
