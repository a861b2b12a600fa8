package elbow.cards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps Java from asking the machine for fonts: cards are set in packaged ones only, and a bare
 * machine has no fontconfig, without which Java loads no font at all.
 */
final class OwnFonts {
    private static final String PROPERTY = "sun.awt.fontconfig";

    private OwnFonts() {}

    /** Must be called before the first font is made. */
    static void only() {
        if (System.getProperty(PROPERTY) != null) return;
        try {
            Path file = Files.createTempFile("elbow", ".fontconfig.properties");
            file.toFile().deleteOnExit();
            Files.writeString(file, "version=1\nsequence.allfonts=default\n");
            System.setProperty(PROPERTY, file.toString());
            System.setProperty("java.awt.headless", "true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
