package elbow.grading;

import elbow.formula.FormulaException;
import elbow.value.Value;

import java.util.List;

/** What a learner's text says, or why it can't be told. */
public sealed interface Reading {
    /** A value, and the numbers it was typed with: one, or one for each row of a table. */
    record Understood(Value value, List<Typed> numbers) implements Reading {
        public Understood {
            numbers = List.copyOf(numbers);
        }

        public boolean has(Typed.Form form) {
            for (Typed n : numbers) if (n.forms().contains(form)) return true;
            return false;
        }
    }

    /** A text that is not understood. */
    record Unread(FormulaException why) implements Reading {
        /** Three lines: the text, a caret under the character at fault, the problem. */
        public String caret() {
            return why.caret();
        }

        /** One line, without the text. */
        public String problem() {
            int character = why.text().codePointCount(0, why.offset()) + 1;
            return why.problem() + ", at character " + character;
        }
    }

    /** Nothing was typed. */
    record Blank() implements Reading {}
}
