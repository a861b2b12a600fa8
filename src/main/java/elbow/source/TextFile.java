package elbow.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file as text: UTF-8, with or without byte-order mark, no control characters, not too large. */
public final class TextFile {
    /** The largest file read, in bytes. */
    public static final int LIMIT = 1_000_000;

    private TextFile() {}

    /** The text of a file, without its byte-order mark. */
    public static String read(Path file) {
        String name = file.toString();
        return checked(decoded(bytes(file, name), name), name);
    }

    /** The text without its byte-order mark. */
    static String checked(String text, String file) {
        if (text.length() > LIMIT) throw tooLarge(file);
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (int i = 0; i < clean.length(); i += Character.charCount(clean.codePointAt(i))) {
            int c = clean.codePointAt(i);
            if (!printable(c)) {
                String name = String.format(Locale.ROOT, "U+%04X", c);
                throw fault(
                        Place.in(file, clean, i),
                        "the control character " + name + " can't stand in a text file; remove it");
            }
        }
        return clean;
    }

    private static byte[] bytes(Path file, String name) {
        if (Files.isDirectory(file)) throw fault(name, "this is a folder, not a file");
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) throw tooLarge(name);
            return bytes;
        } catch (AccessDeniedException e) {
            throw fault(name, "no permission to read this file");
        } catch (IOException e) {
            throw fault(name, Files.exists(file) ? "this file can't be read" : "no such file");
        }
    }

    private static String decoded(byte[] bytes, String file) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (!result.isError()) return text;
        String value = String.format(Locale.ROOT, "0x%02X", bytes[in.position()]);
        String seen = text.startsWith("\uFEFF") ? text.substring(1) : text;
        throw fault(
                Place.in(file, seen, seen.length()),
                "the byte " + value + " is not UTF-8; save the file as UTF-8");
    }

    /** YAML's printable characters, less the byte-order mark. */
    static boolean printable(int c) {
        boolean space = c == '\t' || c == '\n' || c == '\r' || c == 0x85;
        boolean control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return space || !(control || surrogate || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF);
    }

    private static FaultException tooLarge(String file) {
        return fault(file, "the file is too large; the most that is read is 1 MB");
    }

    private static FaultException fault(String file, String message) {
        return fault(Place.whole(file), message);
    }

    private static FaultException fault(Place place, String message) {
        return new FaultException(new Fault(place, message));
    }
}
