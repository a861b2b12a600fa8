package elbow.grading;

import elbow.formula.FormulaException;

import java.util.Collection;

/** A stretch of what a learner typed, which knows where it stands in the whole. */
record Snippet(Spelled whole, int from, int to) {
    static Snippet of(String typed) {
        return of(Spelled.same(typed));
    }

    static Snippet of(Spelled text) {
        return new Snippet(text, 0, text.text().length());
    }

    String text() {
        return whole.text().substring(from, to);
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
        String text = whole.text();
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) start++;
        while (end > start && isBlank(text.charAt(end - 1))) end--;
        return new Snippet(whole, start, end);
    }

    /** Spaces of any kind, and characters that show nothing. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }

    FormulaException fault(int at, String problem) {
        return whole.fault(from + at, problem);
    }

    FormulaException fault(int at, String problem, String name, Collection<String> known) {
        return whole.fault(from + at, problem, name, known);
    }

    /** A writer of another spelling of this stretch. */
    Spelled.Writer rewrite() {
        return new Spelled.Writer(whole);
    }
}
