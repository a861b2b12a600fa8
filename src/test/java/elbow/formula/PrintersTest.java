package elbow.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class PrintersTest {
    /** Brackets that change nothing go, the others stay. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    ((a) + (b)) + c ==> a + b + c
                    a + (b + c) ==> a + (b + c)
                    (a*b)/c ==> a*b/c
                    a*(b/c) ==> a*(b/c)
                    (a + b)*(c - d) ==> (a + b)*(c - d)
                    (a^b)^(c^d) ==> (a^b)^c^d
                    -(a^2) ==> -a^2
                    -(a*b) ==> -(a*b)
                    (-a)*b ==> -a*b
                    a - (-b)*c ==> a - (-b)*c
                    2^(-a) ==> 2^-a
                    2^(a + b) ==> 2^(a + b)
                    (log(p(x))) + 1 ==> log p(x) + 1
                    log(p(x)/2) ==> log(p(x)/2)
                    log((a)) ==> log(a)
                    x[t - 1] ==> x[t-1]
                    x[2 * (t - 1)] ==> x[2*(t-1)]
                    (a < b) and (c or d) ==> a < b and (c or d)
                    not (a and b) ==> not (a and b)
                    (a < b) = c ==> (a < b) = c
                    'a' + 'b c' + 'log' + 'not' + 'ELBO' ==> a + 'b c' + 'log' + 'not' + 'ELBO'
                    p(z = gap | 'log', E[1]) ==> p(z = gap | log, E[1])
                    p(z = (gap)) + 'E'[1] ==> p(z = (gap)) + 'E'[1]
                    "it's".'a b' ==> 'it''s'.'a b'
                    0.10 + 1000000 + 1e20 + 0.00000001 + 2.0 ==> 0.10 + 1000000 + 1e20 + 1e-8 + 2.0
                    max_z[ p(z) ] + max_{a, b}[ 1 ] ==> max_z[ p(z) ] + max_{a, b}[ 1 ]
                    lgamma((n) + 1) - lbeta(a, (b)) ==> lgamma(n + 1) - lbeta(a, b)
                    choose(n, k)*inside(0, x, 1)^2 ==> choose(n, k)*inside(0, x, 1)^2
                    choose + inside*lbeta ==> choose + inside*lbeta
                    lnΓ(3) ==> lgamma(3)
                    """)
    void text(String text, String canonical) {
        assertThat(Formulas.text(Formulas.parse(text))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    2*s^2 - 1 ==> 2·s^2 − 1
                    E_q[ log p(x | z) ] - KL(q(z) || p(z)) ==> E_q[ log p(x | z) ] − KL(q(z) ‖ p(z))
                    sum_z[ p(z) ] <= pi ==> Σ_z[ p(z) ] ≤ π
                    a >= -infinite and b != Phi(2) ==> a ≥ −∞ and b ≠ Φ(2)
                    x[t-1] ==> x[t−1]
                    p(pi) ==> p(pi)
                    """)
    void unicode(String text, String unicode) {
        assertThat(Formulas.unicode(Formulas.parse(text))).isEqualTo(unicode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    KL(q(z) || p(z)) ==> \\mathrm{KL}\\left(q(z) \\,\\|\\, p(z)\\right)
                    E_q[ log p(x | z) ] ==> \\mathbb{E}_{q}\\left[ \\log p(x \\mid z) \\right]
                    a/b ==> \\frac{a}{b}
                    (a + b)/(c - d)*2 ==> \\frac{a + b}{c - d} \\cdot 2
                    (a/b)^2 ==> \\left(\\frac{a}{b}\\right)^{2}
                    a^(b + 1) ==> a^{b+1}
                    a^b^c ==> a^{b^{c}}
                    (a^b)^c ==> \\left(a^{b}\\right)^{c}
                    log(0.6)^2 ==> \\left(\\log 0.6\\right)^{2}
                    log2(a)/log10(b) ==> \\frac{\\log_{2}\\left(a\\right)}{\\log_{10}\\left(b\\right)}
                    sum_z[ p(z)*2 ] ==> \\sum_{z} p(z) \\cdot 2
                    sum_z[ p(z) ]*2 ==> \\left(\\sum_{z} p(z)\\right) \\cdot 2
                    sum_z[ p(z) + 1 ] - sum_y[ y ] ==> \\sum_{z} \\left(p(z) + 1\\right) - \\sum_{y} y
                    mean_i[ x[i] + 1 ] ==> \\mathrm{mean}_{i}\\left[ x_{i} + 1 \\right]
                    min_{a, b}[ p(a, b) ] ==> \\min_{a, b}\\left[ p(a, b) \\right]
                    Renyi(p(z) || q(z), alpha = 2) ==> D_{2}\\left(p(z) \\,\\|\\, q(z)\\right)
                    sum_{'(z[1], w[2])'}[ 1 ] ==> \\sum_{(z_{1}, w_{2})} 1
                    max_z[ p(z)*2 ] ==> \\max_{z}\\left[ p(z) \\cdot 2 \\right]
                    sqrt(2*pi*sigma2) ==> \\sqrt{2 \\cdot \\pi \\cdot \\sigma_{2}}
                    abs(x - mu) ==> \\left|x - \\mu\\right|
                    exp(-x) ==> \\exp\\left(-x\\right)
                    log_var + grade1 ==> \\mathit{log\\_var} + \\mathit{grade}_{1}
                    em[1].mu.2 ==> \\mathit{em}_{1,\\mu,2}
                    p('Asy/Patch' = '0-3_days') ==> p(\\text{Asy/Patch} = \\text{0-3\\_days})
                    1.5e-300^2 ==> \\left(1.5 \\cdot 10^{-300}\\right)^{2}
                    log 1e-300 ==> \\log\\left(10^{-300}\\right)
                    [[1, 0], [0, 1]]*[a, b] ==> \\begin{pmatrix}1 & 0 \\\\ 0 & 1\\end{pmatrix} \\cdot \\left[a, b\\right]
                    [[1, 0], [0]] ==> \\left[\\left[1, 0\\right], \\left[0\\right]\\right]
                    Normal(mean = 0, sd = s) ==> \\mathrm{Normal}\\left(\\mathit{mean} = 0, \\mathit{sd} = s\\right)
                    Categorical(-1 = 0.5) ==> \\mathrm{Categorical}\\left(-1 = 0.5\\right)
                    argmax p(z | u) ==> \\mathrm{arg\\,max} \\, p(z \\mid u)
                    I(x ; z | y) + cov(a, b) ==> \\mathrm{I}\\left(x ; z \\mid y\\right) + \\mathrm{cov}\\left(a, b\\right)
                    p(u[1:t]) for t = 1 .. 3 ==> p(u_{1:t}) \\quad \\text{for } t = 1 \\ldots 3
                    a <= b and not c != -infinite ==> a \\leq b \\land \\neg c \\neq -\\infty
                    θ + Ω + Α ==> {\\theta} + {\\Omega} + {\\mathrm{A}}
                    Uniform(1 .. 6 step 2) ==> \\mathrm{Uniform}\\left(1 \\ldots 6 \\text{ step } 2\\right)
                    sigmoid(x) >= unknown or a > ELBO ==> \\mathrm{sigmoid}\\left(x\\right) \\geq \\text{unknown} \\lor a > \\mathrm{ELBO}
                    """)
    void latex(String text, String latex) {
        assertThat(Formulas.latex(Formulas.parse(text))).isEqualTo(latex);
    }

    /** Commands that every system for mathematics on the web knows too. */
    @Test
    void latexKeepsToCommonCommands() {
        Set<String> common =
                Set.of(
                        ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi"
                             + " pi rho sigma tau upsilon phi chi psi omega Sigma Phi Omega"
                             + " backslash text mathrm mathit mathbb left right frac sqrt sum cdot"
                             + " mid log ln exp min max infty lor land neg neq leq geq ldots quad"
                             + " begin end Gamma binom in lfloor rfloor mathbf")
                                .split(" "));
        Pattern command = Pattern.compile("\\\\([A-Za-z]+)");
        RandomFormula random = new RandomFormula(21);
        Set<String> used = new TreeSet<>();
        for (int i = 0; i < 3_000; i++) {
            Matcher matcher = command.matcher(Formulas.latex(random.whole(4)));
            while (matcher.find()) used.add(matcher.group(1));
        }
        assertThat(common).containsAll(used);
        assertThat(used).contains("frac", "sum", "mathbb", "sqrt");
    }
}
