package elbow.cards;

import elbow.cards.CardText.Block;
import elbow.cards.CardText.Run;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.source.Faults;
import elbow.source.Place;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Reads what stands on a card: {@code `formula`}, {@code $LaTeX$}, {@code *emphasis*}; blank lines
 * part paragraphs, a formula alone on its line is displayed, a backslash takes the meaning from the
 * next of {@code ` $ * \}.
 */
final class CardTextParser {
    private static final String SPECIAL = "`$*\\";

    private final String text;
    private final IntFunction<Place> places;
    private final Faults faults;

    private final List<Block> blocks = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private int at;
    private int emphasis = -1;

    /** {@code places} knows where the character at an offset of the text is written. */
    CardTextParser(String text, IntFunction<Place> places, Faults faults) {
        this.text = text;
        this.places = places;
        this.faults = faults;
    }

    CardText parse() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            switch (c) {
                case '`', '$' -> maths((char) c);
                case '*' -> star();
                case '\\' -> backslash();
                case '\n' -> newline();
                default -> letter(c);
            }
        }
        endParagraph();
        return new CardText(blocks, places.apply(0));
    }

    private void letter(int c) {
        if (c == '\t') c = ' ';
        boolean printable = Face.REGULAR.has(c) && Face.ITALIC.has(c);
        if (printable) words.appendCodePoint(c);
        else fault(at, notInFont(c));
        at += Character.charCount(c);
    }

    static String notInFont(int c) {
        return String.format(
                Locale.ROOT,
                "the cards' font has no '%s' (U+%04X); write it as a formula if it is one",
                Character.toString(c),
                c);
    }

    private void backslash() {
        boolean escapes = at + 1 < text.length() && SPECIAL.indexOf(text.charAt(at + 1)) >= 0;
        if (escapes) at++;
        words.append(text.charAt(at));
        at++;
    }

    private void star() {
        flush();
        emphasis = emphasis < 0 ? at : -1;
        at++;
    }

    private void newline() {
        at++;
        int next = at;
        while (next < text.length() && text.charAt(next) == ' ') next++;
        if (next < text.length() && text.charAt(next) != '\n') words.append(' ');
        else endParagraph();
    }

    private void maths(char quote) {
        int close = closing(quote);
        if (close < 0) {
            fault(
                    at,
                    "the "
                            + quote
                            + " that opens here is not closed; write \\"
                            + quote
                            + " for the character itself");
            at = text.length();
            return;
        }
        int start = at + 1;
        boolean display = blankBefore(at) && blankAfter(close + 1);
        at = close + 1;
        String source = text.substring(start, close);
        if (source.isBlank()) {
            fault(start - 1, "an empty formula");
            return;
        }
        Maths maths =
                quote == '$' ? checked(new Maths(flat(source)), start) : formula(source, start);
        if (display) {
            endParagraph();
            blocks.add(new Block.Display(maths));
        } else {
            flush();
            runs.add(new Run.Inline(maths));
        }
    }

    private Maths formula(String source, int start) {
        try {
            return checked(Maths.of(Formulas.parse(source), flat(source)), start);
        } catch (FormulaException e) {
            fault(start + e.offset(), e.problem());
            return new Maths("");
        }
    }

    private Maths checked(Maths maths, int start) {
        maths.problem().ifPresent(problem -> fault(start, problem));
        return maths;
    }

    private static String flat(String source) {
        return source.replaceAll("\\s+", " ").strip();
    }

    private int closing(char quote) {
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) == quote) return i;
            if (text.charAt(i) == '\\' && quote == '$') i++;
        }
        return -1;
    }

    private boolean blankBefore(int offset) {
        int line = text.lastIndexOf('\n', offset) + 1;
        return text.substring(line, offset).isBlank();
    }

    private boolean blankAfter(int offset) {
        int end = text.indexOf('\n', offset);
        return text.substring(offset, end < 0 ? text.length() : end).isBlank();
    }

    private void flush() {
        if (words.isEmpty()) return;
        String flowing = Normalizer.normalize(words, Normalizer.Form.NFC);
        runs.add(new Run.Words(flowing, emphasis >= 0));
        words.setLength(0);
    }

    private void endParagraph() {
        if (emphasis >= 0) {
            fault(
                    emphasis,
                    "the * that opens here is not closed in its paragraph; write \\* for a"
                            + " star");
        }
        flush();
        emphasis = -1;
        boolean blank = runs.stream().allMatch(r -> r instanceof Run.Words w && w.text().isBlank());
        if (!blank) blocks.add(new Block.Prose(runs));
        runs.clear();
    }

    private void fault(int offset, String message) {
        faults.add(places.apply(offset), message);
    }
}
