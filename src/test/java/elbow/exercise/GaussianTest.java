package elbow.exercise;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/**
 * Linear-Gaussian models. Numbers were computed elsewhere: by dense Gaussian algebra in precision
 * form with 50 digits and by gain and Cholesky in doubles, which agree to 1e-15.
 */
class GaussianTest {
    @ParameterizedTest
    @MethodSource({
        "scalar",
        "ladder",
        "chain",
        "fourToTwo",
        "regression",
        "written",
        "tinyNoise",
        "vague",
        "tracking",
        "three",
        "ddpm",
        "mixture",
        "switching",
        "structured",
        "encoder",
        "tinyDrift"
    })
    void answers(Asked asked) {
        asked.check();
    }

    static Stream<Asked> scalar() {
        String model =
                """
                model:
                  z: Normal(mean = -1, sd = 2)
                  x | z: Normal(mean = 2.5*z + 0.75, var = 0.36)
                  y | z: Normal(mean = 2.5*z + 0.75, var = 0.36)
                observe: {x: 3.2}
                q:
                  z: Normal(mean = 0.9, var = 0.09)
                """;
        return Stream.of(
                new Asked(model, "log p(x)", -3.0186185522478604),
                new Asked(model, "mean(p(x))", -1.75),
                new Asked(model, "var(p(x))", 25.36),
                new Asked(model, "mean(p(z | x))", 0.9518927444794952),
                new Asked(model, "var(p(z | x))", 0.056782334384858045),
                new Asked(model, "mean(p(y | x))", 3.129731861198738),
                new Asked(model, "var(p(y | x))", 0.7148895899053628),
                new Asked(model, "E_q[ log p(x | z) ]", -1.2449184649942375),
                new Asked(model, "KL(q(z) || p(z))", 1.8596199848858812),
                new Asked(model, "KL(q(z) || p(z | x))", 0.0859198976322585),
                new Asked(model, "reconstruction", -1.2449184649942375),
                new Asked(model, "ELBO", -3.1045384498801187),
                new Asked(model, "gap", 0.0859198976322585));
    }

    static Stream<Asked> ladder() {
        String model =
                """
                model:
                  z2: Normal(mean = 0, var = 1)
                  z1 | z2: Normal(mean = 0.8*z2 + 0.5, var = 0.6)
                  x | z1: Normal(mean = 1.5*z1 - 0.2, var = 0.4)
                observe: {x: 1.3}
                q:
                  z2: Normal(mean = 0.3, var = 0.7)
                  z1: Normal(mean = 0.9, var = 0.15)
                """;
        return Stream.of(
                new Asked(model, "log p(x)", -1.5871151358036764),
                new Asked(model, "mean(p(z2 | x))", 0.28213166144200624),
                new Asked(model, "mean(p(z1 | x))", 0.9373040752351097),
                new Asked(model, "var(p(z2 | x))", 0.54858934169279),
                new Asked(model, "var(p(z1 | x))", 0.1554858934169279),
                new Asked(model, "cov(z2, z1 | x)", 0.10031347962382445),
                new Asked(model, "reconstruction", -0.9107931672675952),
                new Asked(model, "KL(q(latents) || p(latents))", 0.7861513191959781),
                new Asked(model, "ELBO", -1.6969444864635734),
                new Asked(model, "gap", 0.10982935065989707));
    }

    /** AIMA's random walk, and the first years of the Nile. */
    static Stream<Asked> chain() {
        String walk =
                """
                model:
                  z[0]: Normal(mean = 0, var = 1)
                  z[t] | z[t-1]: Normal(mean = z[t-1], var = 2)
                  x[t] | z[t]: Normal(mean = z[t], var = 1)
                observe: {x: [2.5]}
                """;
        String nile =
                """
                model:
                  z[1]: Normal(mean = 0, var = 10000000)
                  z[t] | z[t-1]: Normal(mean = z[t-1], var = 1469.1)
                  x[t] | z[t]: Normal(mean = z[t], var = 15099)
                observe: {x: [1120, 1160, 963]}
                """;
        return Stream.of(
                new Asked(walk, "log p(x[1])", -2.393335713764618),
                new Asked(walk, "mean(p(z[1] | x[1]))", 1.875),
                new Asked(walk, "var(p(z[1] | x[1]))", 0.75),
                new Asked(nile, "mean(p(z[1] | x[1]))", 1118.3114615242446),
                new Asked(nile, "mean(p(z[2] | x[1:2]))", 1140.1084391635102),
                new Asked(nile, "mean(p(z[3] | x[1:3]))", 1072.3160184887458),
                new Asked(nile, "var(p(z[2] | x[1:2]))", 7894.55753088282));
    }

    /** Two observations of four latent numbers, as one vector. */
    static Stream<Asked> fourToTwo() {
        String model =
                """
                model:
                  z: Normal(mean = [0, 0, 0, 0], cov = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
                  x | z: Normal(mean = [[1, 0.5, 0, -0.5], [0, 1, 0.5, 0.25]] * z, cov = [[0.2, 0], [0, 0.3]])
                observe: {x: [1, -1]}
                q:
                  z: Normal(mean = [0.3, -0.4, -0.3, -0.3], var = [0.5, 0.4, 0.8, 0.9])
                """;
        return Stream.of(
                new Asked(model, "log p(x)", -3.0968152114396075),
                new Asked(model, "mean(p(z.1 | x))", 0.7642393655371305),
                new Asked(model, "mean(p(z.2 | x))", -0.41576544099975965),
                new Asked(model, "mean(p(z.3 | x))", -0.39894256188416244),
                new Asked(model, "mean(p(z.4 | x))", -0.5815909637106464),
                new Asked(model, "var(p(z.3 | x))", 0.8365777457341985),
                new Asked(model, "cov(z.1, z.4 | x)", 0.3460706560922855),
                new Asked(model, "reconstruction", -5.228046708029328),
                new Asked(model, "KL(q(z) || p(z))", 0.48397098970306823),
                new Asked(model, "ELBO", -5.712017697732396),
                new Asked(model, "gap", 2.615202486292788));
    }

    /** Five scalar observations of a line with two unknown numbers. */
    static Stream<Asked> regression() {
        String model =
                """
                model:
                  w: Normal(mean = [0, 0], cov = [[1, 0], [0, 1]])
                  y1 | w: Normal(mean = w.1 - 1.5*w.2, var = 0.25)
                  y2 | w: Normal(mean = w.1 - 0.5*w.2, sd = 0.5)
                  y3 | w: Normal(mean = w.1, precision = 4)
                  y4 | w: Normal(mean = w.1 + w.2, var = 0.25)
                  y5 | w: Normal(mean = w.1 + 2*w.2, var = 0.25)
                observe: {y1: -1.9, y2: 0.1, y3: 0.9, y4: 2.8, y5: 5.1}
                q:
                  w: Normal(mean = [1, 2], sd = [sqrt(0.05), sqrt(0.03)])
                """;
        return Stream.of(
                new Asked(model, "log p(observed)", -6.879359813851085),
                new Asked(model, "mean(p(w.1 | observed))", 0.9688188976377953),
                new Asked(model, "mean(p(w.2 | observed))", 1.9137007874015748),
                new Asked(model, "cov(w.1, w.2 | observed)", -0.006299212598425197),
                new Asked(model, "reconstruction", -2.238956763223637),
                new Asked(model, "ELBO", -7.030101848660624),
                new Asked(model, "gap", 0.15074203480953816));
    }

    /** Numpyro's test, and two covariances that are nearly singular. */
    static Stream<Asked> written() {
        String model =
                """
                model:
                  z: Normal(mean = 0, var = 1)
                """;
        return Stream.of(
                new Asked(
                        model,
                        "KL(Normal(mean = [0, 0], cov = [[1, 0], [0, 1]]) || Normal(mean = [1, 1],"
                                + " cov = [[2, 0.8], [0.8, 0.5]]))",
                        3.2113965984562314),
                new Asked(
                        model,
                        "KL(Normal(mean = [1, 1], cov = [[2, 0.8], [0.8, 0.5]]) || Normal(mean ="
                                + " [0, 0], cov = [[1, 0], [0, 1]]))",
                        1.7608256237659907),
                new Asked(
                        model,
                        "H(Normal(mean = [0, 0], cov = [[1, 0], [0, 1]]))",
                        2.8378770664093453),
                new Asked(
                        model,
                        "KL(Normal(mean = [0, 0], cov = [[100000001, 100000000], [100000000,"
                                + " 100000001]]) || Normal(mean = [1, 1], cov = [[100000002,"
                                + " 100000000], [100000000, 100000002]]))",
                        0.09657359527997261),
                new Asked(
                        model,
                        "KL(Normal(mean = [1, 1], cov = [[100000002, 100000000], [100000000,"
                                + " 100000002]]) || Normal(mean = [0, 0], cov = [[100000001,"
                                + " 100000000], [100000000, 100000001]]))",
                        0.15342641472002733),
                new Asked(
                        model,
                        "H(Normal(mean = [0, 0], cov = [[100000001, 100000000], [100000000,"
                                + " 100000001]]))",
                        12.3947910311655));
    }

    /** A sum of two numbers seen almost without noise. */
    static Stream<Asked> tinyNoise() {
        String model =
                """
                model:
                  a: Normal(mean = 0, var = 1)
                  b: Normal(mean = 0, var = 1)
                  x | a, b: Normal(mean = a + b, var = 1e-10)
                observe: {x: 1}
                """;
        return Stream.of(
                new Asked(model, "log p(x)", -1.5155121234971454),
                new Asked(model, "mean(p(a | x))", 0.499999999975),
                new Asked(model, "var(p(b | x))", 0.500000000025),
                new Asked(model, "cov(a, b | x)", -0.499999999975));
    }

    /** A prior of variance 1e8. */
    static Stream<Asked> vague() {
        String model =
                """
                model:
                  z: Normal(mean = 0, var = 100000000)
                  x[i] | z: Normal(mean = z, var = 1)
                observe: {x: [1, 2, 3.5]}
                """;
        return Stream.of(
                new Asked(model, "independent(x[1], x[2])", false),
                new Asked(model, "independent(x[1], x[2] | z)", true),
                new Asked(model, "log p(observed)", -14.099795474396478),
                new Asked(model, "mean(p(z | observed))", 2.1666666594444446),
                new Asked(model, "var(p(z | observed))", 0.3333333322222222));
    }

    /** Position and speed, one observation missing. */
    static Stream<Asked> tracking() {
        String model =
                """
                model:
                  s[1]: Normal(mean = [0, 1], cov = [[2, 0], [0, 1]])
                  s[t] | s[t-1]: Normal(mean = [[1, 0.5], [0, 1]] * s[t-1] + [0.1, -0.05], cov = [[0.02, 0.04], [0.04, 0.1]])
                  y[t] | s[t]: Normal(mean = s[t].1 + 0.3, var = 1)
                observe: {y: [0.9, 1.6, 1.9, null, 3.4, 3.6]}
                """;
        return Stream.of(
                new Asked(model, "log p(observed)", -6.91696896059952),
                new Asked(model, "mean(p(s[1].1 | y[1:1]))", 0.4),
                new Asked(model, "mean(p(s[3].2 | y[1:3]))", 0.92003472444132),
                new Asked(model, "mean(p(s[6].1 | y[1:6]))", 3.4228933603599505),
                new Asked(model, "var(p(s[5].2 | y[1:5]))", 0.43054858144244734),
                new Asked(model, "mean(p(s[4].1 | y[1:3]))", 2.2401818239918194),
                new Asked(model, "mean(p(s[1].1 | observed))", 0.4863308007883024));
    }

    /** Three latent numbers a step, two observed. */
    static Stream<Asked> three() {
        String model =
                """
                model:
                  z[1]: Normal(mean = [0, 0, 1], cov = [[1, 0, 0], [0, 1, 0], [0, 0, 0.5]])
                  z[t] | z[t-1]: Normal(mean = [[0.9, 0.1, 0], [0, 0.8, 0.2], [0.1, 0, 0.7]] * z[t-1], var = [0.3, 0.2, 0.1])
                  y[t] | z[t]: Normal(mean = [[1, 0, 1], [0, 1, -1]] * z[t], cov = [[0.5, 0.1], [0.1, 0.4]])
                observe: {y: [[0.5, -0.7], [1.2, 0.1], [0.3, 0.4], [-0.6, 0.9]]}
                """;
        return Stream.of(
                new Asked(model, "log p(observed)", -9.218578836903074),
                new Asked(model, "mean(p(z[2].2 | y[1:2]))", 0.48567721421381005),
                new Asked(model, "mean(p(z[1].3 | observed))", 0.9819567683051186),
                new Asked(model, "mean(p(z[3].1 | observed))", -0.20294030398193255),
                new Asked(model, "cov(z[1].1, z[1].2 | observed)", -0.11015132349297999),
                new Asked(model, "cov(z[1].1, z[2].1 | observed)", 0.21195578415388222));
    }

    /** A diffusion of four steps; its forward chain is q, the reverse one p. */
    static Stream<Asked> ddpm() {
        String model =
                """
                model:
                  x4: Normal(mean = 0, var = 1)
                  x3 | x4: Normal(mean = 0.894497382171*x4, var = 0.461916461916)
                  x2 | x3: Normal(mean = 0.956818647366*x3, var = 0.343085106383)
                  x1 | x2: Normal(mean = 0.98803003657*x2, var = 0.220930232558)
                  x0 | x1: Normal(mean = 0.998613997948*x1, var = 0.105263157895)
                observe: {x0: 0.8}
                q:
                  x1 | x0: Normal(mean = sqrt(1 - 0.1)*x0, var = 0.1)
                  x2 | x1: Normal(mean = sqrt(1 - 0.2)*x1, var = 0.2)
                  x3 | x2: Normal(mean = sqrt(1 - 0.3)*x2, var = 0.3)
                  x4 | x3: Normal(mean = sqrt(1 - 0.4)*x3, var = 0.4)
                """;
        return Stream.of(
                new Asked(model, "log p(x0)", -1.3878039575923073),
                new Asked(model, "KL(q(x4) || p(x4))", 0.1256227031936836),
                new Asked(model, "-E_q[ log p(x0 | x1) ]", 0.2753978970594232),
                new Asked(model, "E_q[ KL(q(x1 | x2) || p(x1 | x2)) ]", 0.5271204058970625),
                new Asked(model, "E_q[ KL(q(x3 | x4) || p(x3 | x4)) ]", 0.1725093650271384),
                new Asked(model, "ELBO", -1.396862743238795),
                new Asked(model, "gap", 0.009058785646487568));
    }

    /** By hand: each component's density times its weight. */
    static Stream<Asked> mixture() {
        String model =
                """
                model:
                  c: Categorical(a = 0.3, b = 0.7)
                  y | c:
                    a: Normal(mean = 0, sd = 1)
                    b: Normal(mean = 3, sd = 0.5)
                observe: {y: 1.2}
                """;
        return Stream.of(
                new Asked(model, "log p(y)", -2.8283132229323034),
                new Asked(model, "p(c = b | y)", 0.014492078725078605));
    }

    /**
     * By hand: given the switch, y is Normal with mean 2·1 and variance 4·2 + 0.1, or with 0 and 1.
     */
    static Stream<Asked> switching() {
        String model =
                """
                model:
                  s: Normal(mean = 1, var = 2)
                  k: Categorical(on = 0.4, off = 0.6)
                  y | s, k:
                    on:  Normal(mean = 2*s, var = 0.1)
                    off: Normal(mean = 0, var = 1)
                observe: {y: 1.5}
                """;
        return Stream.of(
                new Asked(model, "log p(y)", -2.0179962535292586),
                new Asked(model, "p(k = on | y)", 0.415365201898316),
                new Asked(model, "p(k = on, y)", 0.055210982084365215),
                new Asked(model, "mean(p(s | k = on, y))", 0.7530864197530864),
                new Asked(model, "var(p(s | k = on, y))", 0.024691358024691246));
    }

    /** By hand: the means differ by 0.2 − 0.3 z2. */
    static Stream<Asked> structured() {
        String model =
                """
                model:
                  z2: Normal(mean = 0, var = 1)
                  z1 | z2: Normal(mean = 0.8*z2 + 0.5, var = 0.6)
                  x | z1: Normal(mean = 1.5*z1 - 0.2, var = 0.4)
                observe: {x: 1.3}
                q:
                  z2: Normal(mean = 0.3, var = 0.7)
                  z1 | z2: Normal(mean = 0.5*z2 + 0.7, var = 0.15)
                """;
        return Stream.of(
                new Asked(model, "E_q[ KL(q(z1 | z2) || p(z1 | z2)) ]", 0.3807305138932786),
                new Asked(model, "KL(q(latents) || p(latents))", 0.45406798586264485),
                new Asked(model, "mean(q(z1))", 0.85),
                new Asked(model, "var(q(z1))", 0.32499999999999996),
                new Asked(model, "ELBO + gap", -1.5871151358036764));
    }

    /** By hand: the encoder says N(0.5·1 + 0.1, 0.25) where x is 1. */
    static Stream<Asked> encoder() {
        String model =
                """
                model:
                  z: Normal(mean = 0, var = 1)
                  x | z: Normal(mean = z, var = 1)
                observe: {x: 1}
                q:
                  z | x: Normal(mean = 0.5*x + 0.1, log_var = -2*log(2))
                """;
        return Stream.of(
                new Asked(model, "mean(q(z))", 0.6),
                new Asked(model, "KL(q(z) || p(z))", 0.49814718055994534),
                new Asked(model, "ELBO", -1.622085713764618),
                new Asked(model, "gap", 0.10657359027997271));
    }

    /** Variances of 1e-12 and 1e6 together; what is smoothed is right to the last digit given. */
    static Stream<Asked> tinyDrift() {
        String model =
                """
                model:
                  s[1]: Normal(mean = [0, 0], var = [1000000, 1000000])
                  s[t] | s[t-1]: Normal(mean = [[1, 1], [0, 1]] * s[t-1], var = [1e-12, 1e-12])
                  y[t] | s[t]: Normal(mean = s[t].1, var = 1e-6)
                observe: {y: [1, 2, 3.000001, 4, 5]}
                """;
        return Stream.of(
                new Asked(model, "log p(observed)", 0.3570482602456328),
                new Asked(model, "mean(p(s[1].1 | observed))", 1.00000019999904),
                new Asked(model, "mean(p(s[3].2 | observed))", 0.9999999999998));
    }
}
