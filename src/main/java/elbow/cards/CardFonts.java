package elbow.cards;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.scilab.forge.jlatexmath.TeXFormula;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fonts of one document, each embedded once, with the glyphs it uses. */
final class CardFonts extends PdfBoxGraphics2DFontTextDrawer {
    private static final List<String> FOLDERS =
            List.of("base", "latin", "latin/optional", "maths", "maths/optional", "euler");

    private final PDDocument document;
    private final Map<Face, PDFont> words = new EnumMap<>(Face.class);
    private final Map<String, PDFont> maths = new HashMap<>();

    CardFonts(PDDocument document) {
        this.document = document;
    }

    PDFont words(Face face) throws IOException {
        PDFont known = words.get(face);
        if (known != null) return known;
        try (InputStream in = face.open()) {
            PDFont loaded = PDType0Font.load(document, in);
            words.put(face, loaded);
            return loaded;
        }
    }

    /** The font of a formula's glyphs by its name; without one they would be drawn as outlines. */
    @Override
    protected @Nullable PDFont mapFont(Font font, IFontTextDrawerEnv env) throws IOException {
        String name = font.getFontName();
        PDFont known = maths.get(name);
        if (known != null) return known;
        for (String folder : FOLDERS) {
            String path = "fonts/" + folder + "/" + name + ".ttf";
            try (InputStream in = TeXFormula.class.getResourceAsStream(path)) {
                if (in == null) continue;
                PDFont loaded = PDType0Font.load(document, in);
                maths.put(name, loaded);
                return loaded;
            }
        }
        return null;
    }
}
