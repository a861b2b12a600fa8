package elbow.cards;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The typefaces of the words, measured with their kerning. */
@SuppressWarnings("ImmutableEnumChecker") // an awt Font never changes
enum Face {
    REGULAR("STIXTwoText-Regular.ttf"),
    ITALIC("STIXTwoText-Italic.ttf");

    private static final FontRenderContext UNHINTED = new FontRenderContext(null, false, true);
    private static final int UNITS = 1000;

    final String file;
    private final Font font;

    Face(String file) {
        this.file = file;
        try (InputStream in = open()) {
            font =
                    Font.createFont(Font.TRUETYPE_FONT, in)
                            .deriveFont((float) UNITS)
                            .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the packaged font " + file + " is broken", e);
        }
    }

    final InputStream open() {
        return Objects.requireNonNull(Face.class.getResourceAsStream("fonts/" + file), file);
    }

    boolean has(int codePoint) {
        return font.canDisplay(codePoint);
    }

    /** The advance of each character, in thousandths of the type size, kerning included. */
    double[] advances(String text) {
        char[] chars = text.toCharArray();
        GlyphVector glyphs =
                font.layoutGlyphVector(UNHINTED, chars, 0, chars.length, Font.LAYOUT_LEFT_TO_RIGHT);
        double[] advances = new double[chars.length];
        for (int i = 0; i < chars.length; i++) {
            advances[i] = glyphs.getGlyphPosition(i + 1).getX() - glyphs.getGlyphPosition(i).getX();
        }
        return advances;
    }
}
