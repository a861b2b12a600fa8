package elbow.source;

import org.snakeyaml.engine.v2.exceptions.Mark;

import tools.jackson.core.TokenStreamLocation;

import java.util.stream.IntStream;

/** The text of a document by its characters: where a token starts and how it is written. */
final class YamlSource {
    private final String file;
    private final String text;
    private final int[] characters;

    YamlSource(String file, String text) {
        this.file = file;
        this.text = text;
        this.characters = text.codePoints().toArray();
    }

    String file() {
        return file;
    }

    String text() {
        return text;
    }

    Place place(TokenStreamLocation at) {
        return place(index(at), Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    Place place(Mark mark) {
        return place(mark.getIndex(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The parser may count columns beyond the end. */
    private Place place(int index, int line, int column) {
        return index < characters.length
                ? new Place(file, line, column)
                : Place.in(file, text, text.length());
    }

    /** The character at an index, a line feed before the start and beyond the end. */
    int character(int index) {
        return index >= 0 && index < characters.length ? characters[index] : '\n';
    }

    /** Only spaces stand before the character at an index in a column (from 0). */
    boolean blankBefore(int index, int column) {
        return IntStream.range(index - column, index).allMatch(i -> character(i) == ' ');
    }

    boolean opensFlow(TokenStreamLocation at) {
        int c = character(index(at));
        return c == '{' || c == '[';
    }

    /** The scalar written between two marks; its style is read off its first character. */
    Node.Scalar scalar(TokenStreamLocation from, TokenStreamLocation to, String value) {
        int start = index(from);
        int c = index(to) > start ? character(start) : '\n';
        boolean quoted = c == '"' || c == '\'';
        boolean block = c == '|' || c == '>';
        Place place = quoted ? place(from).right(1) : place(from);
        refuseHalves(value, place);
        int exact = block ? 0 : quoted ? exact(value, start + 1, c) : exact(value, start, -1);
        return new Node.Scalar(value, quoted, block, place, exact);
    }

    /** Half a surrogate pair, by an escape, is no character. */
    private static void refuseHalves(String value, Place place) {
        if (value.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            String message = "the escapes \\uD800 to \\uDFFF are no characters; use \\U";
            throw new FaultException(new Fault(place, message));
        }
    }

    /** How many chars of the value stand side by side in the source, before any escape. */
    private int exact(String value, int start, int quote) {
        int i = 0;
        for (int at = start; i < value.length(); at++) {
            int c = value.codePointAt(i);
            boolean escape = c == quote || c == '\n' || (c == '\\' && quote == '"');
            if (escape || c != character(at)) return i;
            i += Character.charCount(c);
        }
        return i;
    }

    /** Refuses an anchor, an alias or a tag. */
    void refuseMarker(TokenStreamLocation at) {
        String name = word(index(at));
        String message =
                switch (character(index(at))) {
                    case '&' -> "the anchor %s is not allowed; write the value out where needed";
                    case '*' -> "the alias %s is not allowed; write the value out, or quote it";
                    case '!' -> "the tag %s is not allowed; values are read by their text";
                    default -> "";
                };
        if (message.isEmpty()) return;
        throw new FaultException(new Fault(place(at), message.replace("%s", Fault.quote(name))));
    }

    /** Where the document that holds this place starts: at its {@code ---}, if it has one. */
    Place documentStart(TokenStreamLocation at) {
        for (int i = index(at); i > 0; i--) {
            boolean newLine = character(i - 1) == '\n' || character(i - 1) == '\r';
            if (newLine && word(i).equals("---")) return lineStart(i);
        }
        return place(at);
    }

    private Place lineStart(int index) {
        return Place.in(file, text, text.offsetByCodePoints(0, index));
    }

    private String word(int start) {
        int end = start;
        while (!Character.isWhitespace(character(end)) && ",[]{}".indexOf(character(end)) < 0)
            end++;
        return new String(characters, start, end - start);
    }

    private static int index(TokenStreamLocation at) {
        return Math.toIntExact(at.getCharOffset());
    }
}
