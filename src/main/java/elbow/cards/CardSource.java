package elbow.cards;

import elbow.source.Node;
import elbow.source.Place;

import java.util.List;

/**
 * Where the characters of a card's text are written. A literal block is followed line by line; in a
 * folded one the place is that of the whole text.
 */
record CardSource(Node.Scalar text, List<String> file) {

    Place place(int offset) {
        if (!text.block()) return text.at(offset);
        String before = text.text().substring(0, offset);
        int start = before.lastIndexOf('\n') + 1;
        int end = text.text().indexOf('\n', start);
        String line = text.text().substring(start, end < 0 ? text.text().length() : end);
        int number = text.place().line() + (int) before.chars().filter(c -> c == '\n').count() + 1;
        if (number > file.size() || !file.get(number - 1).endsWith(line)) return text.place();
        String written = file.get(number - 1);
        String left = written.substring(0, written.length() - line.length());
        int column = left.codePointCount(0, left.length());
        int inside = text.text().codePointCount(start, offset);
        return new Place(text.place().file(), number, column + inside + 1);
    }
}
