package elbow.exercise;

import static elbow.exercise.Asked.table;
import static elbow.exercise.Worlds.entropy;
import static elbow.exercise.Worlds.is;
import static elbow.exercise.Worlds.kl;
import static elbow.exercise.Worlds.row;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What formulas mean about a chain z2 → z1 → x with a further variable y of both latents, x = 1
 * seen: bare variables left and right of the bar, bound ones, events, tables, claims. The values
 * are sums over all joint states.
 */
class MeaningTest {
    private static final String MODEL =
            """
            model:
              z2: Bernoulli(0.4)
              z1 | z2:
                0: Bernoulli(0.2)
                1: Bernoulli(0.7)
              x | z1:
                0: Bernoulli(0.3)
                1: Bernoulli(0.9)
              y | z1, z2:
                0, 0: Bernoulli(0.1)
                0, 1: Bernoulli(0.25)
                1, 0: Bernoulli(0.6)
                1, 1: Bernoulli(0.8)
            observe: {x: 1}
            q:
              z2: Bernoulli(0.35)
              z1 | z2:
                0: Bernoulli(0.15)
                1: Bernoulli(0.65)
            """;

    private static final int Z2 = 0;
    private static final int Z1 = 1;
    private static final int X = 2;
    private static final int Y = 3;

    private static final double[] P_Z1 = {0.2, 0.7};
    private static final double[] Q_Z1 = {0.15, 0.65};
    private static final double[] P_X = {0.3, 0.9};
    private static final double[][] P_Y = {{0.1, 0.25}, {0.6, 0.8}};

    private static final Worlds P =
            new Worlds(
                    s ->
                            row(s[Z2], 0.4)
                                    * row(s[Z1], P_Z1[s[Z2]])
                                    * row(s[X], P_X[s[Z1]])
                                    * row(s[Y], P_Y[s[Z1]][s[Z2]]),
                    2,
                    2,
                    2,
                    2);
    private static final Worlds Q =
            new Worlds(s -> row(s[Z2], 0.35) * row(s[Z1], Q_Z1[s[Z2]]), 2, 2);

    private static final Predicate<int[]> SEEN = is(X, 1);
    private static final double EVIDENCE = P.p(SEEN);
    private static final double Q_ONE = Q.p(is(Z1, 1));
    private static final double POSTERIOR = P.p(is(Z1, 1), SEEN);
    private static final double RECONSTRUCTION = Q.mean(s -> Math.log(P_X[s[Z1]]));
    private static final double KL = kl(0.35, 0.4) + Q.mean(s -> kl(Q_Z1[s[Z2]], P_Z1[s[Z2]]));

    @ParameterizedTest
    @MethodSource({"bare", "measures", "bound", "bounds", "information", "claims", "arithmetic"})
    void means(Asked asked) {
        asked.check();
    }

    private static Asked asked(String formula, Object should) {
        return new Asked(MODEL, formula, should);
    }

    static Stream<Asked> bare() {
        double zero = P.p(is(Z1, 0));
        return Stream.of(
                asked("p(x)", EVIDENCE),
                asked("p(x = 0)", 1 - EVIDENCE),
                asked("p(x = 1.0)", EVIDENCE),
                asked("p(z1)", table("0", zero, "1", 1 - zero)),
                asked("p(z1 | x)", table("0", 1 - POSTERIOR, "1", POSTERIOR)),
                asked("p(x | z1)", table("0", 0.3, "1", 0.9)),
                asked("p(x = 0 | z1)", table("0", 0.7, "1", 0.1)),
                asked("p(y | z1 = 1)", yGiven(1)),
                asked("p(z1 = 1, x)", P.p(is(Z1, 1).and(SEEN))),
                asked("p(z1 = 1 | z2 = 0, x)", P.p(is(Z1, 1), is(Z2, 0).and(SEEN))),
                asked("p(z1 = 1 | x = 0)", P.p(is(Z1, 1), is(X, 0))),
                asked("p(x | z2 = 1)", P.p(SEEN, is(Z2, 1))),
                asked("p(z2, z1 = 1)", table("0", 0.6 * 0.2, "1", 0.4 * 0.7)),
                asked("p(z1 != 1)", zero),
                asked("p(z1 >= 1 | x)", POSTERIOR),
                asked("p(z1, z2)", table("0, 0", .48, "0, 1", .12, "1, 0", .12, "1, 1", .28)),
                asked("p(observed)", EVIDENCE),
                asked("q(z1)", table("0", 1 - Q_ONE, "1", Q_ONE)),
                asked("q(z1 = 1 | z2 = 0)", 0.15),
                asked("q(z2 = 1 | z1 = 1)", 0.35 * 0.65 / Q_ONE),
                asked("q(z1 = 1 | x)", Q_ONE));
    }

    private static Object yGiven(int z1) {
        double one = P.p(is(Y, 1), is(Z1, z1));
        return table("0", 1 - one, "1", one);
    }

    static Stream<Asked> measures() {
        double prior = P.p(is(Z1, 1));
        double middle = (0.35 + 0.4) / 2;
        return Stream.of(
                asked("H(p(x))", entropy(EVIDENCE)),
                asked("H(p(z1 | x))", entropy(POSTERIOR)),
                asked("H(p(x | z1 = 0))", entropy(0.3)),
                asked("H(q(z1, z2))", entropy(0.35) + Q.mean(s -> entropy(Q_Z1[s[Z2]]))),
                asked("KL(q(z1) || p(z1))", kl(Q_ONE, prior)),
                asked("KL(p(z1) || q(z1))", kl(prior, Q_ONE)),
                asked("KL(q(z1) || p(z1 | x))", kl(Q_ONE, POSTERIOR)),
                asked("KL(q(z1, z2) || p(z1, z2))", KL),
                asked("KL(q(z1, z2) || p(z2, z1))", KL),
                asked("KL(p(x | z1 = 1) || p(x))", kl(0.9, EVIDENCE)),
                asked("CE(q(z2), p(z2))", -0.35 * Math.log(0.4) - 0.65 * Math.log(0.6)),
                asked("JS(q(z2), p(z2))", kl(0.35, middle) / 2 + kl(0.4, middle) / 2),
                asked("mean(p(x))", EVIDENCE),
                asked("mean(p(x | z1 = 1))", 0.9),
                asked("var(p(z1 | x))", POSTERIOR * (1 - POSTERIOR)),
                asked("sd(q(z1))", Math.sqrt(Q_ONE * (1 - Q_ONE))),
                asked("mode(p(x))", EVIDENCE > 0.5 ? "1" : "0"),
                asked("mode(p(z2 | x = 0))", P.p(is(Z2, 1), is(X, 0)) > 0.5 ? "1" : "0"));
    }

    static Stream<Asked> bound() {
        double averaged = Q.mean(s -> kl(Q_Z1[s[Z2]], P_Z1[s[Z2]]));
        double explained = Math.log(0.3) * (1 - POSTERIOR) + Math.log(0.9) * POSTERIOR;
        return Stream.of(
                asked("E_q[ KL(q(z1 | z2) || p(z1 | z2)) ]", averaged),
                asked("E_{q(z2)}[ KL(q(z1 | z2) || p(z1 | z2)) ]", averaged),
                asked("E_q[ H(q(z1 | z2)) ]", Q.mean(s -> entropy(Q_Z1[s[Z2]]))),
                asked("E_q[ log p(x | z1) ]", RECONSTRUCTION),
                asked("E_{q(z1)}[ log p(x | z1) ]", RECONSTRUCTION),
                asked("E_{p(z1 | x)}[ log p(x | z1) ]", explained),
                asked("E_{p(z1)}[ p(x | z1) ]", EVIDENCE),
                asked("E_{p(z1 | z2 = 1)}[ p(x | z1) ]", P.p(SEEN, is(Z2, 1))),
                asked("E_{p(x)}[ log p(x) ]", -entropy(EVIDENCE)),
                asked("E_{p(x)}[ p(z1 = 1 | x) ]", P.p(is(Z1, 1))),
                asked("E_{p(x)}[ KL(p(z1 | x) || p(z1)) ]", P.information(Z1, X, s -> true)),
                asked(
                        "E_{p(x)}[ H(p(z1 | x)) ]",
                        entropy(P.p(is(Z1, 1))) - P.information(Z1, X, s -> true)),
                asked("E_{p(z2)}[ mean(p(z1 | z2)) ]", P.p(is(Z1, 1))),
                asked("E_q[ z1 + 2*z2 ]", Q_ONE + 2 * 0.35),
                asked("E_{p(z1, y)}[ z1*y ]", P.p(is(Z1, 1).and(is(Y, 1)))),
                asked("sum_z1[ p(x | z1)*p(z1) ]", EVIDENCE),
                asked("sum_{z1, z2}[ p(x, z1, z2) ]", EVIDENCE),
                asked("sum_x[ p(x) ]", 1),
                asked("sum_x[ x*p(x) ]", EVIDENCE),
                asked("sum_z1[ sum_z2[ p(z1 | z2)*p(z2)*p(x | z1) ] ]", EVIDENCE),
                asked("mean_z1[ p(x | z1) ]", 0.6),
                asked("mean_x[ p(z1 = 1 | x) ]", (POSTERIOR + P.p(is(Z1, 1), is(X, 0))) / 2),
                asked("max_z1[ p(x | z1) ]", 0.9),
                asked("max p(z1, z2, x)", 0.28 * 0.9),
                asked("max p(z1 | x)", Math.max(POSTERIOR, 1 - POSTERIOR)),
                asked("argmax p(z1, z2, x)", "1, 1"),
                asked("argmax p(z1 | x)", "1"));
    }

    static Stream<Asked> bounds() {
        double gap = Math.log(EVIDENCE) - RECONSTRUCTION + KL;
        return Stream.of(
                asked("reconstruction", RECONSTRUCTION),
                asked("ELBO", RECONSTRUCTION - KL),
                asked("ELBO(beta = 4)", RECONSTRUCTION - 4 * KL),
                asked("gap", gap),
                asked("KL(q(latents) || p(latents | observed))", gap),
                asked("gap - KL(q(z1) || p(z1 | x))", gap - kl(Q_ONE, POSTERIOR)),
                asked("log p(x) - ELBO", gap),
                asked("E_q[ log p(x, z1, z2) ] + H(q(z1, z2))", RECONSTRUCTION - KL));
    }

    static Stream<Asked> information() {
        double ones = P.p(is(Z1, 1).and(is(Z2, 1)));
        return Stream.of(
                asked("I(x ; z1)", P.information(X, Z1, s -> true)),
                asked("I(x ; z2 | z1)", 0),
                asked(
                        "I(y ; z2 | z1)",
                        P.p(is(Z1, 0)) * P.information(Y, Z2, is(Z1, 0))
                                + P.p(is(Z1, 1)) * P.information(Y, Z2, is(Z1, 1))),
                asked("I(y ; z2 | z1 = 1)", P.information(Y, Z2, is(Z1, 1))),
                asked("I(y ; z2 | x)", P.information(Y, Z2, SEEN)),
                asked("I(y ; z2 | x = 0)", P.information(Y, Z2, is(X, 0))),
                asked("cov(z1, z2)", ones - P.p(is(Z1, 1)) * 0.4),
                asked(
                        "cov(z1, z2 | x)",
                        P.p(is(Z1, 1).and(is(Z2, 1)), SEEN) - POSTERIOR * P.p(is(Z2, 1), SEEN)),
                asked(
                        "cov(z1, y | x = 0)",
                        P.p(is(Z1, 1).and(is(Y, 1)), is(X, 0))
                                - P.p(is(Z1, 1), is(X, 0)) * P.p(is(Y, 1), is(X, 0))),
                asked("cov(z2, z2)", 0.24));
    }

    static Stream<Asked> claims() {
        return Stream.of(
                asked("independent(x, z2 | z1)", true),
                asked("independent(x, z2)", false),
                asked("independent(x, y | z1)", true),
                asked("independent(x, y)", false),
                asked("independent(z1, z2 | x)", false),
                asked("0 < gap < 1", true),
                asked("p(x) < 1 < p(x)", false),
                asked("gap >= 0 and ELBO <= log p(x)", true),
                asked("gap < 0 or ELBO < 0", true),
                asked("not gap > 1", true),
                asked("not (gap > 0 or ELBO > 0)", false),
                asked("gap < 0 and gap > 0 or ELBO < 0", true),
                asked("argmax p(z1 | x) = 1", true),
                asked("argmax p(z1 | x) != 1", false),
                asked("p(z1 = 1 | z2 = 1) = 0.7", true),
                asked("p(x) != 0.54", false),
                asked("log p(x) + 1e-10 = log p(x)", true),
                asked("log p(x) + 1e-8 = log p(x)", false));
    }

    static Stream<Asked> arithmetic() {
        return Stream.of(
                asked("log p(x)/2", Math.log(EVIDENCE) / 2),
                asked("log2 p(x)", Math.log(EVIDENCE) / Math.log(2)),
                asked("log10 p(x)", Math.log10(EVIDENCE)),
                asked("ln p(x) - log p(x)", 0),
                asked("log 0.6 + 1", 1 + Math.log(0.6)),
                asked("exp -0.5", Math.exp(-0.5)),
                asked("2^3^2", 512),
                asked("-2^2", -4),
                asked("2^-1", 0.5),
                asked("1 - 2 - 3", -4),
                asked("8/4/2", 1),
                asked("sqrt p(x)", Math.sqrt(EVIDENCE)),
                asked("abs(ELBO)", KL - RECONSTRUCTION),
                asked("min(p(x), 0.1, 0.3)", 0.1),
                asked("max(p(x), 0.1)", EVIDENCE),
                asked("sigmoid(0.3)", 1 / (1 + Math.exp(-0.3))),
                asked("Phi(0)", 0.5),
                asked("Phi(1.96)", 0.9750021048517795),
                asked("2*pi", 2 * Math.PI),
                asked("decimals(p(z1 = 1))", 1),
                asked("log 0", Double.NEGATIVE_INFINITY),
                asked("0/0", "undefined"),
                asked("0*log 0", 0));
    }
}
