package elbow.exercise;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Parameters outside their domains, and values outside supports, are told at their places. */
class BrokenDomainsTest {
    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(Broken broken) {
        broken.check();
    }

    static Stream<Broken> cases() {
        return Stream.of(
                new Broken(
                        "numbers in a model",
                        """
                        id: a
                        model:
                          w: Beta(a = 2, b = 0)
                          n: Poisson(rate = 2)
                          u: Beta(a = 1, b = 2)
                          z: Normal(mean = 0, var = 0)
                          g: Gamma(shape = -2, scale = 1)
                          l: Uniform(low = 3, high = 1)
                          b: Bernoulli(0.3)
                        observe: {n: 2.5, u: 1.2}
                        ask: [v: p(b = 1)]
                        """,
                        """
                        f:3:22: no Beta has b = 0: b is positive
                        f:6:20: no Normal has var = 0: the variance is positive
                        f:7:20: no Gamma has shape = -2: the shape is positive
                        f:8:20: no Uniform has low = 3, high = 1: low is below high
                        f:10:14: 2.5 is no value of a Poisson, which has whole numbers from 0 on
                        f:10:22: 1.2 is no value of a Beta, which has numbers from 0 to 1
                        """),
                new Broken(
                        "distributions written out",
                        """
                        id: a
                        ask:
                          - a: KL(Normal(mean = 0, sd = -1) || Normal(mean = 0, sd = 1))
                          - b: H(Gamma(shape = 1, scale = -2))
                          - c: H(Bernoulli(1.2))
                          - d: H(Dirichlet([1, -1]))
                          - k: H(Categorical(a = 0.2, b = 0.7))
                          - f: H(Normal(mean = [0, 0], cov = [[1, 2], [2, 1]]))
                          - g: H(Normal(mean = [0, 0], cov = [[1, 0.2], [0.1, 1]]))
                        """,
                        """
                        f:3:33: no Normal has sd = -1: the standard deviation is positive
                        f:4:35: no Gamma has scale = -2: the scale is positive
                        f:5:20: no Bernoulli has p = 1.2: p lies from 0 to 1
                        f:6:20: no Dirichlet has alpha = -1: concentrations are positive
                        f:7:10: no Categorical has p = [0.2, 0.7]: probabilities sum to 1
                        f:8:38: this covariance of a Normal is not positive definite: some variances must be larger or covariances smaller
                        f:9:38: this covariance of a Normal is not symmetric: row 1, column 2 is not row 2, column 1
                        """));
    }
}
