package elbow.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the language's page shows, and its canonical text. */
class ExamplesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    0.02<=gap<= 0.5 ==> 0.02 <= gap <= 0.5
                    abs(enc - p(z=1|x)) >= 0.05 ==> abs(enc - p(z = 1 | x)) >= 0.05
                    log p(x)/2 ==> log p(x)/2
                    log 0.6 + 1 ==> log 0.6 + 1
                    exp -0.5 ==> exp(-0.5)
                    log log 2 ==> log(log 2)
                    log(0.6)^2 ==> (log 0.6)^2
                    (log p(x))^2 ==> (log p(x))^2
                    -2^2 ==> -2^2
                    2^-1 ==> 2^-1
                    2^3^2 ==> 2^3^2
                    (2^3)^2 ==> (2^3)^2
                    a - (b - c) - -d ==> a - (b - c) - (-d)
                    a*(b/c)/(d*e) ==> a*(b/c)/(d*e)
                    not a = b and c < 1 or d ==> not a = b and c < 1 or d
                    Normal(mean=[[1, 0.5], [0, 2]] * s + [1, 0], cov = [[0.1, 0], [0, .1]]) ==> Normal(mean = [[1, 0.5], [0, 2]]*s + [1, 0], cov = [[0.1, 0], [0, 0.1]])
                    Categorical(-1 = .5, 1 = .5) ==> Categorical(-1 = 0.5, 1 = 0.5)
                    Categorical('0-3_days' = 0.1, x = 0.9) ==> Categorical('0-3_days' = 0.1, x = 0.9)
                    Uniform(1..6) ==> Uniform(1 .. 6)
                    p('Asy/Patch' = '0-3_days') ==> p('Asy/Patch' = '0-3_days')
                    p(E | T, A) ==> p(E | T, A)
                    p(z = -1 | n > 3) ==> p(z = -1 | n > 3)
                    E_q[ log p(observed, latents) ] + H(q(latents)) ==> E_q[ log p(observed, latents) ] + H(q(latents))
                    𝔼_q[log p(x | z)] − KL(q(z) ‖ p(z)) ==> E_q[ log p(x | z) ] - KL(q(z) || p(z))
                    E_{p(z | x)}[ f ] ==> E_{p(z | x)}[ f ]
                    E_{q}[f] ==> E_q[ f ]
                    ∑_z[ p(z) ] ==> sum_z[ p(z) ]
                    Σ_{a, b}[ p(a, b)·2 ] ==> sum_{a, b}[ p(a, b)*2 ]
                    mean_i[ x[i] ] ==> mean_i[ x[i] ]
                    argmax p(z | u) ==> argmax p(z | u)
                    max p(z, u) ==> max p(z, u)
                    max(a, b) ==> max(a, b)
                    cov(a, b | observed) ==> cov(a, b | observed)
                    cov(p(z)) ==> cov(p(z))
                    I(x; z | y = 1) ==> I(x ; z | y = 1)
                    independent(a, b | c) ==> independent(a, b | c)
                    MLE(p(c = 1 | a = 1)) ==> MLE(p(c = 1 | a = 1))
                    ELBO(beta = 4) ==> ELBO(beta = 4)
                    Renyi(alpha = infinite) ==> Renyi(alpha = infinite)
                    CUBO(n = 2) - EUBO + Z ==> CUBO(n = 2) - EUBO + Z
                    ESS + ESS(samples=100) ==> ESS + ESS(samples = 100)
                    Renyi(p(z)||q(z),alpha=1/2) ==> Renyi(p(z) || q(z), alpha = 1/2)
                    Renyi(Bernoulli(0.3) ‖ p(z | x = 1), alpha = ∞) ==> Renyi(Bernoulli(0.3) || p(z | x = 1), alpha = infinite)
                    min_q[ log(p(x, z)/q(z)) ] ==> min_q[ log(p(x, z)/q(z)) ]
                    stationary(z) ==> stationary(z)
                    em[1].mu.2 ==> em[1].mu.2
                    p(z[t] | u[1:t]) for t = 1 .. 3 ==> p(z[t] | u[1:t]) for t = 1 .. 3
                    z[T+1] ==> z[T+1]
                    E_q[ KL(q(z1 | z2) || p(z1 | z2)) ] ==> E_q[ KL(q(z1 | z2) || p(z1 | z2)) ]
                    KL(?a ‖ ?b) ==> KL(?a || ?b)
                    ln(s2/s1) + (s1^2 + (m1 - m2)^2)/(2*s2^2) - 1/2 ==> ln(s2/s1) + (s1^2 + (m1 - m2)^2)/(2*s2^2) - 1/2
                    1e-300 ==> 1e-300
                    2*π*∞ ==> 2*pi*infinite
                    """)
    void readsAndPrints(String text, String canonical) {
        Formula formula = Formulas.parse(text);
        assertThat(Formulas.text(formula)).isEqualTo(canonical);
        assertThat(Formulas.parse(canonical)).isEqualTo(formula);
    }
}
