package elbow.cards;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The glyphs of a PDF as another reader finds them: page, text, origin from the bottom left. */
final class Glyphs extends PDFTextStripper {
    record Glyph(int page, String text, double x, double y, double width, PDFont font) {}

    private final List<Glyph> found = new ArrayList<>();

    static List<Glyph> of(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Glyphs glyphs = new Glyphs();
            glyphs.getText(document);
            return glyphs.found;
        }
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        var matrix = text.getTextMatrix();
        found.add(
                new Glyph(
                        getCurrentPageNo(),
                        text.getUnicode(),
                        matrix.getTranslateX(),
                        matrix.getTranslateY(),
                        text.getWidthDirAdj(),
                        text.getFont()));
    }
}
