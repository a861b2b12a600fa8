package elbow.cards;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;

import elbow.cards.Line.Placed;
import elbow.cards.SheetLayout.Corner;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Draws pieces on one page; the origin is a card's top left corner, y downwards. */
final class Pen {
    static final float INK = 0;
    static final float PALE = 0.45f;

    /** Glyphs may reach beyond their box: room around a formula, in sizes. */
    private static final double OVERHANG = 0.5;

    private final PDDocument document;
    private final CardFonts fonts;
    private final PDPageContentStream content;

    Pen(PDDocument document, CardFonts fonts, PDPageContentStream content) {
        this.document = document;
        this.fonts = fonts;
        this.content = content;
    }

    /** Draws pieces in a shade of grey (0 is black) on the card with that corner. */
    void draw(List<Placed> pieces, float grey, Corner corner) throws IOException {
        content.setNonStrokingColor(grey);
        for (Placed placed : pieces) {
            double x = corner.left() + placed.x();
            double y = corner.top() - placed.y();
            switch (placed.piece()) {
                case Piece.Letters letters -> letters(letters, x, y);
                case Piece.Formula formula -> formula(formula, x, y);
            }
        }
    }

    private void letters(Piece.Letters letters, double x, double y) throws IOException {
        PDFont font = fonts.words(letters.face());
        content.beginText();
        content.setFont(font, (float) letters.size());
        content.newLineAtOffset((float) x, (float) y);
        content.showTextWithPositioning(kerned(font, letters));
        content.endText();
    }

    /** The text cut where kerning moves the next letter, with the moves between. */
    private static Object[] kerned(PDFont font, Piece.Letters letters) throws IOException {
        String text = letters.text();
        double[] advances = letters.face().advances(text);
        List<Object> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            float move = (float) (font.getStringWidth(text.substring(i, i + 1)) - advances[i]);
            if (Math.abs(move) < 0.5) continue;
            parts.add(text.substring(from, i + 1));
            parts.add(move);
            from = i + 1;
        }
        parts.add(text.substring(from));
        return parts.toArray();
    }

    private void formula(Piece.Formula formula, double x, double y) throws IOException {
        double size = formula.size();
        double margin = OVERHANG * size;
        double width = formula.width() + 2 * margin;
        double height = formula.ascent() + formula.descent() + 2 * margin;
        PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, (float) width, (float) height);
        graphics.setFontTextDrawer(fonts);
        graphics.setColor(Color.BLACK);
        graphics.translate(margin, margin + formula.ascent());
        graphics.scale(size, size);
        formula.box().draw(graphics, 0, 0);
        graphics.dispose();
        PDFormXObject form = graphics.getXFormObject();
        form.setMatrix(
                AffineTransform.getTranslateInstance(x - margin, y - formula.descent() - margin));
        content.beginMarkedContent(COSName.getPDFName("Span"), actualText(formula.source()));
        content.drawForm(form);
        content.endMarkedContent();
    }

    private static PDPropertyList actualText(String source) {
        COSDictionary dictionary = new COSDictionary();
        dictionary.setString(COSName.ACTUAL_TEXT, source);
        dictionary.setDirect(true);
        return PDPropertyList.create(dictionary);
    }
}
