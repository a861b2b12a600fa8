package elbow.grading;

import elbow.formula.FormulaException;
import elbow.source.Suggest;

import java.util.Arrays;
import java.util.Collection;

/**
 * A text in another spelling than it was typed in, each character knowing the one it stands for.
 */
final class Spelled {
    private static final int[] SAME = {};
    private static final int LONGEST_WORD = 40;

    private final String typed;
    private final String text;
    private final int[] origins;

    private Spelled(String typed, String text, int[] origins) {
        this.typed = typed;
        this.text = text;
        this.origins = origins;
    }

    /** The text as it was typed. */
    static Spelled same(String typed) {
        return new Spelled(typed, typed, SAME);
    }

    String text() {
        return text;
    }

    private int origin(int at) {
        return origins.length == 0 ? at : origins[at];
    }

    /** A fault at a character of this spelling, told of what was typed. */
    FormulaException fault(int at, String problem) {
        return new FormulaException(typed, origin(at), oneLine(problem));
    }

    /** A fault found in this spelling, told of what was typed. */
    FormulaException told(FormulaException e, String problem) {
        return new FormulaException(typed, origin(e.offset()), oneLine(problem), e.suggestion());
    }

    FormulaException fault(int at, String problem, String name, Collection<String> known) {
        return new FormulaException(
                typed, origin(at), oneLine(problem), Suggest.nearest(name, known));
    }

    /** A sentence that quotes what was typed stays short, however long that is. */
    private static String oneLine(String problem) {
        StringBuilder line = new StringBuilder();
        int word = 0;
        for (int i = 0; i < problem.length(); i++) {
            char c = Character.isISOControl(problem.charAt(i)) ? ' ' : problem.charAt(i);
            word = c == ' ' ? 0 : word + 1;
            if (word <= LONGEST_WORD) line.append(c);
            if (word == LONGEST_WORD + 1) line.append("...");
        }
        return line.toString();
    }

    /** The beginning of what was typed, to be quoted in a sentence. */
    static String shown(String text) {
        int end = Math.min(text.length(), LONGEST_WORD);
        boolean splits = end < text.length() && Character.isLowSurrogate(text.charAt(end));
        return end == text.length() ? text : text.substring(0, splits ? end - 1 : end) + "...";
    }

    /** Where a name first stands. */
    int find(String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            boolean begins = at == 0 || !Character.isLetter(text.charAt(at - 1));
            int end = at + name.length();
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) return at;
        }
        return 0;
    }

    /** Writes a new spelling of a stretch of an old one. */
    static final class Writer {
        private final Spelled old;
        private final StringBuilder text = new StringBuilder();
        private int[] origins;

        Writer(Spelled old) {
            this.old = old;
            this.origins = new int[old.text.length() + 16];
        }

        /** {@code spelled} stands for the old spelling's character at {@code at}. */
        void put(int at, CharSequence spelled) {
            for (int k = 0; k < spelled.length(); k++) put(at, spelled.charAt(k));
        }

        void put(int at, char spelled) {
            mark(at);
            text.append(spelled);
        }

        /** A blank, unless there is one. */
        void blank(int at) {
            int length = text.length();
            if (length > 0 && !Snippet.isBlank(text.charAt(length - 1))) put(at, ' ');
        }

        private void mark(int at) {
            if (text.length() == origins.length)
                origins = Arrays.copyOf(origins, 2 * origins.length);
            origins[text.length()] = old.origin(at);
        }

        /** The last character that is no blank, or 0 if there is none. */
        char last() {
            int i = text.length() - 1;
            while (i >= 0 && Snippet.isBlank(text.charAt(i))) i--;
            return i < 0 ? 0 : text.charAt(i);
        }

        /** What was written; behind it stands the old spelling's character at {@code end}. */
        Spelled done(int end) {
            mark(end);
            return new Spelled(old.typed, text.toString(), origins);
        }
    }
}
