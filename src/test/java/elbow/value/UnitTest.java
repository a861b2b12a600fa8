package elbow.value;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formulas;

import org.junit.jupiter.api.Test;

class UnitTest {
    @Test
    void theUnitIsThatOfTheLogarithm() {
        assertThat(Unit.of(Formulas.parse("log2 p(x)"))).isEqualTo(Unit.BITS);
        assertThat(Unit.of(Formulas.parse("log p(x)"))).isEqualTo(Unit.NATS);
    }
}
