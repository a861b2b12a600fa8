package elbow.cards;

import elbow.cards.SheetLayout.Corner;
import elbow.source.FaultException;
import elbow.source.Faults;
import elbow.source.WholeFile;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.util.Matrix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A deck on paper. The same deck and options give the same bytes: there is no date in them, and the
 * document's id comes from the deck's.
 */
public final class DeckPdf {
    private final Deck deck;
    private final PrintOptions options;
    private final CardFormat format;
    private final PDDocument document;
    private final CardFonts fonts;

    private DeckPdf(Deck deck, PrintOptions options, PDDocument document) {
        this.deck = deck;
        this.options = options;
        this.format = CardFormat.of(options.layout());
        this.document = document;
        this.fonts = new CardFonts(document);
    }

    /**
     * Writes the file whole or not at all (a device, such as /dev/stdout, as it comes).
     *
     * @throws FaultException with every card that does not fit
     */
    public static void print(Deck deck, PrintOptions options, Path out) throws IOException {
        WholeFile.write(out, bytes(deck, options));
    }

    /** The bytes of the file. */
    public static byte[] bytes(Deck deck, PrintOptions options) {
        OwnFonts.only();
        try (PDDocument document = new PDDocument()) {
            DeckPdf pdf = new DeckPdf(deck, options, document);
            pdf.describe();
            pdf.pages(pdf.typeset());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Sides(Side front, Side back, List<Line.Placed> footer) {}

    private List<Sides> typeset() {
        Typesetter typesetter = new Typesetter(format);
        Footer footer = new Footer(format, deck.title());
        Faults faults = new Faults();
        List<Sides> sides = new ArrayList<>();
        for (Card card : deck.cards()) {
            try {
                sides.add(
                        new Sides(
                                typesetter.front(card.front(), card.id()),
                                typesetter.back(card.back(), card.id()),
                                footer.of(sides.size() + 1, card.id())));
            } catch (FaultException e) {
                faults.addAll(e);
            }
        }
        faults.throwIfAny();
        return sides;
    }

    private void describe() {
        document.setDocumentId((long) (deck.id() + " " + options).hashCode());
        document.getDocumentInformation().setTitle(deck.title());
        document.getDocumentInformation().setKeywords(String.join(", ", deck.topics()));
        document.getDocumentInformation().setProducer("Elbow");
        PDViewerPreferences viewer = new PDViewerPreferences(new COSDictionary());
        viewer.setDisplayDocTitle(true);
        viewer.setPrintScaling(PDViewerPreferences.PRINT_SCALING.None);
        viewer.setDuplex(
                switch (options.flip()) {
                    case LONG -> PDViewerPreferences.DUPLEX.DuplexFlipLongEdge;
                    case SHORT -> PDViewerPreferences.DUPLEX.DuplexFlipShortEdge;
                });
        document.getDocumentCatalog().setViewerPreferences(viewer);
    }

    private void pages(List<Sides> sides) throws IOException {
        switch (options.layout()) {
            case DUPLEX -> {
                for (int from = 0; from < sides.size(); from += SheetLayout.CARDS) {
                    int to = Math.min(sides.size(), from + SheetLayout.CARDS);
                    fronts(sides.subList(from, to));
                    backs(sides.subList(from, to));
                }
            }
            case SINGLE -> {
                for (Sides card : sides) {
                    alone(card.front, card.footer);
                    alone(card.back, card.footer);
                }
            }
        }
    }

    private void fronts(List<Sides> cards) throws IOException {
        try (PDPageContentStream content = page(SheetLayout.PAPER)) {
            SheetLayout.cutMarks(content);
            for (int i = 0; i < cards.size(); i++) {
                draw(content, cards.get(i).front, cards.get(i).footer, SheetLayout.front(i));
            }
        }
    }

    private void backs(List<Sides> cards) throws IOException {
        PDRectangle paper = SheetLayout.PAPER;
        try (PDPageContentStream content = page(paper)) {
            if (options.flip() == Flip.SHORT) {
                content.transform(new Matrix(-1, 0, 0, -1, paper.getWidth(), paper.getHeight()));
            }
            for (int i = 0; i < cards.size(); i++) {
                draw(content, cards.get(i).back, cards.get(i).footer, SheetLayout.back(i));
            }
        }
    }

    private void alone(Side side, List<Line.Placed> footer) throws IOException {
        PDRectangle paper = new PDRectangle((float) format.width(), (float) format.height());
        try (PDPageContentStream content = page(paper)) {
            draw(content, side, footer, new Corner(0, format.height()));
        }
    }

    private PDPageContentStream page(PDRectangle paper) throws IOException {
        PDPage page = new PDPage(paper);
        document.addPage(page);
        return new PDPageContentStream(document, page);
    }

    private void draw(
            PDPageContentStream content, Side side, List<Line.Placed> footer, Corner corner)
            throws IOException {
        Pen pen = new Pen(document, fonts, content);
        pen.draw(side.pieces(), Pen.INK, corner);
        pen.draw(footer, Pen.PALE, corner);
    }
}
