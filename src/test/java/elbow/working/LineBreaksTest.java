package elbow.working;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBreaksTest {
    private static final String SUM = "0.3·ln(0.3/0.5) + 0.7·ln(0.7/0.5) − 0.1·(2 + 3)";

    @Test
    void breaksBeforeTheOuterSigns() {
        assertThat(LineBreaks.wrap(SUM, 36))
                .containsExactly("0.3·ln(0.3/0.5) + 0.7·ln(0.7/0.5)", "− 0.1·(2 + 3)");
    }

    @Test
    void breaksInsideBracketsOnlyWhereItMust() {
        assertThat(LineBreaks.wrap("(aaaa + bbbb)/2 + c", 16))
                .containsExactly("(aaaa + bbbb)/2", "+ c");
        assertThat(LineBreaks.wrap("(aaaa + bbbb)/2 + c", 9))
                .containsExactly("(aaaa", "+ bbbb)/2", "+ c");
        assertThat(LineBreaks.outermost("(aaaa + bbbb)/2 + c", 9))
                .containsExactly("(aaaa + bbbb)/2", "+ c");
    }

    @Test
    void losesNothing() {
        for (int width = 1; width < 60; width++)
            assertThat(String.join("", LineBreaks.wrap(SUM, width)).replace(" ", ""))
                    .isEqualTo(SUM.replace(" ", ""));
    }

    @Test
    void aProductAloneIsBrokenBeforeItsSigns() {
        assertThat(LineBreaks.wrap("p(a = 1)·p(b = 1 | a = 1)/p(b = 1)", 26))
                .containsExactly("p(a = 1)·p(b = 1 | a = 1)", "/p(b = 1)");
        assertThat(LineBreaks.wrap("aaa·bbb·ccc", 4)).containsExactly("aaa", "·bbb", "·ccc");
    }

    @Test
    void aSignThatIsNoOperatorIsNoBreak() {
        assertThat(LineBreaks.wrap("−0.15 + 1", 4)).containsExactly("−0.15", "+ 1");
    }
}
