package elbow.formula;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formula.Ref;

import org.junit.jupiter.api.Test;

import java.util.List;

class DomainTest {
    private static Formula f(String text) {
        return Formulas.parse(text);
    }

    @Test
    void aGridHasAStep() {
        assertThat(Formulas.domain("0.1 .. 0.9 step 0.05"))
                .isEqualTo(new Domain.Grid(f("0.1"), f("0.9"), f("0.05")));
        assertThat(Formulas.domain("-1..a + 1 step 1/3"))
                .isEqualTo(new Domain.Grid(f("-1"), f("a + 1"), f("1/3")));
    }

    @Test
    void aRangeWithoutStepIsOfIntegers() {
        assertThat(Formulas.domain("2 .. 5")).isEqualTo(new Domain.Integers(f("2"), f("5")));
        assertThat(Formulas.domain("-3..k")).isEqualTo(new Domain.Integers(f("-3"), f("k")));
    }

    @Test
    void aChoiceMayBeOfStates() {
        assertThat(Formulas.domain("one of [0.25, 1/2]"))
                .isEqualTo(new Domain.OneOf(List.of(f("0.25"), f("1/2"))));
        assertThat(Formulas.domain("one of [rain, gap, any, '0-3_days', -1]"))
                .isEqualTo(
                        new Domain.OneOf(
                                List.of(
                                        new Ref("rain"),
                                        new Ref("gap"),
                                        new Ref("any"),
                                        new Ref("0-3_days"),
                                        f("-1"))));
    }

    @Test
    void theOthersAreWhatTheirNamesSay() {
        assertThat(Formulas.domain("simplex(3, step 0.1)"))
                .isEqualTo(new Domain.Simplex(3, f("0.1")));
        assertThat(Formulas.domain("derived(1 - a)")).isEqualTo(new Domain.Derived(f("1 - a")));
        assertThat(Formulas.domain("[0.1, 1/3]"))
                .isEqualTo(new Domain.Fixed(List.of(f("0.1"), f("1/3"))));
    }
}
