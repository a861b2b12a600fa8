package elbow.grading;

import elbow.formula.Formula;
import elbow.mistake.Mistake;
import elbow.mistake.Suspect;
import elbow.value.Unit;

import java.util.List;
import java.util.Optional;

/** What is found of an answer, and what the finding rests on. */
public sealed interface Verdict {
    /** The truth, within the tolerance. */
    record Right() implements Verdict {}

    /**
     * The truth by another road: typed in another unit, or reached from the learner's own rounded
     * answers, all of them right.
     */
    record OtherForm(Optional<Unit> unit, int route) implements Verdict {}

    /** The truth rounded to fewer digits than asked. */
    record FewDigits(Precision wanted) implements Verdict {}

    /** Right on these earlier answers, which are wrong; by which of the quantity's routes. */
    record Followed(List<String> answers, int route) implements Verdict {
        public Followed {
            answers = List.copyOf(answers);
        }
    }

    /**
     * What known mistakes lead to, from these wrong earlier answers if there are any; several
     * mistakes if they lead to the same.
     */
    record Mistaken(List<Suspect> suspects, List<String> answers) implements Verdict {
        public Mistaken {
            suspects = List.copyOf(suspects);
            answers = List.copyOf(answers);
        }

        /** Each once, the likeliest first. */
        public List<Mistake> mistakes() {
            return suspects.stream().map(Suspect::mistake).distinct().toList();
        }
    }

    /** The value of another step of the working, on the way to what is asked. */
    record OtherStep(Formula step) implements Verdict {}

    /** Not right, but part of it is. */
    record Partly(Share share) implements Verdict {}

    /**
     * None of these.
     *
     * @param wanted where so few digits were given that a mistake may have led to them too
     */
    record Wrong(Optional<Precision> wanted) implements Verdict {}

    /**
     * Not understood: costs no attempt.
     *
     * @param problem on one line
     * @param caret three lines: the text, a caret under the character at fault, the problem
     */
    record Unread(String problem, String caret) implements Verdict {}

    /** No answer. */
    record Missing() implements Verdict {}

    /** How a number is asked: in so many decimals, or significant digits where it is small. */
    record Precision(int digits, boolean significant) {}

    default Outcome outcome() {
        return switch (this) {
            case Right r -> Outcome.RIGHT;
            case OtherForm o -> Outcome.OTHER_FORM;
            case FewDigits f -> Outcome.FEW_DIGITS;
            case Followed f -> Outcome.FOLLOWED;
            case Mistaken m -> Outcome.MISTAKE;
            case OtherStep o -> Outcome.OTHER_STEP;
            case Partly p -> Outcome.WRONG;
            case Wrong w -> Outcome.WRONG;
            case Unread u -> Outcome.UNREAD;
            case Missing m -> Outcome.MISSING;
        };
    }
}
