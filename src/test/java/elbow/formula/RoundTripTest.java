package elbow.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

/** What is printed reads back as the same formula. */
class RoundTripTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void textAndUnicodeReadBack(int levels) {
        RandomFormula random = new RandomFormula(levels);
        for (int i = 0; i < 4_000; i++) {
            Formula formula = random.whole(levels);
            String text = Formulas.text(formula);
            if (text.length() > Lexer.LONGEST) continue;
            assertThat(Formulas.parse(text)).as(text).isEqualTo(formula);
            String unicode = Formulas.unicode(formula);
            assertThat(Formulas.parse(unicode)).as(unicode).isEqualTo(formula);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void latexIsTypeset(int levels) {
        RandomFormula random = new RandomFormula(100 + levels);
        for (int i = 0; i < 500; i++) {
            String latex = Formulas.latex(random.whole(levels));
            if (latex.length() > 3_000) continue;
            assertThat(width(latex)).as(latex).isPositive();
        }
    }

    private static int width(String latex) {
        try {
            return new TeXFormula(latex)
                    .createTeXIcon(TeXConstants.STYLE_DISPLAY, 20)
                    .getIconWidth();
        } catch (RuntimeException e) {
            throw new AssertionError(latex, e);
        }
    }

    @Test
    void nothingChangesWhatIsRewrittenByItself() {
        RandomFormula random = new RandomFormula(7);
        for (int i = 0; i < 1_000; i++) {
            Formula formula = random.whole(4);
            assertThat(Formulas.rewrite(formula, f -> f)).isEqualTo(formula);
        }
    }
}
