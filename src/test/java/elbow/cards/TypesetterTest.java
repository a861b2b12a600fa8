package elbow.cards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesetterTest {
    private static final Typesetter CUT = new Typesetter(CardFormat.CUT);

    private static Side back(String text) {
        String yaml = "id: d\ntitle: D\ncards:\n- id: a\n  front: f\n  back: |\n" + text.indent(4);
        return CUT.back(DeckReader.read(yaml, "deck.yaml").cards().getFirst().back(), "a");
    }

    /** What stands on one line at full size is let alone; what does not is broken, not shrunk. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "`p(z | x) = p(x, z) / p(x)` ; 1",
                "`log p(x) = log E_q[ p(x, z) / q(z) ] >= E_q[ log(p(x, z) / q(z)) ] = ELBO` ; 3",
                "`E_q[ log p(x | z) ] - KL(q(z) || p(z)) = log p(x) - KL(q(z) || p(z | x))` ; 2",
            })
    void aWideChainIsBrokenBeforeItsRelations(String formula, int lines) {
        Side side = back(formula);
        assertThat(side.textSize()).isEqualTo(CardFormat.CUT.backSize());
        assertThat(side.pieces())
                .singleElement()
                .satisfies(p -> {
                    double perLine = p.piece().ascent() + p.piece().descent();
                    assertThat(p.piece().width()).isLessThanOrEqualTo(CardFormat.CUT.measure());
                    assertThat(perLine / side.textSize()).isBetween(0.9 * lines, 3.2 * lines);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 60, 75, 90, 110})
    void longTextShrinksJustAsMuchAsItMust(int words) {
        Side side = back("latent ".repeat(words));
        double size = side.textSize();
        double bottom =
                side.pieces().stream()
                        .mapToDouble(p -> p.y() + p.piece().descent())
                        .max()
                        .orElseThrow();
        double top =
                side.pieces().stream()
                        .mapToDouble(p -> p.y() - p.piece().ascent())
                        .min()
                        .orElseThrow();
        assertThat(bottom - top).isLessThanOrEqualTo(CardFormat.CUT.room());
        if (words < 60) assertThat(size).isEqualTo(CardFormat.CUT.backSize());
        if (words > 100) assertThat(size).isLessThan(CardFormat.CUT.backSize());
    }

    /** A comma behind a formula stays on its line, and both stand on one baseline. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatTouchesAFormulaStaysWithIt(int words) {
        Side side = back("latent ".repeat(words) + "`p(x)`, and more.");
        for (int i = 0; i < side.pieces().size(); i++) {
            if (!(side.pieces().get(i).piece() instanceof Piece.Formula formula)) continue;
            Line.Placed comma = side.pieces().get(i + 1);
            assertThat(((Piece.Letters) comma.piece()).text()).isEqualTo(",");
            assertThat(comma.y()).isEqualTo(side.pieces().get(i).y());
            assertThat(comma.x()).isEqualTo(side.pieces().get(i).x() + formula.width());
        }
    }
}
