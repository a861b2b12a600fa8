package elbow.cards;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.cards.Glyphs.Glyph;
import elbow.cards.Line.Placed;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The deck that comes with the book, on paper. */
class FirstTenTest {
    private static Deck deck;

    @BeforeAll
    static void read() {
        deck = DeckReader.read(Path.of("flashcards/first-ten.yaml"));
    }

    @Test
    void tenCards() {
        assertThat(deck.cards()).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void sameInputSameBytes(Layout layout) {
        PrintOptions options = new PrintOptions(layout, Flip.LONG);
        Deck again = DeckReader.read(Path.of("flashcards/first-ten.yaml"));
        assertThat(DeckPdf.bytes(again, options)).isEqualTo(DeckPdf.bytes(deck, options));
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void everyFontIsEmbedded(Layout layout) throws Exception {
        List<Glyph> glyphs = Glyphs.of(DeckPdf.bytes(deck, new PrintOptions(layout, Flip.LONG)));
        assertThat(glyphs).hasSizeGreaterThan(2000).allMatch(g -> g.font().isEmbedded());
        assertThat(glyphs.stream().map(g -> g.font().getName().replaceAll(".*\\+", "")).distinct())
                .contains("STIXTwoText-Regular", "STIXTwoText-Italic", "jlm_cmmi10");
    }

    @Test
    void formulasAreCopiedAsWritten() throws Exception {
        List<String> texts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(DeckPdf.bytes(deck, PrintOptions.USUAL))) {
            PDResources resources = document.getPage(1).getResources();
            for (COSName name : resources.getPropertiesNames()) {
                var properties = resources.getProperties(name).getCOSObject();
                texts.add(properties.getString(COSName.ACTUAL_TEXT));
            }
        }
        assertThat(texts).contains("p(x | z)", "log p(x) - ELBO = KL(q(z) || p(z | x))");
    }

    /** Formulas are glyphs too, so this sees them. */
    @Test
    void everyGlyphIsWellInsideItsCard() throws Exception {
        for (Glyph g : Glyphs.of(DeckPdf.bytes(deck, PrintOptions.USUAL))) {
            double x = (g.x() * 25.4 / 72 - 15) % 90;
            double y = (278.5 - g.y() * 25.4 / 72) % 65;
            assertThat(x).as(g.toString()).isBetween(6.5, 83.5);
            assertThat(x + g.width() * 25.4 / 72).as(g.toString()).isLessThan(84);
            assertThat(y).as(g.toString()).isBetween(5.0, 62.0);
        }
    }

    @Test
    void allCardsHaveOneSizeOfType() {
        Typesetter typesetter = new Typesetter(CardFormat.CUT);
        for (Card card : deck.cards()) {
            assertThat(typesetter.front(card.front(), card.id()).textSize()).isEqualTo(13);
            assertThat(typesetter.back(card.back(), card.id()).textSize()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void nothingOverlaps(Layout layout) {
        CardFormat format = CardFormat.of(layout);
        Typesetter typesetter = new Typesetter(format);
        Footer footer = new Footer(format, deck.title());
        for (Card card : deck.cards()) {
            List<Placed> foot = footer.of(10, card.id());
            apart(typesetter.front(card.front(), card.id()).pieces(), foot);
            apart(typesetter.back(card.back(), card.id()).pieces(), foot);
        }
    }

    private static void apart(List<Placed> pieces, List<Placed> footer) {
        List<Placed> all = new ArrayList<>(pieces);
        all.addAll(footer);
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(overlap(all.get(i), all.get(j)))
                        .as("%s and %s", all.get(i), all.get(j))
                        .isFalse();
            }
        }
    }

    private static boolean overlap(Placed a, Placed b) {
        double tolerance = 0.01;
        return a.x() + tolerance < b.x() + b.piece().width()
                && b.x() + tolerance < a.x() + a.piece().width()
                && a.y() - a.piece().ascent() + tolerance < b.y() + b.piece().descent()
                && b.y() - b.piece().ascent() + tolerance < a.y() + a.piece().descent();
    }
}
