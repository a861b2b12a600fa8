package elbow.source;

import java.util.Comparator;

/**
 * file:line:column, lines and columns counted from 1, columns in characters (code points); line 0
 * stands for the file as a whole and prints as the file's name alone.
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file)
                    .thenComparingInt(Place::line)
                    .thenComparingInt(Place::column);

    /** The file as a whole. */
    public static Place whole(String file) {
        return new Place(file, 0, 0);
    }

    /** The place of {@code text.charAt(offset)}; lines end with LF, CR or CR LF. */
    public static Place in(String file, String text, int offset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !pair)) {
                line++;
                start = i + 1;
            }
        }
        return new Place(file, line, 1 + text.codePointCount(start, offset));
    }

    /** The place {@code characters} further right on the same line. */
    public Place right(int characters) {
        return new Place(file, line, column + characters);
    }

    @Override
    public int compareTo(Place that) {
        return ORDER.compare(this, that);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
