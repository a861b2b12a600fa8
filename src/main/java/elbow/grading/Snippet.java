package elbow.grading;

import elbow.formula.FormulaException;
import elbow.source.Suggest;

import java.util.Collection;
import java.util.Optional;

/** A stretch of what a learner typed, which knows where it stands in the whole. */
record Snippet(String whole, int from, int to) {
    static Snippet of(String text) {
        return new Snippet(text, 0, text.length());
    }

    String text() {
        return whole.substring(from, to);
    }

    int length() {
        return to - from;
    }

    boolean isEmpty() {
        return from == to;
    }

    /** The stretch between two offsets of this one. */
    Snippet between(int start, int end) {
        return new Snippet(whole, from + start, from + end);
    }

    Snippet from(int start) {
        return between(start, length());
    }

    /** Without blanks around it. */
    Snippet strip() {
        int start = from;
        int end = to;
        while (start < end && isBlank(whole.charAt(start))) start++;
        while (end > start && isBlank(whole.charAt(end - 1))) end--;
        return new Snippet(whole, start, end);
    }

    /** Spaces of any kind, and characters that show nothing. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }

    FormulaException fault(int at, String problem) {
        return new FormulaException(whole, from + at, problem);
    }

    FormulaException fault(int at, String problem, String name, Collection<String> known) {
        Optional<String> near = Suggest.nearest(name, known);
        return new FormulaException(whole, from + at, problem, near);
    }
}
