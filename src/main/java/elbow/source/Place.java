package elbow.source;

/** file:line:column, lines and columns counted from 1, columns in characters. */
public record Place(String file, int line, int column) {
    /** The place {@code characters} further right on the same line. */
    public Place right(int characters) {
        return new Place(file, line, column + characters);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
