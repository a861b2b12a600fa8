package elbow.grading;

import elbow.grading.Verdict.Broken;
import elbow.grading.Verdict.FewDigits;
import elbow.grading.Verdict.Followed;
import elbow.grading.Verdict.Missing;
import elbow.grading.Verdict.OtherForm;
import elbow.grading.Verdict.Precision;
import elbow.grading.Verdict.Right;
import elbow.grading.Verdict.Unread;
import elbow.grading.Verdict.Wrong;

import java.util.List;
import java.util.stream.Collectors;

/** A verdict in a sentence for the learner, which never gives the answer away. */
final class Sentences {
    private Sentences() {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case Right r -> "Right.";
            case OtherForm o ->
                    o.unit()
                            .map(u -> "Right, converted from " + u.text() + ".")
                            .orElse("Right, from your own rounded answers.");
            case FewDigits f -> "Right as far as it goes: give " + of(f.wanted()) + ".";
            case Followed f -> followed(f.answers());
            case Verdict.Partly p -> partly(p);
            case Wrong w ->
                    "Not right."
                            + w.broken().stream().map(Sentences::of).collect(Collectors.joining());
            case Unread u -> "Not understood: " + u.problem() + ".";
            case Missing m -> "No answer.";
        };
    }

    private static String partly(Verdict.Partly p) {
        return "Not right yet: "
                + String.join(" and ", p.right())
                + (p.right().size() == 1 ? " is" : " are")
                + " right, "
                + String.join(" and ", p.wrong())
                + (p.wrong().size() == 1 ? " is not." : " are not.");
    }

    private static String of(Precision wanted) {
        return wanted.digits()
                + (wanted.significant()
                        ? " significant digits"
                        : wanted.digits() == 1 ? " decimal" : " decimals");
    }

    private static String followed(List<String> answers) {
        String names = answers.size() == 1 ? "answer to " : "answers to ";
        String last = answers.getLast();
        String before = String.join(", ", answers.subList(0, answers.size() - 1));
        String all = before.isEmpty() ? last : before + " and " + last;
        return "Right from your "
                + names
                + all
                + ", which "
                + (answers.size() == 1 ? "is" : "are")
                + " not right yet.";
    }

    private static String of(Broken law) {
        return switch (law) {
            case NOT_A_PROBABILITY -> " A probability lies between 0 and 1.";
            case NEGATIVE -> " What is asked is never negative.";
            case NOT_POSITIVE -> " What is asked is above 0.";
            case SUM_NOT_ONE -> " The probabilities of a distribution sum to 1.";
        };
    }
}
