package elbow.exercise;

import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Place;

import java.util.ArrayList;
import java.util.List;

/** The words of a network file, each with its place, read one after the other. */
final class FileWords {
    private static final String BRACKETS = "{}()[];";

    private final String text;
    private final String file;
    private final boolean interchange;
    private final List<Word> words = new ArrayList<>();
    private int at;
    private int line = 1;
    private int column = 1;
    private int next;

    /**
     * A word, or a bracket or semicolon.
     *
     * @param quoted whether it stood in double quotes, so that it is a name whatever it says
     */
    record Word(String text, boolean quoted, Place place) {
        boolean is(String other) {
            return !quoted && text.equals(other);
        }
    }

    private FileWords(String text, String file, boolean interchange) {
        this.text = text;
        this.file = file;
        this.interchange = interchange;
        while (at < text.length()) word();
    }

    /** BIF: brackets and semicolons are words; blanks, commas, bars and comments part words. */
    static FileWords ofBif(String text, String file) {
        return new FileWords(text, file, true);
    }

    /** UAI: blanks part words, and a line that begins with the word {@code c} is a comment. */
    static FileWords ofUai(String text, String file) {
        return new FileWords(text, file, false);
    }

    private void word() {
        char c = text.charAt(at);
        if (isBlank(c)) step();
        else if (isCommentLine()) skipTo("\n", "");
        else if (interchange && text.startsWith("//", at)) skipTo("\n", "");
        else if (interchange && text.startsWith("/*", at)) skipTo("*/", "this comment");
        else if (interchange && c == '"') quoted();
        else if (interchange && BRACKETS.indexOf(c) >= 0) {
            words.add(new Word(Character.toString(c), false, place()));
            step();
        } else plain();
    }

    private boolean isBlank(char c) {
        return Character.isWhitespace(c) || (interchange && (c == ',' || c == '|'));
    }

    private boolean isCommentLine() {
        boolean word =
                text.charAt(at) == 'c' && (at + 1 == text.length() || isBlank(text.charAt(at + 1)));
        return !interchange && word && column == 1;
    }

    private void plain() {
        Place place = place();
        int start = at;
        while (at < text.length() && !endsWord(text.charAt(at))) step();
        words.add(new Word(text.substring(start, at), false, place));
    }

    private boolean endsWord(char c) {
        return isBlank(c) || (interchange && (c == '"' || BRACKETS.indexOf(c) >= 0));
    }

    private void quoted() {
        Place place = place();
        int close = text.indexOf('"', at + 1);
        if (close < 0) throw fault(place, "this quote is not closed");
        words.add(new Word(text.substring(at + 1, close), true, place));
        while (at <= close) step();
    }

    /** Past the end mark; without one it is a fault, or the end of the file if nothing is named. */
    private void skipTo(String end, String what) {
        int found = text.indexOf(end, at);
        if (found < 0 && !what.isEmpty()) throw fault(place(), what + " is not closed");
        int to = found < 0 ? text.length() : found + end.length();
        while (at < to) step();
    }

    private void step() {
        char c = text.charAt(at++);
        if (c == '\n' || (c == '\r' && (at == text.length() || text.charAt(at) != '\n'))) {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate(c)) column++;
    }

    private Place place() {
        return new Place(file, line, column);
    }

    /** Where the text ends. */
    Place end() {
        return place();
    }

    boolean atEnd() {
        return next == words.size();
    }

    boolean at(String wanted) {
        return !atEnd() && words.get(next).is(wanted);
    }

    /** Takes the next word if it is this one. */
    boolean accept(String wanted) {
        if (!at(wanted)) return false;
        next++;
        return true;
    }

    /** The next word, whatever it is. */
    Word take(String expected) {
        if (atEnd()) throw fault(end(), "the file ends where " + expected + " was expected");
        return words.get(next++);
    }

    /** The next word, which is a name or a number and no bracket. */
    Word name(String expected) {
        Word word = take(expected);
        boolean bracket = !word.quoted() && BRACKETS.contains(word.text());
        if (interchange && bracket) throw unexpected(word, expected);
        return word;
    }

    void expect(String wanted) {
        Word word = take(Fault.quote(wanted));
        if (!word.is(wanted)) throw unexpected(word, Fault.quote(wanted));
    }

    /** A whole number of at least {@code least}. */
    int whole(String what, int least, int most) {
        Word word = name(what);
        int number = word.text().matches("\\d{1,9}") ? Integer.parseInt(word.text()) : -1;
        if (number >= least && number <= most) return number;
        throw fault(
                word.place(),
                what
                        + " is a whole number from "
                        + least
                        + " to "
                        + most
                        + ", not "
                        + Fault.quote(word.text()));
    }

    Word peek(String expected) {
        Word word = take(expected);
        next--;
        return word;
    }

    static FaultException unexpected(Word word, String expected) {
        return fault(
                word.place(), expected + " was expected here, not " + Fault.quote(word.text()));
    }

    static FaultException fault(Place place, String message) {
        return new FaultException(new Fault(place, message));
    }
}
