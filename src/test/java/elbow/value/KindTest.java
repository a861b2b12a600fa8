package elbow.value;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formulas;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "p(x); PROBABILITY",
                "q(z = 1); PROBABILITY",
                "max p(z, u); PROBABILITY",
                "E_q[ p(x | z) ]; PROBABILITY",
                "log p(x); LOGARITHM",
                "-log p(x); LOGARITHM",
                "-ELBO; LOGARITHM",
                "ELBO; LOGARITHM",
                "ELBO(beta = 4); LOGARITHM",
                "reconstruction - 4*KL(q(z) || p(z)); LOGARITHM",
                "log p(x)/2; LOGARITHM",
                "E_q[ log p(x | z) ]; LOGARITHM",
                "KL(q(z) || p(z)); DIVERGENCE",
                "H(p(z)); DIVERGENCE",
                "'I(x ; z)'; DIVERGENCE",
                "gap; DIVERGENCE",
                "sum_z[ q(z)*log q(z) ]; LOGARITHM",
                "var(p(z)); SPREAD",
                "mean(p(z)); NUMBER",
                "p(x)/p(z = 1); NUMBER",
                "exp(ELBO); NUMBER",
                "KL(q(z) || p(z))/H(p(z)); NUMBER",
                "1 + 1; NUMBER"
            })
    void ofAFormula(String formula, Kind kind) {
        assertThat(Kind.of(Formulas.parse(formula))).isEqualTo(kind);
    }

    @Test
    void whatItHolds() {
        assertThat(Kind.PROBABILITY.holds(Real.ZERO)).isTrue();
        assertThat(Kind.PROBABILITY.holds(Real.of(1.01))).isFalse();
        assertThat(Kind.SPREAD.holds(Real.ZERO)).isFalse();
        assertThat(Kind.DIVERGENCE.holds(Real.of(-1))).isTrue();
        assertThat(Kind.LOGARITHM.holds(Real.INFINITE)).isFalse();
        assertThat(Kind.NUMBER.holds(Real.UNDEFINED)).isFalse();
    }
}
