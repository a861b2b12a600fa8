package elbow.formula;

import java.util.Optional;

/** A formula that can't be read: the text, the character at fault, and what would be right. */
public final class FormulaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String text;
    private final int offset;
    private final String problem;
    private final transient Optional<String> suggestion;

    /** {@code offset} counts chars of {@code text} from 0; it may be the text's length. */
    public FormulaException(String text, int offset, String problem, Optional<String> suggestion) {
        super(problem, null, false, false);
        this.text = text;
        this.offset = offset;
        this.problem = problem;
        this.suggestion = suggestion;
    }

    public FormulaException(String text, int offset, String problem) {
        this(text, offset, problem, Optional.empty());
    }

    public String text() {
        return text;
    }

    public int offset() {
        return offset;
    }

    /** The nearest known name. */
    public Optional<String> suggestion() {
        return suggestion;
    }

    /** What is wrong and what would be right, on one line, without the text. */
    public String problem() {
        return problem + suggestion.map(s -> " (did you mean " + s + "?)").orElse("");
    }

    /** One line: the problem, where, and the text (an excerpt if it is long). */
    public String message() {
        return problem()
                + ", at character "
                + (text.codePointCount(0, offset) + 1)
                + " of: "
                + Excerpt.around(text, offset).text();
    }

    @Override
    public String getMessage() {
        return message();
    }

    /** Three lines: the text, a caret under the character, the problem. */
    public String caret() {
        Excerpt excerpt = Excerpt.around(text, offset);
        return excerpt.text() + "\n" + " ".repeat(excerpt.column()) + "^\n" + problem();
    }
}
