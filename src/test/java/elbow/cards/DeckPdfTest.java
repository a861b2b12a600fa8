package elbow.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elbow.cards.Glyphs.Glyph;
import elbow.source.FaultException;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences.DUPLEX;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class DeckPdfTest {
    private static final double MM = 72 / 25.4;
    private static final double PAGE_WIDTH = 210 * MM;
    private static final double PAGE_HEIGHT = 297 * MM;

    /** A rectangle of the 2 by 4 grid of 90 x 65 mm cards in the middle of an A4 sheet. */
    private record Cell(int column, int row) {
        static Cell at(double x, double y) {
            return new Cell(
                    (int) Math.floor((x / MM - 15) / 90), (int) Math.floor((278.5 - y / MM) / 65));
        }

        boolean holds(Glyph g, double margin) {
            double left = x(g.x()) - margin;
            double right = 90 - x(g.x() + g.width()) - margin;
            double y = 278.5 - g.y() / MM - 65 * row;
            return left >= 0 && right >= 0 && y >= margin && y <= 65 - margin;
        }

        private double x(double points) {
            return points / MM - 15 - 90 * column;
        }
    }

    /** A deck whose card n says "front n" and "back n", in words no two cards share. */
    private static Deck numbered(int cards) {
        return deck(
                IntStream.range(0, cards)
                        .mapToObj(i ->
                                "  - {id: c"
                                        + i
                                        + ", front: Ask"
                                        + name(i)
                                        + ", back: Tell"
                                        + name(i)
                                        + "}")
                        .collect(Collectors.joining("\n")));
    }

    private static String name(int i) {
        return "" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
    }

    private static Deck deck(String cards) {
        return DeckReader.read("id: d\ntitle: Deck\ncards:\n" + cards + "\n", "deck.yaml");
    }

    /** The text of each cell of a page. */
    private static TreeMap<Integer, String> cells(byte[] pdf, int page) throws Exception {
        TreeMap<Integer, String> cells = new TreeMap<>();
        for (Glyph g : Glyphs.of(pdf)) {
            Cell cell = Cell.at(g.x(), g.y());
            if (g.page() == page) cells.merge(cell.row * 2 + cell.column, g.text(), String::concat);
        }
        return cells;
    }

    @Test
    void eachBackLiesBehindItsFrontWhenTurnedAboutTheLongEdge() throws Exception {
        byte[] pdf = DeckPdf.bytes(numbered(11), new PrintOptions(Layout.DUPLEX, Flip.LONG));
        for (int sheet = 0; sheet < 2; sheet++) {
            var fronts = cells(pdf, 2 * sheet + 1);
            var backs = cells(pdf, 2 * sheet + 2);
            assertThat(fronts).hasSize(sheet == 0 ? 8 : 3);
            for (int cell : fronts.keySet()) {
                int behind = cell / 2 * 2 + (1 - cell % 2);
                String card = name(8 * sheet + cell);
                assertThat(fronts.get(cell)).contains("Ask" + card);
                assertThat(backs.get(behind)).contains("Tell" + card);
            }
        }
    }

    @Test
    void turnedAboutTheShortEdgeTheBacksAreTheSamePageUpsideDown() throws Exception {
        List<Glyph> about = Glyphs.of(DeckPdf.bytes(numbered(11), PrintOptions.USUAL));
        List<Glyph> turned =
                Glyphs.of(DeckPdf.bytes(numbered(11), new PrintOptions(Layout.DUPLEX, Flip.SHORT)));
        assertThat(turned).hasSameSizeAs(about);
        for (Glyph g : about) {
            boolean back = g.page() % 2 == 0;
            double x = back ? PAGE_WIDTH - g.x() : g.x();
            double y = back ? PAGE_HEIGHT - g.y() : g.y();
            assertThat(turned)
                    .anyMatch(t ->
                            t.page() == g.page()
                                    && t.text().equals(g.text())
                                    && Math.abs(t.x() - x) < 0.05
                                    && Math.abs(t.y() - y) < 0.05);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 2", "8, 2, 16", "9, 4, 18", "16, 4, 32"})
    void pages(int cards, int duplex, int single) throws Exception {
        assertThat(pageCount(numbered(cards), Layout.DUPLEX)).isEqualTo(duplex);
        assertThat(pageCount(numbered(cards), Layout.SINGLE)).isEqualTo(single);
    }

    private static int pageCount(Deck deck, Layout layout) throws Exception {
        try (PDDocument d =
                Loader.loadPDF(DeckPdf.bytes(deck, new PrintOptions(layout, Flip.LONG)))) {
            return d.getNumberOfPages();
        }
    }

    @Test
    void aCardAloneHasItsFrontThenItsBackOnA4() throws Exception {
        byte[] pdf = DeckPdf.bytes(numbered(2), new PrintOptions(Layout.SINGLE, Flip.LONG));
        List<String> pages = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            int wanted = page;
            pages.add(
                    Glyphs.of(pdf).stream()
                            .filter(g -> g.page() == wanted)
                            .map(Glyph::text)
                            .collect(Collectors.joining()));
        }
        assertThat(pages.get(0)).contains("Askaa");
        assertThat(pages.get(1)).contains("Tellaa");
        assertThat(pages.get(2)).contains("Askab");
        assertThat(pages.get(3)).contains("Tellab");
        try (PDDocument d = Loader.loadPDF(pdf)) {
            assertThat((double) d.getPage(0).getMediaBox().getWidth())
                    .isCloseTo(PAGE_HEIGHT, within(0.1));
            assertThat((double) d.getPage(0).getMediaBox().getHeight())
                    .isCloseTo(PAGE_WIDTH, within(0.1));
        }
    }

    @ParameterizedTest
    @EnumSource(Flip.class)
    void printersAreToldNotToScaleAndWhichEdge(Flip flip) throws Exception {
        byte[] pdf = DeckPdf.bytes(numbered(1), new PrintOptions(Layout.DUPLEX, flip));
        try (PDDocument d = Loader.loadPDF(pdf)) {
            var viewer = d.getDocumentCatalog().getViewerPreferences();
            assertThat(viewer.getPrintScaling()).isEqualTo("None");
            assertThat(viewer.getDuplex())
                    .isEqualTo(
                            (flip == Flip.LONG
                                            ? DUPLEX.DuplexFlipLongEdge
                                            : DUPLEX.DuplexFlipShortEdge)
                                    .toString());
        }
    }

    @Test
    void nothingLeavesItsCardHoweverLongTheText() throws Exception {
        String words = "Wherever a wide word of this long text ends, a line may end too. ";
        Deck deck =
                deck(
                        "  - {id: a, front: \""
                                + words.repeat(4)
                                + "\", back: \""
                                + words.repeat(8)
                                + "\"}");
        List<Glyph> glyphs = Glyphs.of(DeckPdf.bytes(deck, PrintOptions.USUAL));
        assertThat(glyphs).isNotEmpty();
        for (Glyph g : glyphs) {
            assertThat(new Cell(g.page() == 1 ? 0 : 1, 0).holds(g, 3)).as(g.toString()).isTrue();
        }
    }

    @Test
    void whatDoesNotFitIsToldForEveryCardAndNothingIsWritten(@TempDir Path folder) {
        Deck deck =
                deck(
                        "  - {id: high, front: a, back: '"
                                + "word ".repeat(400)
                                + "'}\n"
                                + "  - {id: wide, front: "
                                + "w".repeat(90)
                                + ", back: b}\n"
                                + "  - {id: fine, front: a, back: b}");
        Path out = folder.resolve("cards.pdf");
        assertThatThrownBy(() -> DeckPdf.print(deck, PrintOptions.USUAL, out))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e ->
                                assertThat(e.faults().stream().map(Object::toString))
                                        .satisfiesExactly(
                                                f ->
                                                        assertThat(f)
                                                                .startsWith("deck.yaml:4:")
                                                                .contains("back of card high")
                                                                .contains("mm high"),
                                                f ->
                                                        assertThat(f)
                                                                .startsWith("deck.yaml:5:")
                                                                .contains("front of card wide")
                                                                .contains("mm wide")));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theFileIsReplacedWhole(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("cards.pdf");
        Files.writeString(out, "old");
        DeckPdf.print(numbered(1), PrintOptions.USUAL, out);
        assertThat(out).hasBinaryContent(DeckPdf.bytes(numbered(1), PrintOptions.USUAL));
        assertThat(folder.toFile().list()).containsExactly("cards.pdf");
    }

    @Test
    void aFolderIsNoFile(@TempDir Path folder) throws Exception {
        Path out = Files.createDirectory(folder.resolve("cards.pdf"));
        assertThatThrownBy(() -> DeckPdf.print(numbered(1), PrintOptions.USUAL, out))
                .isInstanceOf(java.io.IOException.class);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void kerningBringsLettersTogether() throws Exception {
        Deck deck = deck("  - {id: a, front: AVAVAVAV, back: b}");
        double[] x =
                Glyphs.of(DeckPdf.bytes(deck, PrintOptions.USUAL)).stream()
                        .limit(8)
                        .mapToDouble(Glyph::x)
                        .toArray();
        double unkerned =
                Glyphs.of(DeckPdf.bytes(deck, PrintOptions.USUAL)).stream()
                        .limit(7)
                        .mapToDouble(Glyph::width)
                        .sum();
        assertThat(x[7] - x[0]).isLessThan(unkerned * 0.97);
    }
}
