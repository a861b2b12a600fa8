package elbow.formula;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class WalkTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " ==> ",
            textBlock =
                    """
                    p(z = a, y | x[t-1]) ==> z a y x t
                    E_{q(z)}[ log p(x | z)/w.2 ] ==> z x w
                    E_q[ f ] ==> q f
                    sum_{a, b[i]}[ c ] ==> a b i c
                    Normal(mean = m, sd = s)*[u, v] ==> m s u v
                    ELBO(beta = b) ==> b
                    I(x ; z | y > k) ==> x z y k
                    KL(Uniform(lo .. hi step st) || q(z)) ==> lo hi st z
                    p(z[t] | u[a:t]) for t = b .. c ==> z t u a b c
                    not -a < b or max(c, d)^e ==> a b c d e
                    """)
    void namesComeInTheOrderOfTheText(String text, String names) {
        assertThat(Formulas.names(Formulas.parse(text))).containsExactly(names.split(" "));
    }

    @Test
    void aWalkVisitsTheWholeFirst() {
        Formula formula = Formulas.parse("a*(b + 1)");
        assertThat(Formulas.walk(formula).map(Formulas::text))
                .containsExactly("a*(b + 1)", "a", "b + 1", "b", "1");
        assertThat(Formulas.children(formula).stream().map(Formulas::text))
                .containsExactly("a", "b + 1");
    }

    @Test
    void aRewriteSeesItsOwnResultsBelow() {
        Formula formula = Formulas.parse("log p(a | b = a, c[a])/a + E_q[ sum_{a, d}[ a ] ]");
        Formula renamed = Formulas.rewrite(formula, f -> f.equals(new Ref("a")) ? new Ref("n") : f);
        assertThat(Formulas.text(renamed))
                .isEqualTo("log p(n | b = n, c[n])/n + E_q[ sum_{n, d}[ n ] ]");
    }

    @Test
    void aNumberReplacesNoVariable() {
        Formula formula = Formulas.parse("p(a = a)*a");
        Formula filled =
                Formulas.rewrite(formula, f -> f.equals(new Ref("a")) ? Formulas.parse("2") : f);
        assertThat(Formulas.text(filled)).isEqualTo("p(a = 2)*2");
        assertThat(filled).isNotInstanceOf(Num.class);
    }

    @Test
    void divergencesAreExchangedWhereverTheyStand() {
        Formula formula = Formulas.parse("r - KL(a || b) for t = 1 .. 3");
        Formula swapped =
                Formulas.rewrite(
                        formula,
                        f ->
                                f instanceof Measure m && m.kind() == Functional.KL
                                        ? new Measure(
                                                m.kind(), List.of(m.of().get(1), m.of().get(0)))
                                        : f);
        assertThat(Formulas.text(swapped)).isEqualTo("r - KL(b || a) for t = 1 .. 3");
    }
}
