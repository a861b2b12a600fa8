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
    @MethodSource({"scalar", "ladder", "chain"})
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
}
